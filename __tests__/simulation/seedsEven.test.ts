// Histories of random trade and trouble, even seeds.

import { testSeeds } from '../support/seeds';

testSeeds(0);
