/**
 * What can be done with a settlement, and what people asked for before: parts of its page.
 *
 * @NApiVersion 2.1
 */

import { STEPS, stepsOffered } from '../../flows/settlements/steps';
import { SCRIPT } from '../ids';
import { shownMoment } from '../times';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { pageAddress } from './pageParts';
import { type Column, tableHtml } from './settlementParts';
import type { StepSituation } from './settlementSituation';

/** What is asked for and not done yet. */
export function askedHtml({ steps }: Pick<StepSituation, 'steps'>): Html {
  const asked = steps.filter(({ state }) => state === 'asked');
  return html`${asked.map(
    ({ kind, by, at, message }) =>
      html`<br><b>${STEPS[kind].asked} by ${by} on ${shownMoment(at)}; the next run does it.</b>${message === '' ? '' : ` So far: ${message}`}`,
  )}`;
}

/** Each leads to a page that says what it will do, and asks. */
export function stepLinks({ facts, kept }: Pick<StepSituation, 'facts' | 'kept'>): Html {
  const offered = stepsOffered(facts);
  if (offered.length === 0) return html``;
  const links = offered.map((kind, at) => {
    const address = pageAddress(SCRIPT.settlementStep, { [`${PARAMETER}id`]: kept.id, [`${PARAMETER}kind`]: kind });
    return html`${at === 0 ? '' : ' · '}${link(address, `${STEPS[kind].title}…`)}`;
  });
  return html`<br>What can be done: ${links}`;
}

const COLUMNS: readonly Column[] = [
  { label: 'When', align: 'keep' },
  { label: 'Who', align: 'keep' },
  { label: 'What', align: 'keep' },
  { label: 'Posting', align: 'n' },
  { label: 'Why', align: 'words' },
  { label: 'Came Of It', align: 'words' },
];

const STATES = { asked: '○ Asked for', done: '● Done', refused: '✕ Given up' } as const;

export function stepsTable({ steps }: Pick<StepSituation, 'steps'>): Html | null {
  if (steps.length === 0) return null;
  const rows = steps.map(({ at, by, kind, posting, reason, state, message }) => ({
    cells: [
      shownMoment(at),
      by,
      STEPS[kind].title,
      String(posting),
      reason,
      message === '' ? STATES[state] : `${STATES[state]}: ${message}`,
    ],
  }));
  return tableHtml('What people asked for', COLUMNS, rows);
}
