// Histories of random trade and trouble, odd seeds.

import { testSeeds } from '../support/seeds';

testSeeds(1);
