// From the field objects of a project to fields of the account's record types.
// Source: SDF XML reference (custom fields), Field Type Descriptions for Custom Fields (help).

import type { Account } from './account';
import type { Feature } from './features';
import type { DynamicDefault, FieldDefinition, FieldType } from './records/definition';
import type { CustomField, FieldType as SdfFieldType } from './sdf/objects';

const TYPES: Record<SdfFieldType, FieldType | undefined> = {
  CHECKBOX: 'checkbox',
  CLOBTEXT: 'longtext',
  CURRENCY: 'currency',
  DATE: 'date',
  DATETIMETZ: 'datetime',
  DOCUMENT: 'document',
  EMAIL: 'email',
  FLOAT: 'float',
  HELP: undefined,
  IMAGE: 'image',
  INLINEHTML: 'inlinehtml',
  INTEGER: 'integer',
  MULTISELECT: 'multiselect',
  PASSWORD: 'password',
  PERCENT: 'percent',
  PHONE: 'phone',
  RICHTEXT: 'longtext',
  SELECT: 'select',
  TEXT: 'text',
  TEXTAREA: 'textarea',
  TIMEOFDAY: 'timeofday',
  URL: 'url',
};

interface StandardTarget {
  readonly type: string;
  readonly feature?: Feature;
}

/** Standard record types a select field may point to, by SDF id. Source: selectrecordtype enumeration (help). */
const STANDARD: Readonly<Record<string, StandardTarget>> = {
  '-2': { type: 'customer' },
  '-3': { type: 'vendor', feature: 'ACCOUNTING' },
  '-4': { type: 'employee' },
  '-9': { type: 'entity' },
  '-10': { type: 'item' },
  '-30': { type: 'transaction' },
  '-101': { type: 'classification', feature: 'CLASSES' },
  '-102': { type: 'department', feature: 'DEPARTMENTS' },
  '-103': { type: 'location', feature: 'LOCATIONS' },
  '-105': { type: 'accountingperiod', feature: 'ACCOUNTINGPERIODS' },
  '-112': { type: 'account', feature: 'ACCOUNTING' },
  '-117': { type: 'subsidiary', feature: 'SUBSIDIARIES' },
  '-122': { type: 'currency', feature: 'MULTICURRENCY' },
  '-128': { type: 'salestaxitem', feature: 'ACCOUNTING' },
  '-183': { type: 'paymentmethod' },
};

/** Types a body flag puts a field on. Source: transactionbodycustomfield (help). */
const BODY_PLACES: Readonly<Record<string, readonly string[]>> = {
  bodysale: ['salesorder', 'invoice', 'cashsale', 'creditmemo', 'cashrefund', 'estimate', 'returnauthorization'],
  bodyjournal: ['journalentry'],
  bodyitemfulfillment: ['itemfulfillment'],
  bodyitemreceipt: ['itemreceipt'],
  bodyinventoryadjustment: ['inventoryadjustment'],
  bodycustomerpayment: ['customerpayment'],
  bodydeposit: ['deposit'],
};

const COLUMN_PLACES: Readonly<Record<string, readonly string[]>> = {
  colsale: [
    'salesorder.item',
    'invoice.item',
    'cashsale.item',
    'creditmemo.item',
    'cashrefund.item',
    'estimate.item',
    'returnauthorization.item',
  ],
  coljournal: ['journalentry.line'],
  colitemfulfillment: ['itemfulfillment.item'],
  colitemreceipt: ['itemreceipt.item'],
  colinventoryadjustment: ['inventoryadjustment.inventory'],
};

const ITEM_PLACES: Readonly<Record<string, readonly string[]>> = {
  appliestoinventory: ['inventoryitem'],
  appliestoitemassembly: ['assemblyitem'],
  appliestokit: ['kititem'],
  appliestononinventory: ['noninventoryitem', 'noninventorysaleitem', 'noninventoryresaleitem'],
  appliestoothercharge: ['otherchargeitem', 'otherchargesaleitem', 'otherchargeresaleitem'],
  appliestoservice: ['serviceitem', 'servicesaleitem', 'serviceresaleitem'],
};

const ENTITY_PLACES: Readonly<Record<string, readonly string[]>> = {
  appliestocustomer: ['customer'],
  appliestoemployee: ['employee'],
};

export function placesOf(kind: string, flags: readonly string[]): string[] {
  const places =
    kind === 'transactionbodycustomfield'
      ? BODY_PLACES
      : kind === 'transactioncolumncustomfield'
        ? COLUMN_PLACES
        : kind === 'itemcustomfield'
          ? ITEM_PLACES
          : ENTITY_PLACES;
  return flags.flatMap((flag) => places[flag] ?? []);
}

/** The types an `othercustomfield` is on, by the SDF id of its record. */
export function placeOfRecordType(recordType: string): string[] {
  const standard = STANDARD[recordType];
  return standard ? [standard.type] : [];
}

const WORDS: readonly FieldType[] = ['text', 'textarea', 'longtext', 'email', 'phone', 'url'];
const NUMBERS: readonly FieldType[] = ['integer', 'float', 'currency', 'percent'];

/** Practice: words may become words and numbers numbers; anything else needs a field of its own. */
export function canBecome(field: FieldDefinition, type: SdfFieldType): boolean {
  const wanted = TYPES[type];
  if (wanted === undefined || wanted === field.type) return true;
  return [WORDS, NUMBERS].some((family) => family.includes(field.type) && family.includes(wanted));
}

/** Null where this account cannot have the field: its target belongs to a feature that is off. */
export function toFieldDefinition(account: Account, field: CustomField): FieldDefinition | null {
  const type = TYPES[field.fieldType];
  if (!type) return null;
  const target = targetOf(account, field);
  if (target === null) return null;
  return {
    id: field.scriptId,
    label: field.label,
    type,
    required: field.mandatory,
    // Source: record.submitFields (help): fields that are stored and shown.
    inlineEdit: field.storeValue && field.displayType !== 'HIDDEN',
    custom: true,
    notStored: !field.storeValue,
    ...(target ? { target } : {}),
    ...(field.maxLength ? { maxLength: field.maxLength } : {}),
    ...(field.showInList ? { showInList: true } : {}),
    ...(field.displayType === 'NORMAL' || field.displayType === 'SHOWASLIST' ? {} : { locked: true }),
    ...(field.help === '' ? {} : { help: field.help }),
    ...rangeOf(field),
    ...(field.isParent ? { isParent: true } : {}),
    ...(field.onParentDelete ? { onParentDelete: field.onParentDelete } : {}),
    ...accessOf(field),
    ...dynamicDefaultOf(field),
    ...initialValue(account, field),
  };
}

function rangeOf({ minValue, maxValue }: CustomField): Pick<FieldDefinition, 'minimum' | 'maximum'> {
  return {
    ...(minValue === null ? {} : { minimum: Number(minValue) }),
    ...(maxValue === null ? {} : { maximum: Number(maxValue) }),
  };
}

/** Source: access to custom fields (help): a level for everybody, others for single roles. */
function accessOf({ accessLevel, roleAccesses }: CustomField): Pick<FieldDefinition, 'access'> {
  if (accessLevel === 2 && roleAccesses.length === 0) return {};
  const roles = Object.fromEntries(roleAccesses.map((each) => [each.role.id.toLowerCase(), each.accessLevel]));
  return { access: { others: accessLevel, roles } };
}

const DYNAMIC: readonly DynamicDefault[] = ['DEPARTMENT', 'LOCATION', 'ME', 'NOW', 'SUBSIDIARY', 'SUPERVISOR'];

function dynamicDefaultOf({ dynamicDefault }: CustomField): Pick<FieldDefinition, 'dynamicDefault'> {
  const known = DYNAMIC.find((each) => each === dynamicDefault);
  return known ? { dynamicDefault: known } : {};
}

function targetOf(account: Account, field: CustomField): string | null | undefined {
  const target = field.selectRecordType;
  if (!target) return undefined;
  if (target.kind === 'object') return target.id;
  const standard = STANDARD[target.id];
  if (!standard) return null;
  return standard.feature && !account.has(standard.feature) ? null : standard.type;
}

function initialValue(account: Account, field: CustomField): Pick<FieldDefinition, 'initially'> {
  if (field.fieldType === 'CHECKBOX') return { initially: field.defaultChecked };
  // A formula is worked out when the record is shown; the lab shows nothing in its place.
  if (field.isFormula) return {};
  if (field.defaultSelection?.kind === 'object') {
    const [list = '', value = ''] = field.defaultSelection.id.split('.');
    const id = account.listValue(list, value);
    return id === undefined ? {} : { initially: String(id) };
  }
  if (field.defaultSelection?.kind === 'standard') return { initially: field.defaultSelection.id };
  if (field.defaultValue === null) return {};
  const numeric = ['INTEGER', 'FLOAT', 'CURRENCY', 'PERCENT'].includes(field.fieldType);
  return { initially: numeric ? Number(field.defaultValue) : field.defaultValue };
}
