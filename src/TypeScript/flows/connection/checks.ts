/**
 * Whether a connection may be saved as it is entered, and what it still lacks before calls can be made.
 *
 * @NApiVersion 2.1
 */

/** As many connections as numbered pairs of deployments ship; scripts cannot make deployments. */
export const SLOTS: readonly number[] = [1, 2, 3, 4];

const SECRET_ID = /^custsecret[a-zA-Z0-9_]{1,89}$/;

/** The sentence never repeats what was entered: it may be the secret itself. */
export function secretIdProblem(label: string, entered: string | null): string | null {
  if (entered === null || SECRET_ID.test(entered)) return null;
  return (
    `Expected in "${label}" the script ID of an API secret, such as custsecret_amazon_refresh; what was entered is none. ` +
    'Create the secret under Setup > Company > API Secrets and enter its ID here. ' +
    'If the secret itself was entered, treat it as seen by others and make a new one at Amazon.'
  );
}

/** A seller id goes into external ids, so nothing but what Amazon uses in one is taken. */
export function sellerProblem(sellerId: string): string | null {
  if (/^[A-Za-z0-9]{1,40}$/.test(sellerId)) return null;
  return `Expected a merchant token of letters and digits such as A1B2C3D4E5F6G7, found "${sellerId}". Seller Central shows it under Settings, Account Info, Your Merchant Token.`;
}

export interface SlotHolder {
  readonly slot: number;
  /** Name of the connection that has it. */
  readonly name: string;
}

export type SlotAnswer = { readonly slot: number } | { readonly problem: string };

/** The slot a connection gets: the one it wants, or the first that is free. */
export function slotFor(wanted: number | null, others: readonly SlotHolder[]): SlotAnswer {
  const holder = (slot: number): SlotHolder | undefined => others.find((each) => each.slot === slot);
  const free = SLOTS.filter((each) => !holder(each));
  const [first] = free;
  if (first === undefined) return { problem: noSlotFree(others) };
  if (wanted === null) return { slot: first };
  if (!SLOTS.includes(wanted)) {
    return {
      problem: `Expected a deployment slot from ${SLOTS[0]} to ${SLOTS.length}, found ${wanted}. Free: ${free.join(', ')}.`,
    };
  }
  const taken = holder(wanted);
  if (!taken) return { slot: wanted };
  return { problem: `Slot ${wanted} belongs to the connection "${taken.name}". Free: ${free.join(', ')}.` };
}

function noSlotFree(others: readonly SlotHolder[]): string {
  const names = others.map((each) => `"${each.name}"`).join(', ');
  return (
    `Every one of the ${SLOTS.length} deployment slots is taken, by ${names}. Make a connection that is no longer used inactive, ` +
    'which frees its slot; or ask for a release of the add-on with more slots: NetSuite lets no script make deployments.'
  );
}

export function connectionKey(sellerId: string, region: string): string {
  return `cwy-con-${sellerId}-${region}`;
}

export interface ConnectionChange {
  readonly state: 'draft' | 'active' | 'stopped';
  readonly sellerId: string;
  readonly region: string;
  /** The account it was activated in. */
  readonly account: string | null;
}

/** What only the set-up page may change, and what an active connection keeps. `before` is null for a new one. */
export function changeProblem(
  before: ConnectionChange | null,
  after: ConnectionChange,
  isSetUpPage: boolean,
): string | null {
  const isActivation = after.state === 'active' && before?.state !== 'active';
  const isMoved = (before?.account ?? null) !== after.account;
  if (!isSetUpPage && (isActivation || isMoved)) {
    return 'A connection is activated on the page Amazon > Set-up, which checks it first and notes the account. Leave the fields State and Activated In Account as they are.';
  }
  if (before?.state !== 'active') return null;
  if (before.sellerId === after.sellerId && before.region === after.region) return null;
  return (
    `The connection is active for seller ${before.sellerId} in ${before.region}, and its orders carry its name. ` +
    'Another seller or region is another connection: make a new one, or stop this one first on the page Amazon > Set-up.'
  );
}

/** What has to be there before Amazon can be asked. */
export interface ConnectionFields {
  readonly clientId: string | null;
  readonly clientSecretId: string | null;
  readonly refreshTokenSecretId: string | null;
  readonly slot: number | null;
}

/** A sentence for each thing that is missing; empty where the connection is complete. */
export function missingForCalls(fields: ConnectionFields): readonly string[] {
  const needed: readonly (readonly [isMissing: boolean, sentence: string])[] = [
    [fields.clientId === null, "Enter the application's client ID."],
    [fields.clientSecretId === null, 'Enter the ID of the API secret that holds the client secret.'],
    [fields.refreshTokenSecretId === null, 'Enter the ID of the API secret that holds the refresh token.'],
    [fields.slot === null, 'Choose a deployment slot.'],
  ];
  return needed.filter(([isMissing]) => isMissing).map(([, sentence]) => sentence);
}
