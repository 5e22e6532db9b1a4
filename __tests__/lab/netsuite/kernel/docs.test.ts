// docs/lab.md says what the lab covers. With CWY_WRITE_DOCS=1 the tables are written anew instead of compared.

import { PROFILES } from '../../../../lab/netsuite/features';
import { labTables, tableIn, writeTable } from '../../../support/labDocs';
import { makeAccount } from './support';

const tables = labTables(makeAccount({ features: { on: [...PROFILES.small, 'SUITECLOUDPLUS'] } }));

test.each(Object.keys(tables))('docs/lab.md lists the %s as they are', (name) => {
  if (process.env.CWY_WRITE_DOCS === '1') writeTable(name, tables[name] as string);
  expect(tableIn(name)).toBe(tables[name]);
});

test('the tables name every module and every record type the lab has', () => {
  expect(tables.modules).toContain(
    '| N/record | create, load, copy, transform, submitFields, delete | attach, detach |',
  );
  expect(tables.records).toContain('| salesorder |');
  expect(tables.spans).toContain('| save-transaction |');
});
