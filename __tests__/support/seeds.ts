// Random trade, random trouble, then calm: whatever happens, the books owe nobody anything.

import { FAULTS } from '../../lab/simulate/history';
import { simulate } from '../../lab/simulate/simulate';
import { size } from './size';

/** So many seeds in all; each file of tests takes every second one, so that two run at once. */
export function testSeeds(part: 0 | 1): void {
  const seeds = Array.from({ length: size('simulation: seeds', 20, 200) }, (_, index) => index + 1);
  test.each(seeds.filter((seed) => seed % 2 === part))(
    'whatever befalls the trade of seed %d, after a calm nothing is lost, doubled or left lying',
    (seed) => {
      const { broken, history } = simulate({ seed, days: 0.125, ordersPerDay: 80, faults: FAULTS, tries: 6 });
      expect({ broken, history }).toEqual({ broken: [], history: [] });
    },
  );
}
