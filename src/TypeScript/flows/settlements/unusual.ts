/**
 * What is unusual in a settlement, so that it is seen the same day with what is needed to dispute it: a kind of line that
 * was never seen, a fee outside its own history, a charge that may have been made twice, money for lost stock that is taken
 * back, a chargeback. Nothing of it keeps a settlement from being posted.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor } from '../../ledger/minor';
import type { MapRow } from './classify';
import type { ClassedLine, ClassOf, Item } from './itemRuns';
import type { ReportLine } from './lineFinder';
import { kindText } from './proof';
import type { LineClass, LineGroup, SettlementHead, Triple } from './settlement';
import { spelled } from './spelling';
import {
  type FeeHistory,
  type FeeSeen,
  FeesSeen,
  feesOf,
  historyOfKinds,
  type Outside,
  outsideOf,
} from './unusualFees';
import { RepeatFinder, type RepeatGathering } from './unusualRepeats';

export const UNUSUAL_RULES = ['new-kind', 'fee', 'duplicate', 'claw-back', 'chargeback'] as const;
export type UnusualRule = (typeof UNUSUAL_RULES)[number];

/** What is known of the settlements before; plain JSON. Nothing is unusual where there are none. */
export interface KnownLines {
  /** Amazon's ids of the settlements in it. */
  readonly settlements: readonly string[];
  /** Kinds of lines, as `kindKey` writes them. */
  readonly kinds: readonly string[];
  readonly fees: FeeHistory;
}

export const NOTHING_KNOWN: KnownLines = { settlements: [], kinds: [], fees: {} };

/** A line that shows it, and why where each line has a reason of its own. */
export interface EvidenceLine {
  readonly line: ReportLine;
  readonly why: string;
}

/** One cause for a person to look at, however many lines show it. */
export interface Finding {
  readonly rule: UnusualRule;
  /** Which of the settlement's: a kind of line and a marketplace. */
  readonly subject: string;
  /** A sentence. */
  readonly words: string;
  readonly lines: number;
  /** What is at stake, as it stands in the report: below zero it was charged or taken. */
  readonly amount: Minor;
  /** The first of them. */
  readonly evidence: readonly EvidenceLine[];
}

/** Lines that are shown of a finding. */
const MOST_EVIDENCE = 50;
/** Of the settlements in a history; who asks for older ones finds them on their records. */
const MOST_SETTLEMENTS = 1_000;

interface Open {
  readonly rule: UnusualRule;
  readonly subject: string;
  readonly triple: Triple;
  readonly marketplaceName: string;
  lines: number;
  amount: number;
  /** Beyond what was usual, for fees. */
  excess: number;
  readonly evidence: EvidenceLine[];
}

export interface UnusualFacts {
  readonly head: SettlementHead;
  readonly groups: readonly LineGroup[];
  readonly classOf: ClassOf;
  /** Rows of the map, for kinds of lines whose description is different each time. */
  readonly map: readonly MapRow[];
  readonly known: KnownLines;
}

/** Takes the items of one settlement, once or twice: see `gathering`. */
export class UnusualLines {
  readonly #facts: UnusualFacts;
  readonly #kinds: ReadonlySet<string>;
  readonly #isNewKind = new Map<string, boolean>();
  readonly #ofAll: FeeHistory;
  readonly #fees = new FeesSeen();
  readonly #repeats = new RepeatFinder();
  readonly #open = new Map<string, Open>();
  #gathering: RepeatGathering | null = null;

  constructor(facts: UnusualFacts) {
    this.#facts = facts;
    this.#ofAll = historyOfKinds(facts.known.fees);
    const known = new Set(facts.known.kinds);
    const keys = facts.groups.filter(mayBeNew(facts.classOf)).map((group) => kindKey(group, facts.map));
    this.#kinds = new Set(facts.known.settlements.length === 0 ? [] : keys.filter((key) => !known.has(key)));
  }

  look(item: Item): void {
    this.#repeats.look(item);
    for (const classed of item.lines) {
      const { line } = classed;
      if (this.#isNew(line)) this.#add('new-kind', line, '');
      if (isTakenBack(classed)) this.#add('claw-back', line, '');
      if (isChargeback(classed)) this.#add('chargeback', line, '');
    }
    for (const fee of feesOf(item)) {
      const outside = outsideOf(fee, this.#facts.known.fees, this.#ofAll);
      if (outside !== null) this.#outside(fee, outside);
      this.#fees.add(fee);
    }
  }

  /** For a second look at the same items, where charges may stand there twice; null where none can. */
  get gathering(): RepeatGathering | null {
    this.#gathering ??= this.#repeats.gathering;
    return this.#gathering;
  }

  end(): Finding[] {
    for (const { lines, expected, units } of this.#gathering?.end() ?? []) {
      const why = `stands there ${lines.length} times, expected ${expected === 1 ? 'once' : `at most ${expected} times`}, for ${units} ${units === 1 ? 'unit' : 'units'}`;
      lines.forEach(({ line }, index) => {
        this.#add('duplicate', line, why, index < expected ? 0 : line.amount);
      });
    }
    return [...this.#open.values()]
      .filter(({ rule, amount }) => rule !== 'chargeback' || amount < 0)
      .map((each) => this.#findingOf(each))
      .sort((one, other) => UNUSUAL_RULES.indexOf(one.rule) - UNUSUAL_RULES.indexOf(other.rule));
  }

  /** What is known with this settlement; to be asked for behind its last item. */
  addedTo(known: KnownLines): KnownLines {
    const { groups, map, head } = this.#facts;
    return {
      settlements: [...known.settlements, head.settlementId].slice(-MOST_SETTLEMENTS),
      kinds: [...new Set([...known.kinds, ...groups.map((group) => kindKey(group, map))])].sort(),
      fees: this.#fees.addedTo(known.fees),
    };
  }

  #isNew(triple: Triple): boolean {
    if (this.#kinds.size === 0) return false;
    const cells = `${triple.transactionType}\t${triple.amountType}\t${triple.amountDescription}`;
    let isNew = this.#isNewKind.get(cells);
    if (isNew === undefined) {
      isNew = this.#kinds.has(kindKey(triple, this.#facts.map));
      this.#isNewKind.set(cells, isNew);
    }
    return isNew;
  }

  #outside({ classed: { line }, value, isRate }: FeeSeen, { median, lines, excess }: Outside): void {
    const shown = (each: number): string => (isRate ? percent(each) : this.#money(minor(each)));
    const open = this.#add('fee', line, `${shown(value)}, usually ${shown(median)} (median of ${lines} earlier lines)`);
    open.excess += excess;
  }

  #add(rule: UnusualRule, line: ReportLine, why: string, amount: number = line.amount): Open {
    const { transactionType, amountType, amountDescription, marketplaceName } = line;
    const triple = { transactionType, amountType, amountDescription };
    const subject = subjectOf(rule, triple, marketplaceName);
    const open = this.#open.get(subject) ?? {
      rule,
      subject,
      triple: detachedCopy(triple),
      marketplaceName: detachedCopy(marketplaceName),
      lines: 0,
      amount: 0,
      excess: 0,
      evidence: [],
    };
    this.#open.set(open.subject, open);
    open.lines++;
    open.amount += amount;
    if (open.evidence.length < MOST_EVIDENCE) open.evidence.push({ line: detachedCopy(line), why });
    return open;
  }

  #findingOf({ rule, subject, triple, marketplaceName, lines, amount, excess, evidence }: Open): Finding {
    const place = marketplaceName === '' ? '' : ` on ${marketplaceName}`;
    const kind = `"${kindText(triple)}"${place}`;
    const counted = `${lines} ${lines === 1 ? 'line' : 'lines'}`;
    const money = this.#money(minor(amount));
    const words: Readonly<Record<UnusualRule, string>> = {
      'new-kind': `${kind} was never seen in an earlier settlement: ${counted}, ${money}.`,
      fee: `${kind} is outside its own history in ${counted} of ${money}: ${this.#money(minor(Math.abs(excess)))} ${excess < 0 ? 'less' : 'more'} than usual in all.`,
      duplicate: `${kind} may have been charged twice: ${counted} for the same item, shipment and day, ${money} more than once.`,
      'claw-back': `${kind} takes back money for stock: ${counted}, ${money}.`,
      chargeback: `${triple.transactionType}${place} took ${money} in ${counted}.`,
    };
    return { rule, subject, words: words[rule], lines, amount: minor(amount), evidence };
  }

  #money(amount: Minor): string {
    const { exponent, currency } = this.#facts.head;
    return `${formatMinor(amount, exponent)} ${currency}`;
  }
}

/**
 * What ties a settlement to those around it comes and goes, and is checked against them. What buyers pay and get back is
 * no charge of Amazon's: a first gift wrap is nothing to dispute.
 */
const NEVER_NEW: ReadonlySet<LineClass | null> = new Set<LineClass | null>([
  'current-reserve',
  'previous-reserve',
  'payable-to-amazon',
  'charged-to-card',
  'failed-transfer',
  'sales',
  'shipping',
  'gift-wrap',
  'promotions',
  'refunds',
  'refunded-shipping',
  'tax',
  'withheld-tax',
]);

const mayBeNew =
  (classOf: ClassOf) =>
  (triple: Triple): boolean =>
    !NEVER_NEW.has(classOf(triple));

/** Orders of a chargeback share one, whatever kinds of lines it has. */
function subjectOf(rule: UnusualRule, triple: Triple, marketplaceName: string): string {
  const kind = rule === 'chargeback' ? triple.transactionType : kindText(triple);
  return [rule, marketplaceName, kind].join(' ');
}

const isTakenBack = ({ line, class: its }: ClassedLine): boolean => its === 'reimbursements' && line.amount < 0;

const CLAIMS = ['chargeback refund', 'a-to-z guarantee refund'];

const isChargeback = ({ line, class: its }: ClassedLine): boolean =>
  its === 'claims' || CLAIMS.includes(spelled(line.transactionType));

/**
 * A kind of line as it is remembered: without regard to spelling, and by the beginning alone where the map knows that what
 * follows is different each time, such as the text of a coupon.
 */
export function kindKey(triple: Triple, map: readonly MapRow[]): string {
  const [type, amountType, description] = [triple.transactionType, triple.amountType, triple.amountDescription].map(
    spelled,
  ) as [string, string, string];
  const open = map.find(
    (row) =>
      spelled(row.transactionType) === type &&
      fits(row.amountType, amountType) &&
      fits(row.amountDescription, description) &&
      [row.amountType, row.amountDescription].some((each) => each.trim().endsWith('*')),
  );
  const parts = open === undefined ? [type, amountType, description] : [type, open.amountType, open.amountDescription];
  return parts.map(spelled).join('\t');
}

function fits(pattern: string, found: string): boolean {
  const text = spelled(pattern);
  return text.endsWith('*') ? found.startsWith(text.slice(0, -1)) : text === found;
}

/** Hundredths of a percent. */
const percent = (rate: number): string => `${formatMinor(minor(rate), 2)} %`;

/** A copy of its own: a text cut out of a report would keep the whole report in memory. */
const detachedCopy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
