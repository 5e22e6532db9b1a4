// Which class an unknown kind of line is proposed: by the nearest row of the map, and none where nothing is near.

import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { type MapProposal, proposalFor } from '../../../../src/TypeScript/flows/settlements/mapProposal';
import { mapRow, triple } from './mapCases';

const shipped = (line: string): MapProposal | null => proposalFor(triple(line), DEFAULT_MAP);

test.each([
  ['a new word like one that is known', 'Order | ItemFees | FBAPerUnitFulfilmentCharge', 'fba-fees', 'same-type'],
  ['the same fee under a new type', 'AmazonFee | FBA Inventory Storage Fee | Base fee', 'storage', 'same-description'],
  ['a fee whose name is nearly one', 'FBAFees | FBA Inventory Storage Fees | Base fee', 'storage', 'same-description'],
  ['the same words, otherwise joined', 'Other | other-transaction | Storage-Fee', 'storage', 'same-description'],
])('%s is proposed the class of the nearest row', (_case, line, lineClass, reason) => {
  expect(shipped(line)).toMatchObject({ class: lineClass, reason });
});

test.each([
  ['nothing of it is known', 'Quirk | Quirks | Something Else'],
  ['only its word is known, which stands with many classes', 'Quirk | Quirks | Base fee'],
])('nothing is proposed where %s', (_case, line) => {
  expect(shipped(line)).toBeNull();
});

test('what a person has to decide is proposed to nobody', () => {
  expect(proposalFor(triple('Order | ItemFees | Odd'), [mapRow('Order | ItemFees | Odd | review')])).toBeNull();
});

test('among rows with the word, one of the same types comes first', () => {
  const rows = [
    'Refund | ItemFees | Fee | removal',
    'Order | Other | Fee | storage',
    'Order | ItemFees | Fee | inbound',
  ];
  expect(proposalFor(triple('Order | ItemFees | F-e-e'), rows.map(mapRow))?.class).toBe('inbound');
});

test('types with one class propose it for any word, and with several only for a word that is like one', () => {
  const one = ['A | B | Long Name | storage', 'A | B | Other Name | storage'].map(mapRow);
  expect(proposalFor(triple('A | B | xyz'), one)?.class).toBe('storage');
  expect(proposalFor(triple('A | B | xyz'), [...one, mapRow('A | B | Third | removal')])).toBeNull();
});
