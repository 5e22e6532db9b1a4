/**
 * The requests of the set-up page. A GET changes nothing; a POST acts only for a role that may set up and for a form
 * that this person was shown, and is answered with a redirect.
 *
 * @NApiVersion 2.1
 */

import type { ServerResponse } from 'N/http';
import * as redirect from 'N/redirect';
import { type Connection, connectionById } from '../connection/connections';
import { testConnection } from '../connection/connectionTest';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { accountFeatures } from '../features';
import { SCRIPT } from '../ids';
import { passedOverByPlace, placeKey } from '../orders/replan';
import { FOREIGN_FORM, isOwnForm } from './formToken';
import { leaveNotice, type Notice } from './notice';
import { activate, maySetUp, planPassedOver, stop } from './setupActions';
import { ABOUT, ABOUT_FIELD, ASKED, ASKED_FIELD, QUESTIONS, type Question } from './setupAddresses';
import { setupFacts } from './setupFacts';
import { setupPage } from './setupPage';
import { connectionQuestion, planQuestion, testResult } from './setupQuestion';

type Parameters = Readonly<Record<string, string | undefined>>;

export function showPage(parameters: Parameters, response: ServerResponse): void {
  const asked = questionOf(parameters[ASKED], parameters[ABOUT]);
  const features = accountFeatures();
  if (asked?.question === 'plan') {
    const marketplace = readMarketplaces(features).find((each) => each.id === asked.id);
    if (marketplace) {
      const waiting = passedOverByPlace().get(placeKey(marketplace)) ?? 0;
      response.writePage({ pageObject: planQuestion(marketplace, waiting) });
      return;
    }
  } else if (asked) {
    const connection = connectionById(asked.id);
    if (connection) {
      response.writePage({ pageObject: connectionQuestion(asked.question, connection) });
      return;
    }
  }
  response.writePage({ pageObject: setupPage(setupFacts(features), features) });
}

export function answerPost(parameters: Parameters, response: ServerResponse): void {
  const asked = questionOf(parameters[ASKED_FIELD], parameters[ABOUT_FIELD]);
  const refusal = refusalOf(parameters, asked);
  if (refusal !== null || asked === null) {
    goBack({ mood: 'refused', text: refusal ?? NOTHING_ASKED }, asked);
    return;
  }
  if (asked.question === 'plan') {
    const marketplace = readMarketplaces(accountFeatures()).find((each) => each.id === asked.id);
    goBack(marketplace ? planPassedOver(marketplace, marketplace.name) : GONE, null);
    return;
  }
  const connection = connectionById(asked.id);
  if (connection === null) goBack(GONE, null);
  else if (asked.question === 'test') showTest(connection, readMarketplaces(accountFeatures(), asked.id), response);
  else goBack(asked.question === 'activate' ? activate(connection) : stop(connection), null);
}

const NOTHING_ASKED = 'The form did not say what to do. Choose again on this page.';
const GONE: Notice = { mood: 'refused', text: 'The record does not exist any more, or is inactive.' };

interface Asked {
  readonly question: Question;
  readonly id: string;
}

/** What comes with a request is believed only where it names something this page knows. */
function questionOf(question: string | undefined, id: string | undefined): Asked | null {
  const known = QUESTIONS.find((each) => each === question);
  return known && id !== undefined && /^\d{1,15}$/.test(id) ? { question: known, id } : null;
}

function refusalOf(parameters: Parameters, asked: Asked | null): string | null {
  if (asked === null) return NOTHING_ASKED;
  if (!maySetUp())
    return 'Your role may look at the set-up and not change it. Ask somebody with the role Amazon Admin.';
  return isOwnForm(parameters) ? null : FOREIGN_FORM;
}

function showTest(connection: Connection, marketplaces: readonly Marketplace[], response: ServerResponse): void {
  response.writePage({ pageObject: testResult(connection, marketplaces, testConnection(connection)) });
}

function goBack(notice: Notice, asked: Asked | null): void {
  leaveNotice(notice);
  redirect.toSuitelet({
    scriptId: SCRIPT.setup.id,
    deploymentId: SCRIPT.setup.deployment,
    parameters: asked === null ? {} : { [ASKED]: asked.question, [ABOUT]: asked.id },
  });
}
