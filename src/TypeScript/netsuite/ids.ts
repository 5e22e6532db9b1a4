/**
 * Every id of Causeway's own objects in NetSuite, in one place.
 *
 * @NApiVersion 2.1
 */

/** A seller account in one region. External id: `cwy-con-<seller id>-<region>`. */
export const CONNECTION = {
  type: 'customrecord_cwy_connection',
  seller: 'custrecord_cwy_con_seller',
  region: 'custrecord_cwy_con_region',
  /** The application's LWA client id: an identifier, no secret. */
  clientId: 'custrecord_cwy_con_client_id',
  /** Script ids of API secrets (custsecret…), never the secrets. */
  clientSecretSecret: 'custrecord_cwy_con_client_secret',
  refreshTokenSecret: 'custrecord_cwy_con_refresh_token',
  secretExpiry: 'custrecord_cwy_con_secret_expiry',
  state: 'custrecord_cwy_con_state',
  owner: 'custrecord_cwy_con_owner',
  noPersonalData: 'custrecord_cwy_con_no_personal',
  /** The account it was activated in; in any other one everything stops. */
  account: 'custrecord_cwy_con_account',
  slot: 'custrecord_cwy_con_slot',
  failures: 'custrecord_cwy_con_failures',
  circuitUntil: 'custrecord_cwy_con_circuit_until',
  lastFailure: 'custrecord_cwy_con_last_failure',
} as const;

/** A marketplace of a connection. External id: `cwy-mkt-<connection>-<Amazon id>`. */
export const MARKETPLACE = {
  type: 'customrecord_cwy_marketplace',
  connection: 'custrecord_cwy_mkt_connection',
  amazonId: 'custrecord_cwy_mkt_amazon_id',
  state: 'custrecord_cwy_mkt_state',
  subsidiary: 'custrecord_cwy_mkt_subsidiary',
  currency: 'custrecord_cwy_mkt_currency',
  currencyRecord: 'custrecord_cwy_mkt_currency_rec',
  zone: 'custrecord_cwy_mkt_zone',
  customer: 'custrecord_cwy_mkt_customer',
  sharding: 'custrecord_cwy_mkt_sharding',
  shardSize: 'custrecord_cwy_mkt_shard_size',
  locationFbm: 'custrecord_cwy_mkt_loc_fbm',
  locationFba: 'custrecord_cwy_mkt_loc_fba',
  locationTransit: 'custrecord_cwy_mkt_loc_transit',
  locationUnsellable: 'custrecord_cwy_mkt_loc_unsellable',
  locationReturns: 'custrecord_cwy_mkt_loc_returns',
  itemShipping: 'custrecord_cwy_mkt_item_shipping',
  itemWrap: 'custrecord_cwy_mkt_item_wrap',
  itemOther: 'custrecord_cwy_mkt_item_other',
  itemDiscount: 'custrecord_cwy_mkt_item_discount',
  taxLiable: 'custrecord_cwy_mkt_tax_liable',
  taxFacilitator: 'custrecord_cwy_mkt_tax_facilitator',
  taxZero: 'custrecord_cwy_mkt_tax_zero',
  suiteTaxLiable: 'custrecord_cwy_mkt_stax_liable',
  suiteTaxLiableType: 'custrecord_cwy_mkt_stax_liable_type',
  suiteTaxFacilitator: 'custrecord_cwy_mkt_stax_facilitator',
  suiteTaxFacilitatorType: 'custrecord_cwy_mkt_stax_facil_type',
  suiteTaxZero: 'custrecord_cwy_mkt_stax_zero',
  suiteTaxZeroType: 'custrecord_cwy_mkt_stax_zero_type',
  clearing: 'custrecord_cwy_mkt_clearing',
  way: 'custrecord_cwy_mkt_way',
  wayFrom: 'custrecord_cwy_mkt_way_from',
  /** Every way with its first day, a line each; only the guard of the record writes it. */
  ways: 'custrecord_cwy_mkt_ways',
  billAs: 'custrecord_cwy_mkt_bill_as',
  payment: 'custrecord_cwy_mkt_payment',
  itemDaily: 'custrecord_cwy_mkt_item_daily',
  importFbm: 'custrecord_cwy_mkt_import_fbm',
  importFba: 'custrecord_cwy_mkt_import_fba',
  fromDate: 'custrecord_cwy_mkt_from_date',
  approve: 'custrecord_cwy_mkt_approve',
  fast: 'custrecord_cwy_mkt_fast',
  reservationHours: 'custrecord_cwy_mkt_reserve_hours',
  /** After which an order that is billed and not settled is an exception. */
  daysToSettle: 'custrecord_cwy_mkt_settle_days',
  needsAddress: 'custrecord_cwy_mkt_needs_address',
  includedTax: 'custrecord_cwy_mkt_included_tax',
  settledTax: 'custrecord_cwy_mkt_settled_tax',
} as const;

/** Seller SKU × marketplace → item, over a span of time. */
export const SKU_MAP = {
  type: 'customrecord_cwy_skumap',
  marketplace: 'custrecord_cwy_map_marketplace',
  sku: 'custrecord_cwy_map_sku',
  item: 'custrecord_cwy_map_item',
  asin: 'custrecord_cwy_map_asin',
  fnsku: 'custrecord_cwy_map_fnsku',
  channel: 'custrecord_cwy_map_channel',
  pack: 'custrecord_cwy_map_pack',
  from: 'custrecord_cwy_map_from',
  to: 'custrecord_cwy_map_to',
  confirmedBy: 'custrecord_cwy_map_confirmed_by',
} as const;

/** How something stood on a day of UTC. External id: `cwy-measure-<metric>-<marketplace>-<day>`. */
export const MEASURE = {
  type: 'customrecord_cwy_measure',
  metric: 'custrecord_cwy_mea_metric',
  marketplace: 'custrecord_cwy_mea_marketplace',
  day: 'custrecord_cwy_mea_day',
  value: 'custrecord_cwy_mea_value',
} as const;

/**
 * One consolidated sale of a marketplace, channel and day, with the shipments behind it. External id:
 * `cwy-daily-<marketplace>-<channel>-<day>-<number>`. What is in it stays as it was first saved.
 */
export const DAILY = {
  type: 'customrecord_cwy_daily',
  marketplace: 'custrecord_cwy_day_marketplace',
  channel: 'custrecord_cwy_day_channel',
  day: 'custrecord_cwy_day_day',
  number: 'custrecord_cwy_day_number',
  state: 'custrecord_cwy_day_state',
  /** JSON of the lines that its cash sale has. */
  lines: 'custrecord_cwy_day_lines',
  /** JSON of the shipments behind it, each with its order and what it brought. */
  inside: 'custrecord_cwy_day_inside',
  orders: 'custrecord_cwy_day_orders',
  total: 'custrecord_cwy_day_total',
  facilitatorTax: 'custrecord_cwy_day_facil_tax',
  transaction: 'custrecord_cwy_day_transaction',
} as const;

/** What was open on a clearing account at the end of a day. External id: `cwy-clr-<account>-<day>`. */
export const CLEARING = {
  type: 'customrecord_cwy_clearing',
  account: 'custrecord_cwy_clr_account',
  day: 'custrecord_cwy_clr_day',
  /** JSON: internal ids of the files that hold the open orders, in order. */
  pieces: 'custrecord_cwy_clr_pieces',
  /** What the account had then; where it has something else now, the files count no more. */
  mark: 'custrecord_cwy_clr_mark',
  orders: 'custrecord_cwy_clr_orders',
  balance: 'custrecord_cwy_clr_balance',
} as const;

/** Something Amazon told us, whole. External id: `cwy-doc-<kind>-<connection>-<Amazon id>`. Instants as ISO text in UTC. */
export const DOCUMENT = {
  type: 'customrecord_cwy_document',
  kind: 'custrecord_cwy_doc_kind',
  connection: 'custrecord_cwy_doc_connection',
  amazonId: 'custrecord_cwy_doc_amazon_id',
  marketplaceId: 'custrecord_cwy_doc_marketplace_id',
  state: 'custrecord_cwy_doc_state',
  status: 'custrecord_cwy_doc_status',
  /** `FBA`, `FBM`, or empty where the order does not say who ships. */
  channel: 'custrecord_cwy_doc_channel',
  raw: 'custrecord_cwy_doc_raw',
  file: 'custrecord_cwy_doc_file',
  hash: 'custrecord_cwy_doc_hash',
  updated: 'custrecord_cwy_doc_updated',
  received: 'custrecord_cwy_doc_received',
  applied: 'custrecord_cwy_doc_applied',
  visible: 'custrecord_cwy_doc_visible',
  shipBy: 'custrecord_cwy_doc_ship_by',
  reason: 'custrecord_cwy_doc_reason',
  transaction: 'custrecord_cwy_doc_transaction',
  readAgain: 'custrecord_cwy_doc_read_again',
  unknownFields: 'custrecord_cwy_doc_unknown_fields',
  /** JSON list of the order's SKUs, so that a run looks all of them up at once. */
  skus: 'custrecord_cwy_doc_skus',
  /** Whether the reservations of the order count. */
  claim: 'custrecord_cwy_doc_claim',
  /** From visible at Amazon to the sales order, by both clocks as they are. */
  seconds: 'custrecord_cwy_doc_seconds',
  /** Minutes from its latest shipment to ship-by. */
  slack: 'custrecord_cwy_doc_slack',
  deliverBy: 'custrecord_cwy_doc_deliver_by',
  /** When personal data was taken out of everything that came of the document. */
  purged: 'custrecord_cwy_doc_purged',
} as const;

/** A pending order's claim on an item. It counts while its document's `claim` is live and `until` is to come. */
export const RESERVATION = {
  type: 'customrecord_cwy_reservation',
  document: 'custrecord_cwy_res_document',
  amazonOrderId: 'custrecord_cwy_res_order_id',
  item: 'custrecord_cwy_res_item',
  location: 'custrecord_cwy_res_location',
  quantity: 'custrecord_cwy_res_quantity',
  until: 'custrecord_cwy_res_until',
} as const;

/** One cause that needs a person or time. */
export const EXCEPTION = {
  type: 'customrecord_cwy_exception',
  flow: 'custrecord_cwy_exc_flow',
  class: 'custrecord_cwy_exc_class',
  severity: 'custrecord_cwy_exc_severity',
  subject: 'custrecord_cwy_exc_subject',
  state: 'custrecord_cwy_exc_state',
  owner: 'custrecord_cwy_exc_owner',
  due: 'custrecord_cwy_exc_due',
  message: 'custrecord_cwy_exc_message',
  fix: 'custrecord_cwy_exc_fix',
  excerpt: 'custrecord_cwy_exc_excerpt',
  lastGood: 'custrecord_cwy_exc_last_good',
  connection: 'custrecord_cwy_exc_connection',
  marketplaceId: 'custrecord_cwy_exc_marketplace_id',
  amazonId: 'custrecord_cwy_exc_amazon_id',
  document: 'custrecord_cwy_exc_document',
  transaction: 'custrecord_cwy_exc_transaction',
  count: 'custrecord_cwy_exc_count',
  attempts: 'custrecord_cwy_exc_attempts',
  first: 'custrecord_cwy_exc_first',
  last: 'custrecord_cwy_exc_last',
  snoozedUntil: 'custrecord_cwy_exc_snoozed_until',
  resolution: 'custrecord_cwy_exc_resolution',
  solvedBy: 'custrecord_cwy_exc_solved_by',
  solvedAt: 'custrecord_cwy_exc_solved_at',
} as const;

/** One execution of a reading script in one time slot. The external id claims the slot. */
export const RUN = {
  type: 'customrecord_cwy_run',
  connection: 'custrecord_cwy_run_connection',
  slot: 'custrecord_cwy_run_slot',
  state: 'custrecord_cwy_run_state',
  plan: 'custrecord_cwy_run_plan',
  calls: 'custrecord_cwy_run_calls',
  rows: 'custrecord_cwy_run_rows',
  left: 'custrecord_cwy_run_left',
  /** Documents read and not imported when it ended. */
  waiting: 'custrecord_cwy_run_waiting',
  /** The forecast of when nothing will be left. */
  caughtUp: 'custrecord_cwy_run_caught_up',
  started: 'custrecord_cwy_run_started',
  ended: 'custrecord_cwy_run_ended',
  clockAhead: 'custrecord_cwy_run_clock',
} as const;

/** How far a source has been read. External id: `cwy-cur-<connection>-<source>`. */
export const CURSOR = {
  type: 'customrecord_cwy_cursor',
  connection: 'custrecord_cwy_cur_connection',
  source: 'custrecord_cwy_cur_source',
  watermark: 'custrecord_cwy_cur_watermark',
  /** JSON of the window being read page by page. */
  chain: 'custrecord_cwy_cur_chain',
  holder: 'custrecord_cwy_cur_holder',
  heldUntil: 'custrecord_cwy_cur_held_until',
} as const;

/** A token bucket. External id: `cwy-quo-<connection>-<operation>`. Optimistic locking guards it. */
export const QUOTA = {
  type: 'customrecord_cwy_quota',
  connection: 'custrecord_cwy_quo_connection',
  operation: 'custrecord_cwy_quo_operation',
  tokens: 'custrecord_cwy_quo_tokens',
  at: 'custrecord_cwy_quo_at',
  rate: 'custrecord_cwy_quo_rate',
  burst: 'custrecord_cwy_quo_burst',
  blockedUntil: 'custrecord_cwy_quo_blocked_until',
  made: 'custrecord_cwy_quo_made',
  throttled: 'custrecord_cwy_quo_throttled',
  attempts: 'custrecord_cwy_quo_attempts',
} as const;

/** A report of Amazon's. External id: `cwy-rep-<connection>-<source>-<from>-<to>`. Instants as ISO text in UTC. */
export const REPORT = {
  type: 'customrecord_cwy_report',
  connection: 'custrecord_cwy_rep_connection',
  reportType: 'custrecord_cwy_rep_type',
  from: 'custrecord_cwy_rep_from',
  to: 'custrecord_cwy_rep_to',
  state: 'custrecord_cwy_rep_state',
  amazonId: 'custrecord_cwy_rep_amazon_id',
  adopted: 'custrecord_cwy_rep_adopted',
  /** Set before the call that asks for it: its answer may be lost. */
  asked: 'custrecord_cwy_rep_asked',
  documentId: 'custrecord_cwy_rep_document_id',
  attempts: 'custrecord_cwy_rep_attempts',
  next: 'custrecord_cwy_rep_next',
  compared: 'custrecord_cwy_rep_compared',
  /** JSON: how far it is compared, and the counts by marketplace. */
  progress: 'custrecord_cwy_rep_progress',
  message: 'custrecord_cwy_rep_message',
} as const;

/** One UTC day of a source, of a marketplace or the whole region. External id: `cwy-prf-<connection>-<source>-<day>[-<Amazon id>]`. */
export const PROOF = {
  type: 'customrecord_cwy_proof',
  connection: 'custrecord_cwy_prf_connection',
  /** Empty for the whole region. */
  marketplace: 'custrecord_cwy_prf_marketplace',
  source: 'custrecord_cwy_prf_source',
  day: 'custrecord_cwy_prf_day',
  state: 'custrecord_cwy_prf_state',
  orders: 'custrecord_cwy_prf_orders',
  held: 'custrecord_cwy_prf_held',
  ignored: 'custrecord_cwy_prf_ignored',
  found: 'custrecord_cwy_prf_found',
  awaited: 'custrecord_cwy_prf_awaited',
  missing: 'custrecord_cwy_prf_missing',
  missingIds: 'custrecord_cwy_prf_ids',
  proven: 'custrecord_cwy_prf_proven',
} as const;

/** Amazon's service level → shipping item, of one marketplace. */
export const SHIP_SERVICE = {
  type: 'customrecord_cwy_shipservice',
  marketplace: 'custrecord_cwy_svc_marketplace',
  level: 'custrecord_cwy_svc_level',
  /** Internal id of the shipping item: no custom field can point to one. */
  shipItem: 'custrecord_cwy_svc_ship_item',
} as const;

/** NetSuite's ship method, or what a package states → Amazon's carrier. */
export const CARRIER = {
  type: 'customrecord_cwy_carrier',
  /** Empty: every marketplace without a row of its own. */
  marketplace: 'custrecord_cwy_car_marketplace',
  shipItem: 'custrecord_cwy_car_ship_item',
  text: 'custrecord_cwy_car_text',
  code: 'custrecord_cwy_car_code',
  name: 'custrecord_cwy_car_name',
  method: 'custrecord_cwy_car_method',
} as const;

/** Something Amazon is to do. External id: `cwy-eff-<kind>-<subject>-<version>`. Instants as ISO text in UTC. */
export const EFFECT = {
  type: 'customrecord_cwy_effect',
  kind: 'custrecord_cwy_eff_kind',
  connection: 'custrecord_cwy_eff_connection',
  amazonOrderId: 'custrecord_cwy_eff_order_id',
  marketplaceId: 'custrecord_cwy_eff_marketplace_id',
  document: 'custrecord_cwy_eff_document',
  salesOrder: 'custrecord_cwy_eff_salesorder',
  fulfilment: 'custrecord_cwy_eff_fulfilment',
  subject: 'custrecord_cwy_eff_subject',
  version: 'custrecord_cwy_eff_version',
  tracking: 'custrecord_cwy_eff_tracking',
  content: 'custrecord_cwy_eff_content',
  state: 'custrecord_cwy_eff_state',
  attempts: 'custrecord_cwy_eff_attempts',
  shipBy: 'custrecord_cwy_eff_ship_by',
  slack: 'custrecord_cwy_eff_slack',
  intended: 'custrecord_cwy_eff_intended',
  sent: 'custrecord_cwy_eff_sent',
  /** Empty on a sent one: nobody knows what came of the call. */
  answered: 'custrecord_cwy_eff_answered',
  answer: 'custrecord_cwy_eff_answer',
  confirmed: 'custrecord_cwy_eff_confirmed',
  feed: 'custrecord_cwy_eff_feed',
  /** The last change of the item fulfilment that was planned, as the query told it. */
  seen: 'custrecord_cwy_eff_seen',
} as const;

/** Who owns which exceptions, and how fast they are due. */
export const ROUTE = {
  type: 'customrecord_cwy_route',
  flow: 'custrecord_cwy_rte_flow',
  class: 'custrecord_cwy_rte_class',
  owner: 'custrecord_cwy_rte_owner',
  hours: 'custrecord_cwy_rte_hours',
} as const;

/** Body fields of a sales order. */
export const BODY = {
  amazonOrderId: 'custbody_cwy_order_id',
  marketplace: 'custbody_cwy_marketplace',
  document: 'custbody_cwy_document',
  channel: 'custbody_cwy_channel',
  serviceLevel: 'custbody_cwy_service',
  purchasedAt: 'custbody_cwy_purchased',
  shipByEarliest: 'custbody_cwy_ship_by_from',
  shipByLatest: 'custbody_cwy_ship_by',
  deliverByEarliest: 'custbody_cwy_deliver_by_from',
  deliverByLatest: 'custbody_cwy_deliver_by',
  isGift: 'custbody_cwy_gift',
  giftMessage: 'custbody_cwy_gift_message',
  facilitatorTax: 'custbody_cwy_facilitator_tax',
  amazonTotal: 'custbody_cwy_amazon_total',
  pointsCost: 'custbody_cwy_points_cost',
  businessOrder: 'custbody_cwy_business',
  purchaseOrderNumber: 'custbody_cwy_buyer_po',
  replaces: 'custbody_cwy_replaces',
  programs: 'custbody_cwy_programs',
  promotions: 'custbody_cwy_promotions',
  buyerName: 'custbody_cwy_buyer_name',
  buyerEmail: 'custbody_cwy_buyer_email',
  address: 'custbody_cwy_address',
  poBox: 'custbody_cwy_po_box',
  saleKind: 'custbody_cwy_sale_kind',
  hold: 'custbody_cwy_hold',
  /** People let it go on although it is held. */
  released: 'custbody_cwy_released',
  fingerprint: 'custbody_cwy_fingerprint',
} as const;

/** A settlement report in pieces. */
export const SETTLEMENT_FILE = {
  type: 'customrecord_cwy_setfile',
  connection: 'custrecord_cwy_sfl_connection',
  reportId: 'custrecord_cwy_sfl_report',
  documentId: 'custrecord_cwy_sfl_document',
  state: 'custrecord_cwy_sfl_state',
  pieces: 'custrecord_cwy_sfl_pieces',
  hash: 'custrecord_cwy_sfl_hash',
  attempts: 'custrecord_cwy_sfl_attempts',
  next: 'custrecord_cwy_sfl_next',
  message: 'custrecord_cwy_sfl_message',
} as const;

/** One settlement. External id: connection and Amazon's id. */
export const SETTLEMENT = {
  type: 'customrecord_cwy_settlement',
  connection: 'custrecord_cwy_set_connection',
  number: 'custrecord_cwy_set_number',
  file: 'custrecord_cwy_set_file',
  marketplace: 'custrecord_cwy_set_marketplace',
  currency: 'custrecord_cwy_set_currency',
  start: 'custrecord_cwy_set_start',
  end: 'custrecord_cwy_set_end',
  deposit: 'custrecord_cwy_set_deposit',
  total: 'custrecord_cwy_set_total',
  lines: 'custrecord_cwy_set_lines',
  state: 'custrecord_cwy_set_state',
  posting: 'custrecord_cwy_set_posting',
  hash: 'custrecord_cwy_set_hash',
  groups: 'custrecord_cwy_set_groups',
  journals: 'custrecord_cwy_set_journals',
  /** JSON: internal ids of the files that hold what each order moved, by the number of the posting. */
  orders: 'custrecord_cwy_set_orders',
  accounts: 'custrecord_cwy_set_accounts',
  approval: 'custrecord_cwy_set_approval',
  suspense: 'custrecord_cwy_set_suspense',
  suspenseOpen: 'custrecord_cwy_set_suspopen',
  other: 'custrecord_cwy_set_other',
  otherFile: 'custrecord_cwy_set_otherfile',
  held: 'custrecord_cwy_set_held',
  notes: 'custrecord_cwy_set_notes',
  link: 'custrecord_cwy_set_link',
  chain: 'custrecord_cwy_set_chain',
  message: 'custrecord_cwy_set_message',
} as const;

/** What was found in a settlement, line by line. External id: the settlement. */
export const LOOK = {
  type: 'customrecord_cwy_look',
  settlement: 'custrecord_cwy_look_settlement',
  hash: 'custrecord_cwy_look_hash',
  facts: 'custrecord_cwy_look_facts',
  unusual: 'custrecord_cwy_look_unusual',
  fees: 'custrecord_cwy_look_fees',
  compared: 'custrecord_cwy_look_compared',
  margin: 'custrecord_cwy_look_margin',
} as const;

/** A SKU in a marketplace and a month: a settlement's part, or the cost of what left. Amounts are minor units. */
export const MARGIN = {
  type: 'customrecord_cwy_margin',
  marketplace: 'custrecord_cwy_mgn_marketplace',
  sku: 'custrecord_cwy_mgn_sku',
  month: 'custrecord_cwy_mgn_month',
  settlement: 'custrecord_cwy_mgn_settlement',
  currency: 'custrecord_cwy_mgn_currency',
  units: 'custrecord_cwy_mgn_units',
  refunded: 'custrecord_cwy_mgn_refunded',
  sales: 'custrecord_cwy_mgn_sales',
  refunds: 'custrecord_cwy_mgn_refunds',
  fees: 'custrecord_cwy_mgn_fees',
  storage: 'custrecord_cwy_mgn_storage',
  reimbursements: 'custrecord_cwy_mgn_reimbursements',
  other: 'custrecord_cwy_mgn_other',
  aside: 'custrecord_cwy_mgn_aside',
  cost: 'custrecord_cwy_mgn_cost',
  print: 'custrecord_cwy_mgn_print',
} as const;

/** What Amazon would charge for a SKU at a price. External id: a hash of both and the marketplace. */
export const FEE_ESTIMATE = {
  type: 'customrecord_cwy_fee',
  marketplace: 'custrecord_cwy_fee_marketplace',
  sku: 'custrecord_cwy_fee_sku',
  channel: 'custrecord_cwy_fee_channel',
  currency: 'custrecord_cwy_fee_currency',
  price: 'custrecord_cwy_fee_price',
  shipping: 'custrecord_cwy_fee_shipping',
  fees: 'custrecord_cwy_fee_fees',
  asked: 'custrecord_cwy_fee_asked',
  message: 'custrecord_cwy_fee_message',
} as const;

/** What a person asked for of a settlement. External id: the settlement, the kind and a count. */
export const SETTLEMENT_STEP = {
  type: 'customrecord_cwy_setstep',
  settlement: 'custrecord_cwy_stp_settlement',
  kind: 'custrecord_cwy_stp_kind',
  posting: 'custrecord_cwy_stp_posting',
  content: 'custrecord_cwy_stp_content',
  amount: 'custrecord_cwy_stp_amount',
  reason: 'custrecord_cwy_stp_reason',
  by: 'custrecord_cwy_stp_by',
  at: 'custrecord_cwy_stp_at',
  state: 'custrecord_cwy_stp_state',
  message: 'custrecord_cwy_stp_message',
} as const;

/** What a settlement pays out, and where it is at the bank. External id: `cwy-payout-<settlement record>`. */
export const PAYOUT = {
  type: 'customrecord_cwy_payout',
  settlement: 'custrecord_cwy_pay_settlement',
  state: 'custrecord_cwy_pay_state',
  /** Of the settlement and its posting as they were when this was made of them. */
  hash: 'custrecord_cwy_pay_hash',
  /** Decimal texts of payments that came back, parted by blanks; empty when all of them are found. */
  failed: 'custrecord_cwy_pay_failed',
  bouncedBy: 'custrecord_cwy_pay_bounced_by',
  bank: 'custrecord_cwy_pay_bank',
  day: 'custrecord_cwy_pay_day',
  amount: 'custrecord_cwy_pay_amount',
  currency: 'custrecord_cwy_pay_currency',
  deposit: 'custrecord_cwy_pay_deposit',
  conversion: 'custrecord_cwy_pay_convert',
  returned: 'custrecord_cwy_pay_returned',
  by: 'custrecord_cwy_pay_by',
  at: 'custrecord_cwy_pay_at',
  message: 'custrecord_cwy_pay_message',
} as const;

/** What one marketplace had not settled at the end of a month. External id: `cwy-accrual-<marketplace>-<month>`. */
export const ACCRUAL = {
  type: 'customrecord_cwy_accrual',
  connection: 'custrecord_cwy_acr_connection',
  marketplace: 'custrecord_cwy_acr_marketplace',
  /** `YYYY-MM` in the zone of the books. */
  month: 'custrecord_cwy_acr_month',
  currency: 'custrecord_cwy_acr_currency',
  way: 'custrecord_cwy_acr_way',
  state: 'custrecord_cwy_acr_state',
  /** Where reading goes on: Amazon's token of the next page. */
  next: 'custrecord_cwy_acr_next',
  /** Internal ids of the files that hold its transactions, in order. */
  pieces: 'custrecord_cwy_acr_pieces',
  hash: 'custrecord_cwy_acr_hash',
  /** JSON: the groups of events around the end of the month. */
  groups: 'custrecord_cwy_acr_groups',
  /** What Amazon says it owes, as decimal text. */
  total: 'custrecord_cwy_acr_total',
  /** JSON: what is held back and what was in an open group, by kind; orders that one of both has not. */
  sums: 'custrecord_cwy_acr_sums',
  /** JSON: for each pair of entries whether it left the open part in the accrual. */
  steps: 'custrecord_cwy_acr_steps',
  journals: 'custrecord_cwy_acr_journals',
  /** JSON: balances of the accounts and what they come to. */
  tie: 'custrecord_cwy_acr_tie',
  message: 'custrecord_cwy_acr_message',
} as const;

/** Which account takes what, for each marketplace. */
export const ACCOUNT = {
  type: 'customrecord_cwy_account',
  marketplace: 'custrecord_cwy_acc_marketplace',
  role: 'custrecord_cwy_acc_role',
  account: 'custrecord_cwy_acc_account',
} as const;

/** Classes that people give kinds of settlement lines. */
export const LINE_MAP = {
  type: 'customrecord_cwy_linemap',
  transactionType: 'custrecord_cwy_lmp_transaction',
  amountType: 'custrecord_cwy_lmp_type',
  amountDescription: 'custrecord_cwy_lmp_description',
  class: 'custrecord_cwy_lmp_class',
  /** Empty: all marketplaces. */
  marketplace: 'custrecord_cwy_lmp_marketplace',
  from: 'custrecord_cwy_lmp_from',
  to: 'custrecord_cwy_lmp_to',
  account: 'custrecord_cwy_lmp_account',
  department: 'custrecord_cwy_lmp_department',
  /** NetSuite's class. */
  classification: 'custrecord_cwy_lmp_classification',
  location: 'custrecord_cwy_lmp_location',
  taxCode: 'custrecord_cwy_lmp_tax_code',
} as const;

/** On a journal entry: the settlement that it posts a part of. */
export const OF_SETTLEMENT = 'custbody_cwy_settlement';

/** On a deposit or journal entry that the add-on made: the payout whose money it moves at the bank. */
export const OF_PAYOUT = 'custbody_cwy_payout';

/** When it happened at Amazon; the date of a transaction may be moved by a closed period. */
export const HAPPENED_AT = 'custbody_cwy_happened';

/** On a fulfilment: what its last save shipped. */
export const SHIPMENT_NOTE = 'custbody_cwy_ship_note';

/** Body fields of bills, and of sales orders that daily sales hold. */
export const BILL = {
  fulfilment: 'custbody_cwy_fulfillment',
  shippedOn: 'custbody_cwy_shipped',
  /** On a sales order the last daily sale that holds a shipment of it; on a cash sale the one that it books. */
  daily: 'custbody_cwy_daily',
  /** On a sales order: ids of its fulfilments in daily sales, such as `|123|140|`. */
  dailyShipments: 'custbody_cwy_daily_ships',
} as const;

/** Line fields of a sales order and its item fulfilments. */
export const COLUMN = {
  orderItemId: 'custcol_cwy_order_item',
  kind: 'custcol_cwy_kind',
  sku: 'custcol_cwy_sku',
  asin: 'custcol_cwy_asin',
  pack: 'custcol_cwy_pack',
  ordered: 'custcol_cwy_ordered',
  isGift: 'custcol_cwy_gift',
  giftMessage: 'custcol_cwy_gift_message',
  giftWrapLevel: 'custcol_cwy_gift_wrap',
  /** Of item fulfilments: which packages hold the line. */
  packages: 'custcol_cwy_package',
  tax: 'custcol_cwy_tax',
  taxStanding: 'custcol_cwy_tax_standing',
  /** Why a closed line is to be cancelled at Amazon. */
  cancelReason: 'custcol_cwy_cancel_reason',
} as const;

/** Custom lists: their values are named by script id. */
export const LIST = {
  region: { type: 'customlist_cwy_region', na: 'val_cwy_region_na', eu: 'val_cwy_region_eu', fe: 'val_cwy_region_fe' },
  connectionState: {
    type: 'customlist_cwy_connection_state',
    draft: 'val_cwy_con_draft',
    active: 'val_cwy_con_active',
    stopped: 'val_cwy_con_stopped',
  },
  marketplaceState: {
    type: 'customlist_cwy_marketplace_state',
    draft: 'val_cwy_mkt_draft',
    shadow: 'val_cwy_mkt_shadow',
    live: 'val_cwy_mkt_live',
    paused: 'val_cwy_mkt_paused',
  },
  sharding: {
    type: 'customlist_cwy_sharding',
    none: 'val_cwy_shard_none',
    month: 'val_cwy_shard_month',
    count: 'val_cwy_shard_count',
  },
  way: {
    type: 'customlist_cwy_way',
    order: 'val_cwy_way_order',
    daily: 'val_cwy_way_daily',
    settlement: 'val_cwy_way_settlement',
  },
  billAs: {
    type: 'customlist_cwy_bill_as',
    cashSale: 'val_cwy_bill_cash_sale',
    invoice: 'val_cwy_bill_invoice',
  },
  /** Named by Amazon's own words. */
  cancelReason: {
    type: 'customlist_cwy_cancel_reason',
    noInventory: 'val_cwy_cancel_no_inventory',
    shippingAddressUndeliverable: 'val_cwy_cancel_undeliverable',
    customerExchange: 'val_cwy_cancel_customer_exchange',
    buyerCanceled: 'val_cwy_cancel_buyer_canceled',
    generalAdjustment: 'val_cwy_cancel_general_adjustment',
    carrierCreditDecision: 'val_cwy_cancel_carrier_credit',
    riskAssessmentInformationNotValid: 'val_cwy_cancel_risk_not_valid',
    carrierCoverageFailure: 'val_cwy_cancel_carrier_coverage',
    customerReturn: 'val_cwy_cancel_customer_return',
    merchandiseNotReceived: 'val_cwy_cancel_not_received',
  },
  channel: {
    type: 'customlist_cwy_channel',
    any: 'val_cwy_channel_any',
    fbm: 'val_cwy_channel_fbm',
    fba: 'val_cwy_channel_fba',
  },
  accountRole: {
    type: 'customlist_cwy_account_role',
    clearing: 'val_cwy_acc_clearing',
    payout: 'val_cwy_acc_payout',
    debt: 'val_cwy_acc_debt',
    reserve: 'val_cwy_acc_reserve',
    carry: 'val_cwy_acc_carry',
    accrual: 'val_cwy_acc_accrual',
    facilitatorTax: 'val_cwy_acc_facilitator_tax',
    salesTax: 'val_cwy_acc_sales_tax',
    sales: 'val_cwy_acc_sales',
    shipping: 'val_cwy_acc_shipping',
    giftWrap: 'val_cwy_acc_gift_wrap',
    promotions: 'val_cwy_acc_promotions',
    refunds: 'val_cwy_acc_refunds',
    referralFees: 'val_cwy_acc_referral_fees',
    fbaFees: 'val_cwy_acc_fba_fees',
    storageFees: 'val_cwy_acc_storage_fees',
    inboundFees: 'val_cwy_acc_inbound_fees',
    removalFees: 'val_cwy_acc_removal_fees',
    advertising: 'val_cwy_acc_advertising',
    programFees: 'val_cwy_acc_program_fees',
    subscriptionFees: 'val_cwy_acc_subscription_fees',
    otherFees: 'val_cwy_acc_other_fees',
    feeTax: 'val_cwy_acc_fee_tax',
    reimbursements: 'val_cwy_acc_reimbursements',
    otherIncome: 'val_cwy_acc_other_income',
    claims: 'val_cwy_acc_claims',
    withholding: 'val_cwy_acc_withholding',
    loans: 'val_cwy_acc_loans',
    card: 'val_cwy_acc_card',
    openingBalance: 'val_cwy_acc_opening_balance',
    suspense: 'val_cwy_acc_suspense',
    bank: 'val_cwy_acc_bank',
    exchangeDifference: 'val_cwy_acc_exchange_difference',
    dueFrom: 'val_cwy_acc_due_from',
    dueTo: 'val_cwy_acc_due_to',
  },
  lineClass: {
    type: 'customlist_cwy_line_class',
    sales: 'val_cwy_cls_sales',
    shipping: 'val_cwy_cls_shipping',
    'gift-wrap': 'val_cwy_cls_gift_wrap',
    promotions: 'val_cwy_cls_promotions',
    refunds: 'val_cwy_cls_refunds',
    'refunded-shipping': 'val_cwy_cls_refunded_shipping',
    tax: 'val_cwy_cls_tax',
    'withheld-tax': 'val_cwy_cls_withheld_tax',
    'referral-fees': 'val_cwy_cls_referral_fees',
    'closing-fees': 'val_cwy_cls_closing_fees',
    'fba-fees': 'val_cwy_cls_fba_fees',
    storage: 'val_cwy_cls_storage',
    inbound: 'val_cwy_cls_inbound',
    removal: 'val_cwy_cls_removal',
    advertising: 'val_cwy_cls_advertising',
    programs: 'val_cwy_cls_programs',
    subscription: 'val_cwy_cls_subscription',
    'other-fees': 'val_cwy_cls_other_fees',
    'fee-tax': 'val_cwy_cls_fee_tax',
    reimbursements: 'val_cwy_cls_reimbursements',
    'other-income': 'val_cwy_cls_other_income',
    liquidation: 'val_cwy_cls_liquidation',
    claims: 'val_cwy_cls_claims',
    withholding: 'val_cwy_cls_withholding',
    loans: 'val_cwy_cls_loans',
    'current-reserve': 'val_cwy_cls_current_reserve',
    'previous-reserve': 'val_cwy_cls_previous_reserve',
    'payable-to-amazon': 'val_cwy_cls_payable_to_amazon',
    'charged-to-card': 'val_cwy_cls_charged_to_card',
    'failed-transfer': 'val_cwy_cls_failed_transfer',
    'debt-adjustment': 'val_cwy_cls_debt_adjustment',
    'collected-on-delivery': 'val_cwy_cls_collected_on_delivery',
    'bank-check': 'val_cwy_cls_bank_check',
    review: 'val_cwy_cls_review',
  },
} as const;

/** States that only scripts set are plain text: a query reads them without a join. */
export const SCRIPT = {
  ordersFetch: {
    id: 'customscript_cwy_orders_fetch_ss',
    /** Not Scheduled twin of a slot, for unfinished work. */
    more: (slot: number) => `customdeploy_cwy_orders_fetch_ss_${slot}m`,
    slotParameter: 'custscript_cwy_fetch_slot',
    /** T on the two deployments that run between the quarter hours. */
    betweenParameter: 'custscript_cwy_fetch_between',
  },
  ordersApply: {
    id: 'customscript_cwy_orders_apply_mr',
    /** Restricts a run to one document, for Retry. */
    documentParameter: 'custscript_cwy_apply_document',
    slotParameter: 'custscript_cwy_apply_slot',
    leftParameter: 'custscript_cwy_apply_left',
    ofSlot: (slot: number) => `customdeploy_cwy_orders_apply_mr_${slot}`,
    forRetry: ['customdeploy_cwy_orders_apply_mr_r1', 'customdeploy_cwy_orders_apply_mr_r2'],
  },
  shipments: { id: 'customscript_cwy_shipments_mr', forRetry: 'customdeploy_cwy_shipments_mr_r1' },
  send: {
    id: 'customscript_cwy_send_ss',
    /** Not Scheduled twin of a slot, for what has just been planned and for unfinished work. */
    more: (slot: number) => `customdeploy_cwy_send_ss_${slot}m`,
    slotParameter: 'custscript_cwy_send_slot',
  },
  toShip: { id: 'customscript_cwy_toship_sl', deployment: 'customdeploy_cwy_toship_sl' },
  complete: { id: 'customscript_cwy_complete_ss', slotParameter: 'custscript_cwy_complete_slot' },
  clear: { id: 'customscript_cwy_clear_mr' },
  clearingPage: { id: 'customscript_cwy_clearing_sl', deployment: 'customdeploy_cwy_clearing_sl' },
  bill: { id: 'customscript_cwy_bill_mr', slotParameter: 'custscript_cwy_bill_slot' },
  settle: { id: 'customscript_cwy_settle_mr', forRetry: 'customdeploy_cwy_settle_mr_r1' },
  look: {
    id: 'customscript_cwy_look_mr',
    forSettled: ['customdeploy_cwy_look_mr_r1', 'customdeploy_cwy_look_mr_r2'],
  },
  margin: { id: 'customscript_cwy_margin_mr' },
  marginPages: { id: 'customscript_cwy_margin_sl', deployment: 'customdeploy_cwy_margin_sl' },
  fees: { id: 'customscript_cwy_fees_ss', slotParameter: 'custscript_cwy_fees_slot' },
  lineMap: { id: 'customscript_cwy_linemap_sl', deployment: 'customdeploy_cwy_linemap_sl' },
  settlements: { id: 'customscript_cwy_settlements_ss', slotParameter: 'custscript_cwy_settlements_slot' },
  settlementStep: { id: 'customscript_cwy_setstep_sl', deployment: 'customdeploy_cwy_setstep_sl' },
  accrual: { id: 'customscript_cwy_accrual_ss', slotParameter: 'custscript_cwy_accrual_slot' },
  accrualPage: { id: 'customscript_cwy_accrual_sl', deployment: 'customdeploy_cwy_accrual_sl' },
  settlementPages: { id: 'customscript_cwy_settlements_sl', deployment: 'customdeploy_cwy_settlements_sl' },
  payouts: { id: 'customscript_cwy_payouts_ss', atOnce: 'customdeploy_cwy_payouts_ss_1' },
  payoutPages: { id: 'customscript_cwy_payouts_sl', deployment: 'customdeploy_cwy_payouts_sl' },
  setup: { id: 'customscript_cwy_setup_sl', deployment: 'customdeploy_cwy_setup_sl' },
  exceptions: { id: 'customscript_cwy_exceptions_sl', deployment: 'customdeploy_cwy_exceptions_sl' },
  pace: { id: 'customscript_cwy_pace_sl', deployment: 'customdeploy_cwy_pace_sl' },
  skuMap: { id: 'customscript_cwy_skumap_sl', deployment: 'customdeploy_cwy_skumap_sl' },
} as const;

/** Folder for documents too long for a field; nobody but the add-on's roles may open it. */
export const DOCUMENT_FOLDER = 'SuiteScripts/causeway-documents';

/** Folder for the text of settlement reports, likewise. */
export const SETTLEMENT_FOLDER = 'SuiteScripts/causeway-settlements';
