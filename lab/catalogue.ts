// What the demo company sells, where and for how much: the marketplace lists it, the demo NetSuite account stocks it.

export interface Product {
  readonly sku: string;
  readonly asin: string;
  /** Amazon's label; only goods in Amazon's warehouse have one. */
  readonly fnsku: string | null;
  readonly title: string;
  readonly channel: 'FBM' | 'FBA';
  readonly marketplaces: readonly string[];
  /** Price of one pack in each marketplace, in minor units of its currency; with the tax in it where buyers see it so. */
  readonly priceMinor: Readonly<Record<string, number>>;
  /** The NetSuite item's name; for a matrix item the child's. */
  readonly item: string;
  readonly itemKind: 'inventory' | 'kit' | 'matrix';
  /** What a kit is made of. */
  readonly members?: readonly { readonly item: string; readonly quantity: number }[];
  /** The parent of a matrix child, and what tells it from its siblings. */
  readonly matrix?: { readonly parent: string; readonly option: string };
  /** Units of the item in one unit sold. */
  readonly pack: number;
  /** Whether the SKU map knows it from the start. */
  readonly mapped: boolean;
  /** Buyers have hardly found it yet. */
  readonly isNew?: boolean;
  /** Marketplaces that sell it without tax. */
  readonly zeroRatedIn?: readonly string[];
}

export const US = 'ATVPDKIKX0DER';
export const CA = 'A2EUQ1WTGCTBG2';
export const UK = 'A1F83G8C2ARO7P';

export interface DemoMarketplace {
  readonly id: string;
  readonly country: 'US' | 'CA' | 'GB';
  readonly currency: 'USD' | 'CAD' | 'GBP';
  readonly region: 'na' | 'eu';
  /** Its part of the demo company's orders, in hundredths. */
  readonly share: number;
}

export const demoMarketplaces: readonly DemoMarketplace[] = [
  { id: US, country: 'US', currency: 'USD', region: 'na', share: 55 },
  { id: CA, country: 'CA', currency: 'CAD', region: 'na', share: 15 },
  { id: UK, country: 'GB', currency: 'GBP', region: 'eu', share: 30 },
];

type Prices = readonly [us: number | null, ca: number | null, uk: number | null];
type Sold = Pick<Product, 'sku' | 'asin' | 'title' | 'item'> & Partial<Product> & { readonly prices: Prices };

function product({ prices, ...sold }: Sold): Product {
  const listed = [US, CA, UK].flatMap((id, index) => {
    const price = prices[index];
    return price == null ? [] : [[id, price] as const];
  });
  return {
    fnsku: null,
    channel: 'FBM',
    itemKind: 'inventory',
    pack: 1,
    mapped: true,
    ...sold,
    marketplaces: listed.map(([id]) => id),
    priceMinor: Object.fromEntries(listed),
  };
}

const fba = (fnsku: string): Pick<Product, 'channel' | 'fnsku'> => ({ channel: 'FBA', fnsku });

const plain: readonly Sold[] = [
  {
    sku: 'HH-MUG-BLUE',
    asin: 'B0C1MUG001',
    title: 'Stoneware Mug, Harbour Blue',
    item: 'HH-1001',
    prices: [1499, 1999, 1299],
  },
  { sku: 'HH-MUG-SAND', asin: 'B0C1MUG002', title: 'Stoneware Mug, Sand', item: 'HH-1002', prices: [1499, 1999, 1299] },
  { sku: 'HH-BOWL', asin: 'B0C1BWL001', title: 'Stoneware Bowl, 18 cm', item: 'HH-1003', prices: [1899, 2499, 1650] },
  { sku: 'HH-TRAY-OAK', asin: 'B0C1TRY001', title: 'Oak Serving Tray', item: 'HH-1004', prices: [3999, 5299, null] },
  { sku: 'HH-THROW-GREY', asin: 'B0C1THR001', title: 'Wool Throw, Grey', item: 'HH-1005', prices: [6900, 8999, 5900] },
  { sku: 'HH-CANDLE', asin: 'B0C1CDL001', title: 'Beeswax Candle, 30 h', item: 'HH-1006', prices: [1295, null, 1150] },
  {
    sku: 'HH-BOOK-COAST',
    asin: 'B0C1BOK001',
    title: 'A Year on the Coast (book)',
    item: 'HH-1007',
    prices: [2200, null, 1800],
    zeroRatedIn: [UK],
  },
];

const amazonStock: readonly Sold[] = [
  {
    sku: 'HH-MUG-BLUE-FBA',
    asin: 'B0C1MUG001',
    title: 'Stoneware Mug, Harbour Blue',
    item: 'HH-1001',
    prices: [1599, 2099, 1399],
    ...fba('X001HHMUG1'),
  },
  {
    sku: 'HH-THROW-GREY-FBA',
    asin: 'B0C1THR001',
    title: 'Wool Throw, Grey',
    item: 'HH-1005',
    prices: [7200, 9499, 6200],
    ...fba('X001HHTHR1'),
  },
  {
    sku: 'HH-TEAPOT-FBA',
    asin: 'B0C1TPT001',
    title: 'Cast Iron Teapot, 0.8 l',
    item: 'HH-1008',
    prices: [4499, 5999, 3999],
    ...fba('X001HHTPT1'),
  },
  {
    sku: 'HH-LAMP-FBA',
    asin: 'B0C1LMP001',
    title: 'Brass Desk Lamp',
    item: 'HH-1009',
    prices: [8900, 11900, 7900],
    ...fba('X001HHLMP1'),
  },
  {
    sku: 'HH-TOWEL-FBA',
    asin: 'B0C1TWL001',
    title: 'Linen Tea Towel',
    item: 'HH-1010',
    prices: [1199, 1599, 999],
    ...fba('X001HHTWL1'),
  },
];

const kits: readonly Sold[] = [
  {
    sku: 'HH-SET-BREAKFAST',
    asin: 'B0C1SET001',
    title: 'Breakfast Set: two mugs, two bowls',
    item: 'HH-KIT-01',
    itemKind: 'kit',
    members: [
      { item: 'HH-1001', quantity: 2 },
      { item: 'HH-1003', quantity: 2 },
    ],
    prices: [5999, 7999, 5200],
  },
  {
    sku: 'HH-SET-TEA-FBA',
    asin: 'B0C1SET002',
    title: 'Tea Set: teapot and tea towel',
    item: 'HH-KIT-02',
    itemKind: 'kit',
    members: [
      { item: 'HH-1008', quantity: 1 },
      { item: 'HH-1010', quantity: 1 },
    ],
    prices: [5299, 6999, 4699],
    ...fba('X001HHSET2'),
  },
];

const shirts: readonly Sold[] = ['S', 'M', 'L'].map((option) => ({
  sku: `HH-TEE-${option}`,
  asin: `B0C1TEE00${option}`,
  title: `Organic Cotton Tee, ${option}`,
  item: `HH-TEE-${option}`,
  itemKind: 'matrix',
  matrix: { parent: 'HH-TEE', option },
  prices: [2499, 3299, 2200],
}));

const packs: readonly Sold[] = [
  {
    sku: 'HH-CANDLE-6',
    asin: 'B0C1CDL006',
    title: 'Beeswax Candle, box of 6',
    item: 'HH-1006',
    pack: 6,
    prices: [6990, null, 6200],
  },
  {
    sku: 'HH-TOWEL-3-FBA',
    asin: 'B0C1TWL003',
    title: 'Linen Tea Towel, set of 3',
    item: 'HH-1010',
    pack: 3,
    prices: [3299, 4399, 2750],
    ...fba('X001HHTWL3'),
  },
  {
    sku: 'HH-MUG-SAND-4',
    asin: 'B0C1MUG004',
    title: 'Stoneware Mug, Sand, set of 4',
    item: 'HH-1002',
    pack: 4,
    prices: [5499, 7299, 4800],
  },
  {
    sku: 'HH-SOAP-12',
    asin: 'B0C1SOP012',
    title: 'Olive Soap, case of 12',
    item: 'HH-1011',
    pack: 12,
    prices: [4200, 5600, null],
  },
];

const unmapped: readonly Sold[] = [
  {
    sku: 'HH-VASE-NEW',
    asin: 'B0C1VAS001',
    title: 'Glass Vase, Smoke',
    item: 'HH-1012',
    mapped: false,
    isNew: true,
    prices: [2999, 3999, 2600],
  },
  {
    sku: 'HH-SOAP',
    asin: 'B0C1SOP001',
    title: 'Olive Soap',
    item: 'HH-1011',
    mapped: false,
    isNew: true,
    prices: [495, 650, 450],
  },
  {
    sku: 'amzn.gr.HH-LAMP-8k2',
    asin: 'B0C1LMP001',
    title: 'Brass Desk Lamp',
    item: 'HH-1009',
    mapped: false,
    isNew: true,
    prices: [6900, 8900, 6100],
    ...fba('X001HHLMG1'),
  },
];

/** 24 listings: plain items, kits, a matrix item, packs, one item under two SKUs, and SKUs that nobody mapped. */
export const catalogue: readonly Product[] = [...plain, ...amazonStock, ...kits, ...shirts, ...packs, ...unmapped].map(
  product,
);
