// What the account knows of a record type: its fields, sublists and behaviour. One file a type; `index.ts` lists them.
// Facts come from the SuiteScript Records Browser and help pages; each definition names what it adds to them.

import type { Account } from '../account';
import type { ColumnType } from '../catalogue';
import type { Feature } from '../features';

export type FieldType =
  | 'text'
  | 'textarea'
  | 'longtext'
  | 'email'
  | 'phone'
  | 'url'
  | 'select'
  | 'multiselect'
  | 'checkbox'
  | 'date'
  | 'datetime'
  | 'currency'
  | 'float'
  | 'integer'
  | 'percent'
  | 'rate'
  | 'document'
  | 'image'
  | 'inlinehtml'
  | 'password'
  | 'timeofday'
  /** A subrecord such as shippingaddress; its fields are those of the record type named by `target`. */
  | 'subrecord';

export interface FieldDefinition {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Set by the server only. */
  readonly readOnly?: boolean;
  /** May be set by record.submitFields (the starred fields of the Records Browser; all stored custom fields). */
  readonly inlineEdit?: boolean;
  /** For select and multiselect: the record type (or 'entity', 'item', 'transaction') whose internal ids it takes. */
  readonly target?: string;
  /** For a select over a fixed list: value to text. */
  readonly options?: Readonly<Record<string, string>>;
  /** The field does not exist where the feature is off. */
  readonly feature?: Feature;
  /** The field does not exist where this feature is on (legacy tax fields under SuiteTax). */
  readonly notWith?: Feature;
  readonly maxLength?: number;
  /** Value a new record starts with. */
  readonly initially?: FieldValue;
  readonly custom?: boolean;
  /** Shown on forms and not entered there; scripts set it (displaytype LOCKED and others). */
  readonly locked?: boolean;
  /** What the field says about itself on forms. */
  readonly help?: string;
  /** Shown as a column of the record list (showinlist). */
  readonly showInList?: boolean;
  /** Custom fields whose value is not stored (storevalue F). */
  readonly notStored?: boolean;
  /** Stored, but neither SuiteQL nor N/search knows it. */
  readonly notQueryable?: boolean;
  /** What a new record starts with, by who makes it and when. */
  readonly dynamicDefault?: DynamicDefault;
  /** For numbers: the least and the greatest a custom field takes. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** For a custom reference: whether it is emptied when its target is deleted, or stands in the way of that. */
  readonly onParentDelete?: 'NO_ACTION' | 'SET_NULL';
  /** For a custom reference: the record it points to counts this one as a line of its own. */
  readonly isParent?: boolean;
  /** What roles other than the administrator may do with a custom field. */
  readonly access?: FieldAccess;
}

export type DynamicDefault = 'DEPARTMENT' | 'LOCATION' | 'ME' | 'NOW' | 'SUBSIDIARY' | 'SUPERVISOR';

/** 0 none, 1 view, 2 edit. */
export type AccessLevel = 0 | 1 | 2;

export interface FieldAccess {
  readonly others: AccessLevel;
  /** By script id of the role. */
  readonly roles: Readonly<Record<string, AccessLevel>>;
}

/** Automatic numbers of a custom record type. */
export interface Numbering {
  readonly prefix: string;
  readonly suffix: string;
  readonly minDigits: number;
  readonly first: number;
}

/**
 * A field's value as the store keeps it: text as text, select as the internal id in text, multiselect as a list of
 * those, checkbox as a boolean, numbers as numbers, date as 'YYYY-MM-DD' (calendar day), datetime as milliseconds
 * since the epoch, empty as null.
 */
export type FieldValue = string | number | boolean | readonly string[] | null;

export interface Line {
  readonly fields: Record<string, FieldValue>;
  readonly subrecords: Record<string, RecordData>;
}

/** A record's content. `id` is null until it is saved. */
export interface RecordData {
  readonly type: string;
  id: number | null;
  /** Counts saves; the stale-object check compares it. */
  version: number;
  readonly fields: Record<string, FieldValue>;
  readonly sublists: Record<string, Line[]>;
  readonly subrecords: Record<string, RecordData>;
}

export interface SublistDefinition {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly FieldDefinition[];
  /** Lines may be added and removed by script (not so on a fulfilment). */
  readonly addable?: boolean;
  readonly feature?: Feature;
  /** Exists only while this holds for the record (taxdetails under taxdetailsoverride). */
  readonly editable?: (record: RecordData) => boolean;
}

/** Decides the unit cost of calls. Source: SuiteScript 2.1 API Governance (help). */
export type CostClass = 'transaction' | 'custom' | 'other';

/** Where a transaction's or list's columns for SuiteQL come from, beside the stored body fields. */
export interface QueryColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly target?: string;
  readonly texts?: Readonly<Record<string, string>>;
  /** The value for a row, read from the saved record. Dates as 'YYYY-MM-DD', booleans as true/false. */
  readonly from: (record: RecordData, account: Account) => string | number | boolean | null;
}

export interface RecordDefinition {
  /** Type id as scripts give it, lower case. */
  readonly type: string;
  readonly label: string;
  readonly plural: string;
  /** Space of internal ids and external ids: 'transaction', 'entity', 'item', or the type itself. */
  readonly group: string;
  readonly cost: CostClass;
  readonly fields: readonly FieldDefinition[];
  readonly sublists: readonly SublistDefinition[];
  /** Sublists that NetSuite has and the lab has not: refused by name. */
  readonly lackingSublists?: readonly string[];
  readonly feature?: Feature;
  /** permkey a role needs, for what is not open to everybody. */
  readonly permission?: string;
  /** false where only a transform makes it (itemfulfillment), or nobody (accountingperiod). Default true. */
  readonly creatable?: boolean;
  readonly editable?: boolean;
  readonly copyable?: boolean;
  /** false where record objects are in standard mode only. */
  readonly dynamic?: boolean;
  readonly deletable?: boolean;
  /** Types record.transform may make of it. */
  readonly transforms?: readonly string[];
  /** Keys record.create takes in defaultValues. */
  readonly defaultValues?: readonly string[];
  /** Keys record.transform takes in defaultValues when it makes this type. */
  readonly transformDefaults?: readonly string[];
  /** Custom records may have locking switched off; standard ones always have it. */
  readonly optimisticLocking: boolean;
  /** Field that names a record to people. */
  readonly nameField?: string;
  /** The name of a new record is the next number. */
  readonly numbering?: Numbering;
  /** SuiteQL table; absent for what queries do not see. Column list for it. */
  readonly table?: string;
  readonly columns?: readonly QueryColumn[];
  readonly behaviour?: RecordBehaviour;
  /** Permissions that saving it as it stands needs besides its own; none without. */
  readonly alsoNeeds?: (account: Account, record: RecordData, old: RecordData | null) => readonly string[];
  /** Locks of a period that keep a record, as it stands, out of it; none where it posts nothing. */
  readonly locks?: (record: RecordData) => readonly PeriodLock[];
}

/** Source: accountingperiod (Records Browser): everything, receivables, payables. */
export type PeriodLock = 'alllocked' | 'arlocked' | 'aplocked';

/** What a type does beyond holding values. Each may refuse with a SuiteScriptError. */
export interface RecordBehaviour {
  /** Fills a new record: defaults that depend on the account and on `defaults`. */
  readonly initialise?: (account: Account, record: RecordData, defaults: Readonly<Record<string, FieldValue>>) => void;
  /** What setting a body field brings with it, in dynamic mode at once and in standard mode at save. */
  readonly source?: (account: Account, record: RecordData, fieldId: string) => void;
  readonly sourceLine?: (account: Account, record: RecordData, sublistId: string, line: Line, fieldId: string) => void;
  /** Completes and checks a record before it is stored: sourcing, totals, business rules. */
  readonly beforeSave?: (account: Account, record: RecordData, old: RecordData | null, system: boolean) => void;
  /** The internal id of a new record, where another part of the account gives it (folders of the File Cabinet). */
  readonly allocateId?: (account: Account, record: RecordData) => number;
  /** Effects of the stored record: other tables, stock, GL. */
  readonly afterSave?: (account: Account, record: RecordData, old: RecordData | null) => void;
  readonly beforeDelete?: (account: Account, record: RecordData) => void;
  /** Fills a blank record of another type from this one; what cannot be made of it is refused. */
  readonly transformTo?: TransformMaker;
}

export type TransformMaker = (
  account: Account,
  source: RecordData,
  target: RecordData,
  defaults: Readonly<Record<string, FieldValue>>,
) => void;
