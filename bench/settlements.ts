// Settlements through the built scripts to posted journal entries: the usage units that the books of 100,000 lines take, and
// how long an accountant waits for the own file of 55,000.

import { ROOT } from '../lab/demo/world';
import { DEFAULT_CONFIG } from '../lab/settle/config';
import { settlementsOf } from '../lab/settle/outcomes';
import { inSettledAccount, trySettlements } from '../lab/settle/trySettlements';
import { type Finding, figure, highestOf } from './finding';
import { matching } from './matching';
import { settlementText } from './settlementText';

const LINES = 100_000;
const OWN_FILE = 55_000;
/** Posts nothing, and nothing waits for it. */
const LOOKING = 'customscript_cwy_look_mr';
const OPTIONS = { project: ROOT, config: DEFAULT_CONFIG, now: Date.UTC(2026, 5, 1) };

export function measure(): Finding {
  const own = fileOf(OWN_FILE);
  const from = performance.now();
  const tried = trySettlements([own], OPTIONS);
  const seconds = (performance.now() - from) / 1_000;
  expectPosted(tried.settlements.map(({ journals }) => journals.length));
  const matched = matching(fileOf(LINES), OPTIONS);
  return inSettledAccount([fileOf(LINES)], OPTIONS, (account) => {
    expectPosted(settlementsOf(account).map(({ journals }) => journals.length));
    const unitsOf = (isCounted: (script: string) => boolean): number =>
      account.runner.statistics().reduce((sum, { script, total }) => (isCounted(script) ? sum + total : sum), 0);
    return {
      figures: [
        figure(
          `${LINES.toLocaleString('en')} settlement lines to posted journal entries`,
          unitsOf((script) => script !== LOOKING),
          'units',
          400,
        ),
        figure(
          'the same looked through for what is unusual',
          unitsOf((script) => script === LOOKING),
          'units',
          400,
        ),
        figure(
          `a settlement file of ${OWN_FILE.toLocaleString('en')} lines through npm run settle`,
          seconds,
          'seconds',
          10,
        ),
        ...matched.figures,
      ],
      highest: mostOf(matched.highest, highestOf(account)),
    };
  });
}

const mostOf = (one: Finding['highest'], other: Finding['highest']): Finding['highest'] =>
  (one?.percent ?? 0) > (other?.percent ?? 0) ? one : other;

const fileOf = (lines: number) => ({ name: 'settlement.txt', text: [...settlementText(lines)].join('') });

/** A figure of work that was not done is no figure. */
function expectPosted(journals: readonly number[]): void {
  if (journals.length !== 1 || journals[0] === 0)
    throw new Error(`Expected one posted settlement, found ${journals.join(', ')} entries.`);
}
