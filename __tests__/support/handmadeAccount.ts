// An account of a few rows made by hand, for tests of how an account looks.

import type { AccountSource, LogEntry, LogFilter } from '../../lab/netsuite/pages/source';
import type {
  FieldDefinition,
  FieldValue,
  Line,
  RecordData,
  RecordDefinition,
} from '../../lab/netsuite/records/definition';

const NOW = Date.UTC(2026, 6, 4, 16, 5, 0);

export function definition(type: string, label: string, more: Partial<RecordDefinition> = {}): RecordDefinition {
  return {
    type,
    label,
    plural: `${label}s`,
    group: type,
    cost: 'other',
    fields: [],
    sublists: [],
    optimisticLocking: true,
    ...more,
  };
}

export function field(
  id: string,
  type: FieldDefinition['type'],
  label = id,
  more: Partial<FieldDefinition> = {},
): FieldDefinition {
  return { id, type, label, ...more };
}

export function row(
  type: string,
  id: number,
  fields: Record<string, FieldValue>,
  sublists: Record<string, Line[]> = {},
  subrecords: Record<string, RecordData> = {},
): RecordData {
  return { type, id, version: 1, fields, sublists, subrecords };
}

export function line(fields: Record<string, FieldValue>): Line {
  return { fields, subrecords: {} };
}

const DEFINITIONS: readonly RecordDefinition[] = [
  definition('customer', 'Customer', {
    group: 'entity',
    nameField: 'entityid',
    fields: [field('entityid', 'text', 'Customer ID'), field('email', 'email', 'Email')],
  }),
  definition('inventoryitem', 'Inventory Item', {
    group: 'item',
    nameField: 'itemid',
    fields: [field('itemid', 'text', 'Item Name')],
  }),
  definition('location', 'Location', { nameField: 'name', fields: [field('name', 'text', 'Name')] }),
  definition('salesorder', 'Sales Order', {
    group: 'transaction',
    nameField: 'tranid',
    fields: [
      field('tranid', 'text', 'Order #'),
      field('trandate', 'date', 'Date'),
      field('entity', 'select', 'Customer', { target: 'customer' }),
      field('status', 'select', 'Status', { options: { B: 'Pending Fulfillment', H: 'Closed' } }),
      field('total', 'currency', 'Total'),
      field('memo', 'textarea', 'Memo'),
      field('shipcomplete', 'checkbox', 'Ship Complete'),
      field('shippingaddress', 'subrecord', 'Shipping Address', { target: 'address' }),
    ],
    sublists: [
      {
        id: 'item',
        label: 'Items',
        fields: [
          field('item', 'select', 'Item', { target: 'item' }),
          field('quantity', 'float', 'Quantity'),
          field('amount', 'currency', 'Amount'),
        ],
      },
    ],
  }),
  definition('customrecord_note', 'Note', {
    nameField: 'name',
    fields: [
      field('name', 'text', 'Name'),
      field('custrecord_order', 'select', 'Order', { target: 'transaction', custom: true }),
    ],
  }),
];

const LOG: readonly LogEntry[] = Array.from({ length: 120 }, (_, index) => ({
  date: `2026-07-04 0${8 - (index % 8)}:05:00`,
  type: index % 9 === 0 ? 'ERROR' : 'AUDIT',
  title: index % 9 === 0 ? 'A line could not be read' : `Run ${120 - index}`,
  details: index === 0 ? '<b>bold</b> & "quoted"' : '{"rows":3}',
  scriptId: index % 2 === 0 ? 'customscript_reader' : 'customscript_screen',
  deploymentId: 'customdeploy_1',
}));

function records(): RecordData[] {
  const address = row('address', 0, { addr1: '12 Harbour Street', city: 'Kiel', country: 'DE' });
  const items = [line({ item: '1', quantity: 2, amount: 41.2 }), line({ item: '2', quantity: 1, amount: -3 })];
  const orders = Array.from({ length: 130 }, (_, index) =>
    row(
      'salesorder',
      1000 + index,
      {
        tranid: `SO${1000 + index}`,
        trandate: '2026-07-04',
        entity: '7',
        status: 'B',
        total: 38.2 + index,
        memo: index === 0 ? 'שלום <script>alert(1)</script>' : null,
        shipcomplete: true,
      },
      { item: items },
      { shippingaddress: address },
    ),
  );
  return [
    row('customer', 7, { entityid: 'Northwind & Sons', email: 'buyer@example.com' }),
    row('inventoryitem', 1, { itemid: 'LAMP-01' }),
    row('inventoryitem', 2, { itemid: 'SHADE-02' }),
    row('location', 3, { name: 'Main Warehouse' }),
    ...orders,
    row('customrecord_note', 1, { name: 'First note', custrecord_order: '1000' }),
  ];
}

export function handmadeAccount(more: Partial<AccountSource> = {}): AccountSource {
  const all = records();
  return {
    id: '1234567',
    environment: 'PRODUCTION',
    companyName: 'Harbour Lights',
    clock: { now: () => NOW },
    definitions: new Map(DEFINITIONS.map((each) => [each.type, each])),
    records: {
      get: (type, id) => all.find((each) => each.type === type && each.id === id),
      list: (type, { offset, limit }) => {
        const found = all.filter((each) => each.type === type);
        return { rows: found.slice(offset, offset + limit), total: found.length };
      },
      typeOf: (target, id) => typeIn(all, target, id),
      nameOf: (target, id) => {
        const found = all.find((each) => each.id === id && each.type === typeIn(all, target, id));
        const name = DEFINITIONS.find(({ type }) => type === found?.type)?.nameField ?? '';
        return found ? String(found.fields[name] ?? id) : undefined;
      },
    },
    fields: (type) => byField(DEFINITIONS.find((each) => each.type === type)?.fields ?? []),
    lineFields: (type, sublist) =>
      byField(DEFINITIONS.find((each) => each.type === type)?.sublists.find(({ id }) => id === sublist)?.fields ?? []),
    related: (type, id) =>
      type === 'salesorder' && id === 1000 ? [{ type: 'customrecord_note', id: 1, by: 'Order' }] : [],
    log: { list: listLog },
    scripts: {
      all: () => [
        {
          scriptId: 'customscript_reader',
          id: 11,
          name: 'Reader',
          kind: 'mapreduce',
          file: '/SuiteScripts/reader.js',
          deployments: [
            {
              scriptId: 'customdeploy_1',
              id: 21,
              title: 'Reader 1',
              status: 'SCHEDULED',
              isDeployed: true,
              recurrence: 'every 15 minutes',
            },
          ],
        },
        {
          scriptId: 'customscript_screen',
          id: 12,
          name: 'Screen',
          kind: 'suitelet',
          file: '/SuiteScripts/screen.js',
          deployments: [{ scriptId: 'customdeploy_1', id: 22, title: 'Screen', status: 'RELEASED', isDeployed: true }],
        },
      ],
      runs: () => [
        {
          scriptId: 'customscript_reader',
          deploymentId: 'customdeploy_1',
          submittedAt: NOW - 60_000,
          status: 'COMPLETE',
        },
      ],
    },
    ledger: {
      trialBalance: () => ({
        accounts: [
          { account: 1, name: '1000 Clearing', type: 'Bank', currency: 'USD', debitMinor: 1_234_550, creditMinor: 0 },
          { account: 2, name: '4000 Sales', type: 'Income', currency: 'USD', debitMinor: 0, creditMinor: 1_234_550 },
        ],
      }),
      impact: (id) =>
        id === 1000
          ? [{ account: 1, name: '1000 Clearing', type: 'Bank', currency: 'USD', debitMinor: 3_820, creditMinor: 0 }]
          : [],
    },
    stock: {
      all: () => [
        { item: 1, location: 3, onHand: 1_200, committed: 2, available: 1_198, currency: 'USD', valueMinor: 500_000 },
      ],
    },
    menu: [
      {
        label: 'Trade',
        categories: [
          {
            label: 'Screens',
            links: [
              { label: 'Screen', url: '/app/site/hosting/scriptlet.nl?script=12&deploy=22' },
              { label: 'Notes', url: '/app/list?type=customrecord_note' },
            ],
          },
        ],
      },
    ],
    ...more,
  };
}

/** An account in which nothing has happened yet. */
export function emptyAccount(): AccountSource {
  return handmadeAccount({
    records: {
      get: () => undefined,
      list: () => ({ rows: [], total: 0 }),
      typeOf: () => undefined,
      nameOf: () => undefined,
    },
    related: () => [],
    log: { list: () => ({ rows: [], total: 0 }) },
    scripts: { all: () => [] },
    ledger: { trialBalance: () => ({ accounts: [] }) },
    stock: { all: () => [] },
    menu: [],
  });
}

function listLog({ script, type, offset, limit }: LogFilter): { rows: LogEntry[]; total: number } {
  const found = LOG.filter(
    (entry) => (script === undefined || entry.scriptId === script) && (type === undefined || entry.type === type),
  );
  return { rows: found.slice(offset, offset + limit), total: found.length };
}

function byField(fields: readonly FieldDefinition[]): Map<string, FieldDefinition> {
  return new Map(fields.map((each) => [each.id, each]));
}

function typeIn(all: readonly RecordData[], target: string, id: number): string | undefined {
  const types = DEFINITIONS.filter(({ type, group }) => type === target || group === target).map(({ type }) => type);
  return all.find((each) => each.id === id && types.includes(each.type))?.type;
}
