// N/encode: one encoding of the same bytes into another. Free of units.
// Source: encode.convert (help); Oracle's stub for the refusal.

import { decode, ENCODINGS, encode, encodingOf } from '../encodings';
import type { NModule } from './module';
import { optionsOf } from './options';

export const encodeModule: NModule = {
  id: 'N/encode',
  build: (env) => ({
    Encoding: ENCODINGS,
    convert: (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'convert', ['string', 'inputEncoding', 'outputEncoding']);
      const bytes = decode(String(given.string), encodingOf(given.inputEncoding, 'UTF_8'));
      return encode(bytes, encodingOf(given.outputEncoding, 'UTF_8'));
    },
  }),
};
