// N/crypto/random: random bytes, numbers and UUIDs, drawn from the account's seed so that a run can be repeated.
// Source: N/crypto/random Module (help). Free of units.

import { refuse } from '../errors';
import type { NModule } from './module';
import { optionsOf } from './options';

export const cryptoRandomModule: NModule = {
  id: 'N/crypto/random',
  build: ({ account, execution }) => {
    const bytes = (size: number) => Uint8Array.from({ length: size }, () => account.random.int(0, 255));
    return {
      generateBytes: (options: unknown) => {
        execution.alive();
        const size = Number(optionsOf(options, 'random.generateBytes', ['size']).size);
        if (!Number.isInteger(size) || size < 1)
          refuse('SSS_INVALID_TYPE_ARG', 'The size must be a whole number above zero.');
        return bytes(size);
      },
      generateInt: (options: unknown) => {
        execution.alive();
        const given = optionsOf(options, 'random.generateInt', ['max']);
        const min = Number(given.min ?? 0);
        const max = Number(given.max);
        if (!(max > min)) refuse('SSS_INVALID_TYPE_ARG', 'The upper end must lie above the lower one.');
        return account.random.int(min, max - 1);
      },
      generateUUID: () => {
        execution.alive();
        return uuidOf(bytes(16));
      },
    };
  },
};

/** Version 4 by RFC 9562. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
