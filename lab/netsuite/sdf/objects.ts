// The objects of a SuiteCloud project as typed values, defaults filled in: what a deployment creates in an account.
// Source: SDF XML reference, one topic per object type (help).

import type { Recurrence } from './recurrence';
import type { Target } from './reference';
import type { XmlElement } from './xml';

/** What every object has: its id, the file it comes from (relative to the project folder) and the element itself. */
export interface ObjectBase {
  scriptId: string;
  file: string;
  line: number;
  element: XmlElement;
}

export type FieldType =
  | 'CHECKBOX'
  | 'CLOBTEXT'
  | 'CURRENCY'
  | 'DATE'
  | 'DATETIMETZ'
  | 'DOCUMENT'
  | 'EMAIL'
  | 'FLOAT'
  | 'HELP'
  | 'IMAGE'
  | 'INLINEHTML'
  | 'INTEGER'
  | 'MULTISELECT'
  | 'PASSWORD'
  | 'PERCENT'
  | 'PHONE'
  | 'RICHTEXT'
  | 'SELECT'
  | 'TEXT'
  | 'TEXTAREA'
  | 'TIMEOFDAY'
  | 'URL';

export type DisplayType = 'NORMAL' | 'HIDDEN' | 'LOCKED' | 'SHOWASLIST' | 'STATICTEXT';

/** 0 none, 1 view (run), 2 edit. */
export type AccessLevel = 0 | 1 | 2;

export interface FieldRoleAccess {
  role: Target;
  accessLevel: AccessLevel;
  searchLevel: AccessLevel;
}

export interface CustomField {
  scriptId: string;
  line: number;
  fieldType: FieldType;
  label: string;
  description: string;
  help: string;
  /** What a SELECT or MULTISELECT chooses from: a custom list or record, or a standard id such as `-117`. */
  selectRecordType: Target | null;
  displayType: DisplayType;
  mandatory: boolean;
  defaultValue: string | null;
  defaultChecked: boolean;
  /** A list value `list.val_x`, an instance, another object. */
  defaultSelection: Target | null;
  dynamicDefault: string | null;
  storeValue: boolean;
  isFormula: boolean;
  minValue: string | null;
  maxValue: string | null;
  maxLength: number | null;
  accessLevel: AccessLevel;
  searchLevel: AccessLevel;
  onParentDelete: 'NO_ACTION' | 'SET_NULL' | null;
  sourceList: Target | null;
  sourceFrom: Target | null;
  sourceFilterBy: Target | null;
  encryptAtRest: boolean;
  showInList: boolean;
  globalSearch: boolean;
  /** The SELECT field that makes its record a sub-list of the one it points to. */
  isParent: boolean;
  subtab: Target | null;
  roleAccesses: FieldRoleAccess[];
}

export type PermissionLevel = 'NONE' | 'VIEW' | 'CREATE' | 'EDIT' | 'FULL';

export interface RecordPermission {
  role: Target;
  level: PermissionLevel;
  restriction: 'EDIT' | 'VIEWANDEDIT' | null;
  line: number;
}

export interface MenuLink {
  category: string;
  taskType: string;
  label: string;
}

/** A row shipped with its record type; `values` by field id, text as written. */
export interface RecordInstance {
  scriptId: string;
  name: string | null;
  altName: string | null;
  inactive: boolean;
  parent: Target | null;
  values: Record<string, string>;
  line: number;
}

export interface CustomRecordType extends ObjectBase {
  kind: 'customrecordtype';
  name: string;
  description: string;
  accessType: 'CUSTRECORDENTRYPERM' | 'NONENEEDED' | 'USEPERMISSIONLIST';
  includeName: boolean;
  showId: boolean;
  inactive: boolean;
  optimisticLocking: boolean;
  systemNotes: boolean;
  allowInlineEditing: boolean;
  allowQuickAdd: boolean;
  allowUiAccess: boolean;
  hierarchical: boolean;
  numbering: { prefix: string; suffix: string; minDigits: number; first: number; override: boolean } | null;
  fields: CustomField[];
  permissions: RecordPermission[];
  links: MenuLink[];
  subtabs: { scriptId: string; title: string; parent: Target | null }[];
  instances: RecordInstance[];
}

export interface CustomList extends ObjectBase {
  kind: 'customlist';
  name: string;
  description: string;
  inactive: boolean;
  ordered: boolean;
  values: { scriptId: string; value: string; abbreviation: string | null; inactive: boolean; line: number }[];
}

export interface TransactionBodyField extends ObjectBase, CustomField {
  kind: 'transactionbodycustomfield';
  /** The flags that are set, for instance `bodysale`. */
  appliesTo: string[];
}

export interface TransactionColumnField extends ObjectBase, CustomField {
  kind: 'transactioncolumncustomfield';
  /** The flags that are set, for instance `colsale`. */
  appliesTo: string[];
}

export interface ItemField extends ObjectBase, CustomField {
  kind: 'itemcustomfield';
  /** The flags that are set, for instance `appliestoinventory`. */
  appliesTo: string[];
  itemSubtype: 'BOTH' | 'PURCHASE' | 'SALE' | null;
}

export interface EntityField extends ObjectBase, CustomField {
  kind: 'entitycustomfield';
  /** The flags that are set, for instance `appliestocustomer`. */
  appliesTo: string[];
}

export interface OtherCustomField extends ObjectBase, CustomField {
  kind: 'othercustomfield';
  /** The standard record the field is on, for instance `-103` (location). */
  recordType: string;
}

export type ScriptKind =
  | 'mapreduce'
  | 'scheduled'
  | 'suitelet'
  | 'restlet'
  | 'userevent'
  | 'client'
  | 'portlet'
  | 'massupdate';

export interface ScriptParameter extends CustomField {
  /** Where the value is kept: on each deployment (null), or as a company, user or portlet preference. */
  setting: 'COMPANY' | 'USER' | 'PORTLET' | null;
}

export interface Audience {
  allRoles: boolean;
  allEmployees: boolean;
  allPartners: boolean;
  roles: Target[];
}

export type LogLevel = 'DEBUG' | 'AUDIT' | 'ERROR' | 'EMERGENCY';

export interface Deployment {
  scriptId: string;
  line: number;
  title: string;
  status: 'NOTSCHEDULED' | 'SCHEDULED' | 'TESTING' | 'RELEASED';
  isDeployed: boolean;
  logLevel: LogLevel;
  /** Null: runs as the current user; scheduled and map/reduce scripts then run as the system. */
  runAsRole: Target | null;
  audience: Audience;
  /** Upper-case standard id (`SALESORDER`, `RECORD` for all) or a custom record; user event, client, mass update. */
  recordType: Target | null;
  /** Null: every context. */
  executionContexts: string[] | null;
  /** Null: every event. */
  eventType: string | null;
  /** Suitelets: available without login. */
  isOnline: boolean;
  bufferSize: number;
  concurrencyLimit: number;
  yieldAfterMinutes: number;
  queueAllStagesAtOnce: boolean;
  recurrence: Recurrence | null;
  /** Parameter values by parameter id, as written; a parameter that is not here takes its default. */
  parameters: Record<string, string>;
  links: MenuLink[];
}

export interface Script extends ObjectBase {
  kind: 'script';
  scriptKind: ScriptKind;
  name: string;
  description: string;
  /** File Cabinet path, for instance `/SuiteScripts/shop/post.js`. */
  scriptFile: string;
  inactive: boolean;
  notifyOwner: boolean;
  notifyAdmins: boolean;
  notifyEmails: string[];
  parameters: ScriptParameter[];
  deployments: Deployment[];
  portletType: string | null;
}

export interface Role extends ObjectBase {
  kind: 'role';
  name: string;
  centerType: Target;
  inactive: boolean;
  subsidiaryOption: 'ALL' | 'ALLACTIVE' | 'OWN' | 'SELECTED';
  employeeRestriction: string | null;
  webServiceOnly: boolean;
  /** `key` is a standard permission (`TRAN_SALESORD`) or a custom record. */
  permissions: { key: Target; level: PermissionLevel; restriction: 'EDIT' | 'VIEWANDEDIT' | null; line: number }[];
}

export interface CenterTab extends ObjectBase {
  kind: 'centertab';
  label: string;
  center: Target;
  audience: Audience;
}

export interface CenterCategory extends ObjectBase {
  kind: 'centercategory';
  label: string;
  center: Target;
  tab: Target;
  /** `object` is a deployment (`script.deployment`), a record, a link; else `task` names a standard page. */
  links: { object: Target | null; task: string | null; taskType: string; label: string; shortList: boolean }[];
}

export interface CenterLink extends ObjectBase {
  kind: 'centerlink';
  label: string;
  url: string;
}

/** A known root element that is read no further; `root` is its name. */
export interface OtherObject extends ObjectBase {
  kind: 'other';
  root: string;
}

export type SdfObject =
  | CustomRecordType
  | CustomList
  | TransactionBodyField
  | TransactionColumnField
  | ItemField
  | EntityField
  | OtherCustomField
  | Script
  | Role
  | CenterTab
  | CenterCategory
  | CenterLink
  | OtherObject;
