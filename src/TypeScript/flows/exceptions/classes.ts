/**
 * Every kind of thing that can need a person, in one table: how bad it is, how long it may wait, and what to do.
 * The type of the table makes a class without a row a compile error.
 *
 * @NApiVersion 2.1
 */

import type { RefusalClass } from '../../amazon/refusal';
import { BILLING_CLASSES, type BillingClass } from './classesOfBilling';
import { CONNECTION_CLASSES, type ConnectionClass } from './classesOfConnection';
import { LIFE_CLASSES, type LifeClass } from './classesOfLife';
import { PAYOUT_CLASSES, type PayoutClass } from './classesOfPayouts';
import { SETTLEMENT_CLASSES, type SettlementClass } from './classesOfSettlements';

export type Flow = 'orders' | 'shipments' | 'billing' | 'settlements' | 'connection';
export type Severity = 'high' | 'medium' | 'low';

export type ExceptionClass =
  /** The document itself cannot be used. */
  | RefusalClass
  | BillingClass
  | SettlementClass
  | PayoutClass
  | 'sku-unmapped'
  | 'sku-ambiguous'
  | 'item-inactive'
  | 'item-wrong-subsidiary'
  | 'pack-invalid'
  | 'ship-service-unmapped'
  | 'address-invalid'
  | 'document-too-large'
  | 'duplicate-order-id'
  | 'marketplace-not-configured'
  | 'customer-missing'
  | 'seller-tax-not-recordable'
  | 'tax-code-missing'
  | 'tax-split-impossible'
  | 'total-differs'
  | 'fba-not-supported'
  | 'gift-not-placed'
  | 'missing-personal-data'
  | 'order-changed-after-import'
  | LifeClass
  | 'order-not-found'
  | 'carrier-unmapped'
  | 'tracking-missing'
  | 'package-contents-unclear'
  | 'pack-not-whole'
  | 'shipment-exceeds-order'
  | 'shipment-changed-after-sending'
  | 'confirmation-refused'
  | 'tracking-not-corrected'
  | 'confirmation-not-seen'
  | 'cancellation-refused'
  | 'report-not-made'
  | 'netsuite-refused'
  | 'acknowledgment-late'
  | 'purge-refused'
  | ConnectionClass;

export interface ExceptionClassRow {
  readonly flow: Flow;
  readonly severity: Severity;
  readonly slaHours: number;
  readonly title: string;
  readonly fix: string;
}

/** An order waits and its ship-by clock runs. */
const HIGH = { severity: 'high', slaHours: 4 } as const;
const MEDIUM = { severity: 'medium', slaHours: 24 } as const;

export const EXCEPTION_CLASSES: Readonly<Record<ExceptionClass, ExceptionClassRow>> = {
  'sku-unmapped': {
    flow: 'orders',
    ...HIGH,
    title: 'A SKU of this order is not in the SKU map',
    fix: 'Add a SKU map row for the SKU and marketplace, valid from before the purchase date, then press Retry. The audit page proposes items with the same name or UPC.',
  },
  'sku-ambiguous': {
    flow: 'orders',
    ...HIGH,
    title: 'More than one SKU map row answers for this SKU',
    fix: 'Close or correct the overlapping SKU map rows so that one row holds on the purchase date, then press Retry.',
  },
  'item-inactive': {
    flow: 'orders',
    ...HIGH,
    title: 'The SKU is mapped to an inactive item',
    fix: 'Make the item active again, or close the SKU map row and add one for the item that replaces it, then press Retry.',
  },
  'item-wrong-subsidiary': {
    flow: 'orders',
    ...HIGH,
    title: 'The mapped item is not sold by this marketplace’s subsidiary',
    fix: 'Add the marketplace’s subsidiary to the item, or map the SKU to an item of that subsidiary, then press Retry.',
  },
  'pack-invalid': {
    flow: 'orders',
    ...HIGH,
    title: 'The pack quantity of a SKU map row is not a whole number of one or more',
    fix: 'Set the pack quantity on the SKU map row to how many of the item one listing unit holds, then press Retry.',
  },
  'ship-service-unmapped': {
    flow: 'orders',
    ...HIGH,
    title: 'No shipping item is chosen for this ship service',
    fix: 'Add a row to the ship service map for the marketplace and service level, then press Retry. No default is ever used.',
  },
  'address-invalid': {
    flow: 'orders',
    ...HIGH,
    title: 'The delivery address does not pass the checks',
    fix: 'Open the sales order, correct the shipping address against the buyer’s own (kept unchanged on the order), and approve the order.',
  },
  'money-does-not-add-up': {
    flow: 'orders',
    ...HIGH,
    title: 'The parts of the order do not add up to Amazon’s total',
    fix: 'Compare the two figures in the message with the order in Seller Central. If Amazon corrects the order it is planned again by itself; otherwise enter the order by hand and resolve this exception.',
  },
  'money-incomplete': {
    flow: 'orders',
    ...MEDIUM,
    title: 'Amazon has not given the order’s total yet',
    fix: 'Nothing at first: Amazon’s next update of the order is planned by itself. If none comes within a day, press Retry to read the order again.',
  },
  'currency-mismatch': {
    flow: 'orders',
    ...HIGH,
    title: 'The order is not in the marketplace’s currency',
    fix: 'Check the currency on the marketplace record and, where the account has one currency only, turn on Multiple Currencies or leave this marketplace out, then press Retry.',
  },
  'invalid-quantity': {
    flow: 'orders',
    ...HIGH,
    title: 'A quantity of the order cannot be right',
    fix: 'Compare the quantities in the message with the order in Seller Central, then press Retry to read the order again.',
  },
  'unknown-enum': {
    flow: 'orders',
    ...HIGH,
    title: 'Amazon used a word that Causeway does not know',
    fix: 'Send the word in the message to whoever maintains Causeway; the order is kept whole and is planned when the word is known. Enter it by hand if it cannot wait.',
  },
  'unknown-marketplace': {
    flow: 'orders',
    ...MEDIUM,
    title: 'The order is from a marketplace that this connection does not have',
    fix: 'Add a marketplace record under the connection for the Amazon id in the message, or leave the marketplace out of the connection’s reading, then press Retry.',
  },
  'malformed-document': {
    flow: 'orders',
    ...HIGH,
    title: 'Amazon’s answer does not have the shape of an order',
    fix: 'Press Retry to read the order again. If it comes back in the same shape, send the excerpt to whoever maintains Causeway.',
  },
  'truncated-document': {
    flow: 'orders',
    ...HIGH,
    title: 'Amazon’s answer ends or breaks early',
    fix: 'Press Retry to read the order again. If it stays, send the excerpt to whoever maintains Causeway.',
  },
  'duplicate-line': {
    flow: 'orders',
    ...HIGH,
    title: 'An order item came twice in one order',
    fix: 'Press Retry to read the order again. If it stays, enter the order by hand from Seller Central and resolve this exception.',
  },
  'negative-amount': {
    flow: 'orders',
    ...HIGH,
    title: 'An amount of the order is below zero',
    fix: 'Compare the amount in the message with the order in Seller Central, then press Retry to read the order again.',
  },
  'tax-reading-inconsistent': {
    flow: 'orders',
    ...HIGH,
    title: 'Some lines add up with the tax in the price and others without',
    fix: 'Compare the lines with the order in Seller Central and enter the order by hand; then resolve this exception.',
  },
  'tax-not-attributable': {
    flow: 'orders',
    ...HIGH,
    title: 'Amazon gives one tax for several charges',
    fix: 'Enter the order by hand with the taxes that Seller Central shows; then resolve this exception.',
  },
  'tax-exceeds-price': {
    flow: 'orders',
    ...HIGH,
    title: 'A tax is larger than the price that holds it',
    fix: 'Compare price and tax with the order in Seller Central. Enter the order by hand if Amazon does not correct it.',
  },
  'promotion-exceeds-price': {
    flow: 'orders',
    ...HIGH,
    title: 'A promotion is larger than what it is taken from',
    fix: 'Compare the promotion with the order in Seller Central. Enter the order by hand if Amazon does not correct it.',
  },
  'document-too-large': {
    flow: 'orders',
    ...MEDIUM,
    title: 'Amazon’s answer is larger than NetSuite can keep',
    fix: 'Look the order up in Seller Central and enter it by hand; then resolve this exception.',
  },
  'duplicate-order-id': {
    flow: 'orders',
    ...HIGH,
    title: 'Two different orders came with one Amazon order id',
    fix: 'Look the order up in Seller Central and press Retry to read it again; the first one is kept as it was.',
  },
  'marketplace-not-configured': {
    flow: 'orders',
    ...HIGH,
    title: 'A setting that this order needs is missing',
    fix: 'Open the marketplace record, fill in the settings that the message names, then press Retry.',
  },
  'customer-missing': {
    flow: 'orders',
    ...HIGH,
    title: 'The marketplace has no default customer',
    fix: 'Choose the default customer on the marketplace record, in the marketplace’s subsidiary and currency, then press Retry.',
  },
  'seller-tax-not-recordable': {
    flow: 'orders',
    ...HIGH,
    title: 'Tax that you owe yourself cannot be recorded exactly in this account',
    fix: 'Turn on SuiteTax or tax codes per line in this account, or enter this order by hand with its tax, then resolve this exception.',
  },
  'tax-code-missing': {
    flow: 'orders',
    ...HIGH,
    title: 'The marketplace has no tax code for this kind of sale',
    fix: 'Choose the tax code that the message names on the marketplace record, then press Retry.',
  },
  'tax-split-impossible': {
    flow: 'orders',
    ...HIGH,
    title: 'A price with tax in it cannot be split into price and tax',
    fix: 'Compare price and tax in the message with the order in Seller Central. Enter the order by hand if Amazon does not correct it.',
  },
  'total-differs': {
    flow: 'orders',
    ...HIGH,
    title: 'The sales order does not come to what the buyer paid',
    fix: 'Look for a workflow, a script or a person that changed the sales order, set its lines right, and it closes by itself.',
  },
  'fba-not-supported': {
    flow: 'orders',
    ...MEDIUM,
    title: 'FBA orders need Multi-Location Inventory',
    fix: 'Turn on Multi-Location Inventory and give the marketplace an FBA location, or switch the import of FBA orders off on the marketplace record, then press Retry.',
  },
  'gift-not-placed': {
    flow: 'orders',
    ...HIGH,
    title: 'A gift message does not fit on the order',
    fix: 'Read the message in Seller Central, enter the order by hand with the message on a card, and resolve this exception.',
  },
  'missing-personal-data': {
    flow: 'orders',
    ...MEDIUM,
    title: 'The order came without a delivery address',
    fix: 'Check in Seller Central that the application has the Direct-to-Consumer Shipping role, then press Retry; or enter the address on the order and approve it.',
  },
  'order-changed-after-import': {
    flow: 'orders',
    ...HIGH,
    title: 'Amazon changed the order after it was imported',
    fix: 'Compare the sales order with the order in Seller Central, change the sales order if it has not shipped, and resolve this exception.',
  },
  ...LIFE_CLASSES,
  'order-not-found': {
    flow: 'orders',
    ...MEDIUM,
    title: 'Amazon does not know this order',
    fix: 'Check that the order id belongs to this connection’s region, and resolve this exception if it does not.',
  },
  'report-unreadable': {
    flow: 'orders',
    ...MEDIUM,
    title: 'Amazon’s report of orders cannot be read',
    fix: 'Nothing at first: the report is fetched again by itself. If it stays, send the message to whoever maintains Causeway; until then compare that day in Seller Central.',
  },
  'report-not-made': {
    flow: 'orders',
    ...MEDIUM,
    title: 'Amazon does not make the report of orders for a day',
    fix: 'Nothing at first: it is asked for again, less and less often. If it stays, ask for the same report in Seller Central (All Orders) and compare that day with the order documents.',
  },
  'netsuite-refused': {
    flow: 'orders',
    ...HIGH,
    title: 'NetSuite refused to save the order',
    fix: 'The message gives NetSuite’s own code and words. Correct what they name (often a field made mandatory, a workflow, or an inactive record), then press Retry.',
  },
  'purge-refused': {
    flow: 'orders',
    ...MEDIUM,
    title: 'A buyer’s data is still on a transaction',
    fix: 'The message names the transaction and what NetSuite said. Most often its period is closed: allow non-G/L changes in the period, or open it for one night. Every night’s run tries again and closes this by itself.',
  },
  'carrier-unmapped': {
    flow: 'shipments',
    ...HIGH,
    title: 'No carrier is chosen for a shipped package',
    fix: 'Add a row to the carrier map for the shipping item, or for the text that the package states; the shipment is planned again within a quarter of an hour. No carrier is ever guessed.',
  },
  'tracking-missing': {
    flow: 'shipments',
    ...HIGH,
    title: 'A shipped package has no tracking number',
    fix: 'Enter the tracking number in the list of packages of the item fulfillment; the shipment is planned again within a quarter of an hour.',
  },
  'package-contents-unclear': {
    flow: 'shipments',
    ...HIGH,
    title: 'It is not clear which units lie in which package',
    fix: 'On the lines of the item fulfillment, enter the package in the column Amazon Package, such as 2, or units by package, such as 1:3, 2:1.',
  },
  'pack-not-whole': {
    flow: 'shipments',
    ...HIGH,
    title: 'A package holds a part of a listing unit',
    fix: 'Amazon counts listing units. Correct the quantities of the item fulfillment, or how its lines are shared out over packages, so that every package holds whole packs.',
  },
  'shipment-exceeds-order': {
    flow: 'shipments',
    ...HIGH,
    title: 'More was shipped than Amazon expects',
    fix: 'Compare the item fulfillment with the order in Seller Central: part of it was cancelled, or confirmed without Causeway. Correct the fulfillment, or resolve this exception if nothing is left to tell.',
  },
  'shipment-changed-after-sending': {
    flow: 'shipments',
    ...HIGH,
    title: 'A shipment was changed after Amazon was told of it',
    fix: 'Amazon takes no shipment back. Correct it in Seller Central under Manage Orders, Edit Shipment, then resolve this exception; or set the item fulfillment as it was.',
  },
  'confirmation-refused': {
    flow: 'shipments',
    ...HIGH,
    title: 'Amazon refused the confirmation of a shipment',
    fix: 'The message gives Amazon’s own words. Correct what they name, such as the carrier map or the tracking number, then press Retry; or confirm the shipment in Seller Central.',
  },
  'tracking-not-corrected': {
    flow: 'shipments',
    ...MEDIUM,
    title: 'Amazon did not take a corrected shipment',
    fix: 'Amazon keeps what it was told first. Enter the corrected tracking number in Seller Central under Manage Orders, Edit Shipment, then resolve this exception.',
  },
  'confirmation-not-seen': {
    flow: 'shipments',
    ...MEDIUM,
    title: 'Amazon does not show what it was told',
    fix: 'Look at the order in Seller Central. If the shipment stands there, resolve this exception; otherwise press Retry to tell it again.',
  },
  'cancellation-refused': {
    flow: 'shipments',
    ...HIGH,
    title: 'Amazon refused to cancel a line',
    fix: 'The message gives Amazon’s own words. Cancel the line in Seller Central if it can still be, then resolve this exception.',
  },
  'acknowledgment-late': {
    flow: 'orders',
    ...HIGH,
    title: 'Orders that were read do not become sales orders in time',
    fix: 'Look at the import under Scripting › Map/Reduce Script Status: is it running, waiting for a processor, or failing? Orders of which no exception tells anything are imported as soon as it runs; this closes by itself then.',
  },
  ...BILLING_CLASSES,
  ...SETTLEMENT_CLASSES,
  ...PAYOUT_CLASSES,
  ...CONNECTION_CLASSES,
};
