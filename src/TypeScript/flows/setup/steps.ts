/**
 * The way to the first imported order as a list of steps, each with its state, and the one to take next.
 *
 * @NApiVersion 2.1
 */

import { type MarketplaceFact, type SetupFacts, works } from './facts';

export type StepId = 'secrets' | 'connection' | 'activate' | 'marketplaces' | 'services' | 'skus' | 'owners' | 'live';
/** `gaps`: orders are imported, some will be held. */
export type StepState = 'done' | 'gaps' | 'open';

export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly state: StepState;
  /** What is there, or what is left to do. */
  readonly detail: string;
}

type Judged = Pick<Step, 'state' | 'detail'>;

const TITLES: Readonly<Record<StepId, string>> = {
  secrets: 'Enter the secrets',
  connection: 'Complete the connections',
  activate: 'Test and activate the connections',
  marketplaces: 'Configure the marketplaces',
  services: 'Map the ship services',
  skus: 'Map the SKUs',
  owners: 'Give exceptions an owner',
  live: 'Go live',
};

const JUDGES: Readonly<Record<StepId, (facts: SetupFacts) => Judged>> = {
  secrets,
  connection,
  activate,
  marketplaces,
  services,
  skus,
  owners,
  live,
};

export function stepsOf(facts: SetupFacts): readonly Step[] {
  return (Object.keys(JUDGES) as StepId[]).map((id) => ({ id, title: TITLES[id], ...JUDGES[id](facts) }));
}

/** The step to take now: what is open goes before what has gaps. Null where nothing is left. */
export function nextStep(steps: readonly Step[]): Step | null {
  return steps.find((each) => each.state === 'open') ?? steps.find((each) => each.state === 'gaps') ?? null;
}

/** The page's first line: is anything left to do, and what comes next. */
export function firstLine(steps: readonly Step[], facts: SetupFacts): string {
  const next = nextStep(steps);
  const live = facts.marketplaces.filter((each) => each.state === 'live').length;
  if (next === null) return `Nothing is left to do: orders are imported from ${count(live, 'marketplace')}.`;
  const done = steps.filter((each) => each.state === 'done').length;
  return `${done} of ${steps.length} steps are done. Next: ${lowerFirst(next.title)}. ${next.detail}`;
}

function secrets({ connections }: SetupFacts): Judged {
  const without = connections.filter((each) => !each.hasSecrets);
  if (connections.length === 0 || without.length > 0) {
    const whose = without.length > 0 ? `${names(without)}: ` : '';
    const judged = without.length < connections.length ? gaps : open;
    return judged(
      `${whose}Create two API secrets under Setup > Company > API Secrets, one for the client secret and one for the refresh token, allow them for the add-on's scripts, and enter their IDs on the connection.`,
    );
  }
  const expiring = connections.flatMap((each) => each.secretWarning ?? []);
  if (expiring.length > 0) return gaps(expiring.join(' '));
  return done('The IDs of both secrets are entered; a test shows whether they are right.');
}

function connection({ connections }: SetupFacts): Judged {
  if (connections.length === 0) return open('Make a connection for each seller account and region.');
  const incomplete = connections.filter((each) => each.missing.length > 0);
  if (incomplete.length === 0) return done(`${count(connections.length, 'connection')}: ${names(connections)}.`);
  const judged = incomplete.length < connections.length ? gaps : open;
  return judged(incomplete.map((each) => `${each.name}: ${each.missing.join(' ')}`).join(' '));
}

function activate({ connections }: SetupFacts): Judged {
  if (connections.length === 0) return open('There is no connection yet.');
  const idle = connections.filter((each) => !works(each));
  if (idle.length === 0) return done('Calls are made for every connection.');
  const why = idle.map((each) => {
    if (each.state !== 'active') return `${each.name} is ${each.state}.`;
    return `${each.name} was activated in account ${each.account ?? '(none)'}, not in this one; nothing is called until it is activated here.`;
  });
  return idle.length < connections.length ? gaps(why.join(' ')) : open(why.join(' '));
}

function marketplaces({ marketplaces: all }: SetupFacts): Judged {
  if (all.length === 0) {
    return open('Make a record for each marketplace to import from; the test of a connection lists them.');
  }
  const incomplete = all.filter((each) => each.problems.length > 0);
  if (incomplete.length === 0) return done(`Complete: ${names(all)}.`);
  const detail = incomplete.map(({ name, problems }) =>
    problems.length === 1
      ? `${name}: ${problems[0]}`
      : `${name}: ${problems.length} settings are missing; they are named below.`,
  );
  return incomplete.length < all.length ? gaps(detail.join(' ')) : open(detail.join(' '));
}

function services({ marketplaces: all }: SetupFacts): Judged {
  if (all.length === 0) return open('There is no marketplace yet.');
  const asked = all.flatMap(({ name, services: coverage }) => (coverage === null ? [] : [{ name, ...coverage }]));
  if (asked.length === 0) return done('No marketplace imports orders that you ship yourself.');
  const lacking = asked.filter((each) => each.missing.length > 0);
  if (lacking.length === 0) return done('Every service level that Amazon names has a shipping item.');
  const detail = lacking.map(({ name, mapped, missing }) =>
    mapped.length === 0
      ? `${name}: no service level has a shipping item.`
      : `${name}: no shipping item for ${missing.join(', ')}.`,
  );
  const text = `${detail.join(' ')} An order with such a service is held.`;
  return lacking.every((each) => each.mapped.length === 0) ? open(text) : gaps(text);
}

function skus({ marketplaces: all }: SetupFacts): Judged {
  if (all.length === 0) return open('There is no marketplace yet.');
  const empty = all.filter((each) => each.mapRows === 0);
  const held = all.filter((each) => each.heldForSku > 0);
  const rows = all.reduce((sum, each) => sum + each.mapRows, 0);
  if (empty.length === 0 && held.length === 0) return done(`${count(rows, 'SKU')} mapped; no order waits for one.`);
  const detail = [
    ...empty.map((each) => `${each.name} has no SKU mapped.`),
    ...held.map((each) => `${each.name}: ${count(each.heldForSku, 'order')} held for a SKU.`),
  ].join(' ');
  return rows === 0 ? open(detail) : gaps(detail);
}

function owners({ connections, hasRouteForAll }: SetupFacts): Judged {
  if (hasRouteForAll) return done('A route names an owner for whatever no other route takes.');
  const without = connections.filter((each) => !each.hasOwner);
  if (connections.length > 0 && without.length === 0) return done('Each connection names an owner.');
  return open(
    'Make an exception route without flow and class that names an owner; it takes what no other route takes.',
  );
}

function live({ connections, marketplaces: all }: SetupFacts): Judged {
  const running = all.filter((each) => each.state === 'live');
  if (running.length === 0)
    return open('No marketplace is live: orders are read, and none is imported. Set its State to Live.');
  const silent = running.filter((each) => !connections.some((one) => one.id === each.connection && works(one)));
  if (silent.length > 0) return gaps(`${names(silent)}: live, but the connection makes no calls.`);
  const waiting = running.filter((each) => each.passedOver > 0);
  if (waiting.length === 0) return done(`Live: ${names(running)}.`);
  return gaps(waiting.map((each) => `${each.name}: ${passedOver(each)} read before it went live.`).join(' '));
}

const passedOver = (marketplace: MarketplaceFact): string => count(marketplace.passedOver, 'order');

const open = (detail: string): Judged => ({ state: 'open', detail });
const gaps = (detail: string): Judged => ({ state: 'gaps', detail });
const done = (detail: string): Judged => ({ state: 'done', detail });

function names(all: readonly { readonly name: string }[]): string {
  return all.map((each) => each.name).join(', ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
