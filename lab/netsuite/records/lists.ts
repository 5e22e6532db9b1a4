// The lists of an account that other records point to.

import { GL_ACCOUNT } from './account';
import { ACCOUNTING_PERIOD } from './accountingPeriod';
import { ADDRESS } from './address';
import { CURRENCY } from './currency';
import type { RecordDefinition } from './definition';
import { FOLDER } from './folder';
import { LOCATION } from './location';
import { PAYMENT_METHOD, PRICE_LEVEL } from './priceLevel';
import { CLASSIFICATION, DEPARTMENT } from './segments';
import { SHIP_ITEM } from './shipItem';
import { SUBSIDIARY } from './subsidiary';
import { SALES_TAX_ITEM, TAX_TYPE } from './taxCode';

export const LISTS: readonly RecordDefinition[] = [
  ADDRESS,
  SUBSIDIARY,
  CURRENCY,
  LOCATION,
  DEPARTMENT,
  CLASSIFICATION,
  GL_ACCOUNT,
  ACCOUNTING_PERIOD,
  TAX_TYPE,
  SALES_TAX_ITEM,
  SHIP_ITEM,
  PRICE_LEVEL,
  PAYMENT_METHOD,
  FOLDER,
];
