// The project's objects, and the checker's own table, against an outside catalogue of SDF elements.
// The catalogue is named by CWY_SDF_SCHEMA; without it these tests are skipped and say so.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesUnder } from '../../lab/netsuite/sdf/coverage';
import type { ElementSpec, OpenList } from '../../lab/netsuite/sdf/elementSpec';
import { ATTRIBUTE_ROOTS, DEPLOY, MANIFEST, OBJECT_ROOTS, UNCHECKED_ROOTS } from '../../lab/netsuite/sdf/elements';
import { NOT_FEATURES, SELECTABLE_RECORDS } from '../../lab/netsuite/sdf/vocabulary';
import { parseXml } from '../../lab/netsuite/sdf/xml';
import { SDF_SCHEMA } from '../support/reference';
import { complaints, type Schema, type SchemaElement, valuesOf } from '../support/sdfSchema';

const location = SDF_SCHEMA;
const withSchema = location ? test : test.skip;
const schema: Schema = location ? JSON.parse(fs.readFileSync(location, 'utf8')) : { $meta: {}, $enums: {} };
const source = path.join(__dirname, '..', '..', 'src');

if (!location) {
  test('CWY_SDF_SCHEMA is not set, so the objects are not compared with the outside catalogue', () => {
    expect(location).toBeUndefined();
  });
}

withSchema('Every object, manifest.xml and deploy.xml satisfy the outside catalogue', () => {
  const files = [
    ...filesUnder(path.join(source, 'Objects'), 'Objects').filter((each) => each.file.endsWith('.xml')),
    ...['manifest.xml', 'deploy.xml'].map((file) => ({ file, absolute: path.join(source, file) })),
  ];
  const found = files.flatMap(({ file, absolute }) => {
    const root = parseXml(fs.readFileSync(absolute, 'utf8'));
    const spec = schema[root.name] as SchemaElement | undefined;
    return (spec ? complaints(schema, root, spec) : [`${root.name}: unknown root`]).map((each) => `${file} ${each}`);
  });
  expect(found).toEqual([]);
});

const TABLES: Record<string, ElementSpec> = { ...OBJECT_ROOTS, ...ATTRIBUTE_ROOTS, manifest: MANIFEST, deploy: DEPLOY };

withSchema('Every element of our table stands in the catalogue with the same facts', () => {
  const differences = Object.entries(TABLES).flatMap(([name, spec]) => {
    const theirs = schema[name] as SchemaElement | undefined;
    return theirs ? compare(spec, theirs, name) : [`${name}: not there`];
  });
  expect(differences).toEqual([]);
});

withSchema('Our table leaves out no element of the types it covers, but those of SuiteApps', () => {
  const missing = Object.entries(TABLES).flatMap(([name, spec]) => lacking(spec, schema[name] as SchemaElement, name));
  expect(missing).toEqual(['manifest/publisherid', 'manifest/projectid', 'manifest/projectversion', 'deploy/run']);
});

withSchema(
  'Root elements we do not look into are not roots of our table, and every root of the catalogue is known',
  () => {
    expect(UNCHECKED_ROOTS.filter((each) => each in OBJECT_ROOTS)).toEqual([]);
    const known = new Set([...Object.keys(TABLES), ...UNCHECKED_ROOTS, 'features']);
    expect(Object.keys(schema).filter((each) => !each.startsWith('$') && !known.has(each))).toEqual([]);
  },
);

withSchema('The features our checks name exist, and what is called no feature does not', () => {
  const features = new Set(schema.$enums.manifest_feature);
  const named = Object.values(SELECTABLE_RECORDS).filter((each) => each !== '');
  expect(named.filter((each) => !features.has(each))).toEqual([]);
  expect(NOT_FEATURES.filter((each) => features.has(each))).toEqual([]);
});

function compare(ours: ElementSpec, theirs: SchemaElement, at: string): string[] {
  const found: string[] = [];
  const same = (what: string, mine: unknown, other: unknown): void => {
    if (mine !== other) found.push(`${at}: ${what} ${String(mine)}, catalogue ${String(other)}`);
  };
  same('required', ours.required ?? false, theirs.required ?? false);
  same('condition', ours.requiredWhen?.sibling, theirs.requiredWhen?.field);
  same('repeats', ours.repeats ?? false, theirs.multiple ?? false);
  same('feature', ours.feature, theirs.feature);
  same('length', ours.maxLength, theirs.maxLength);
  same('account-specific', ours.accountSpecific ?? false, theirs.accountSpecific ?? false);
  same('holds elements', ours.type === 'group', theirs.children !== undefined);
  same('default', theirs.default === undefined ? undefined : ours.whenAbsent, theirs.default);
  const kinds = ours.refs === 'any' ? theirs.refs : ours.refs;
  same('objects referred to', kinds?.toString(), theirs.refs?.toString());
  same('range', `${ours.min}-${ours.max}`, `${theirs.min}-${theirs.max}`);
  if (ours.id) {
    same('id length', ours.id.maxLength, theirs.attributes?.scriptid?.maxLength);
    same('id prefix', ours.id.prefix, theirs.attributes?.scriptid?.prefix ?? '');
  }
  found.push(...compareValues(ours, theirs, at));
  for (const [name, spec] of Object.entries(ours.children ?? {})) {
    const other = theirs.children?.[name];
    found.push(...(other ? compare(spec, other, `${at}/${name}`) : [`${at}/${name}: not there`]));
  }
  return found;
}

function compareValues(ours: ElementSpec, theirs: SchemaElement, at: string): string[] {
  const allowed = valuesOf(schema, theirs);
  if (ours.values) {
    const same = allowed && [...ours.values].sort().join() === [...allowed].sort().join();
    return same ? [] : [`${at}: values ${ours.values.join()} differ from ${[...(allowed ?? [])].join()}`];
  }
  if (ours.open) return allowed ? compareOpen(ours.open, allowed, at) : [`${at}: no list in the catalogue`];
  return allowed ? [`${at}: the catalogue has a list`] : [];
}

/** Known values exist, and the shape lets every value of the catalogue pass. */
function compareOpen(open: OpenList, allowed: Set<string>, at: string): string[] {
  const invented = open.known.filter((each) => !allowed.has(each));
  const refused = [...allowed].filter((each) => !open.known.includes(each) && !open.shape.test(each));
  return [
    ...invented.map((each) => `${at}: ${each} is not in the catalogue`),
    ...refused.map((each) => `${at}: ${each} does not have our shape`),
  ];
}

function lacking(ours: ElementSpec, theirs: SchemaElement, at: string): string[] {
  return Object.entries(theirs.children ?? {}).flatMap(([name, other]) => {
    const mine = ours.children?.[name];
    return mine ? lacking(mine, other, `${at}/${name}`) : [`${at}/${name}`];
  });
}
