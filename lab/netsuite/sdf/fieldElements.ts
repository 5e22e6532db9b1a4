// Elements of custom fields, by the kind of record they are on, and of script parameters.
// Source: SDF XML reference, custom field types (help).

import {
  choice,
  type ElementSpec,
  flags,
  idOf,
  lines,
  needed,
  oneOfList,
  type RootSpec,
  text,
  whole,
} from './elementSpec';
import * as v from './vocabulary';

const FIELD_KINDS = [
  'crmcustomfield',
  'customrecordcustomfield',
  'entitycustomfield',
  'itemcustomfield',
  'itemnumbercustomfield',
  'itemoptioncustomfield',
  'othercustomfield',
  'transactionbodycustomfield',
  'transactioncolumncustomfield',
];
const TEXTS = { refs: ['string'] };

/** What fields of records and parameters of scripts share. */
const COMMON: Record<string, ElementSpec> = {
  fieldtype: choice(v.FIELD_TYPES, { required: true, whenAbsent: 'TEXT' }),
  label: needed({ maxLength: 200, ...TEXTS }),
  selectrecordtype: oneOfList(v.SELECTABLE, {
    requiredWhen: { sibling: 'fieldtype', values: ['SELECT', 'MULTISELECT'] },
    refs: ['customlist', 'customrecordtype'],
  }),
  ...flags('T', 'applyformatting storevalue'),
  ...flags('F', 'defaultchecked checkspelling isformula ismandatory'),
  defaultselection: text({ refs: 'any' }),
  defaultvalue: text(),
  description: text(),
  displaytype: choice(v.DISPLAY_TYPES, { whenAbsent: 'NORMAL' }),
  dynamicdefault: choice(v.DYNAMIC_DEFAULTS),
  help: text(TEXTS),
  linktext: text(),
  minvalue: text(),
  maxvalue: text(),
  maxlength: text(),
  accesslevel: choice(v.ACCESS_LEVELS, { whenAbsent: '2' }),
  searchlevel: choice(v.ACCESS_LEVELS, { whenAbsent: '2' }),
  displayheight: whole({ min: 0 }),
  displaywidth: whole({ min: 0 }),
  onparentdelete: choice(['NO_ACTION', 'SET_NULL']),
  searchcomparefield: oneOfList(v.STANDARD_FIELDS),
  searchdefault: text({ refs: ['savedsearch'] }),
  customfieldfilters: lines('customfieldfilter', {
    fldfilter: oneOfList(v.STANDARD_FIELDS, { required: true, refs: FIELD_KINDS }),
    fldfiltercomparetype: choice(v.COMPARE_TYPES, { whenAbsent: 'EQ' }),
    fldfiltersel: { type: 'choices', refs: 'any' },
    fldfilterval: text(),
    fldcomparefield: oneOfList(v.STANDARD_FIELDS, { refs: FIELD_KINDS }),
    ...flags('F', 'fldfilterchecked fldfilternotnull fldfilternull'),
  }),
  roleaccesses: lines('roleaccess', {
    role: oneOfList(v.ROLES, { required: true, refs: ['role'] }),
    accesslevel: choice(v.ACCESS_LEVELS, { required: true, whenAbsent: '0' }),
    searchlevel: choice(v.ACCESS_LEVELS, { required: true, whenAbsent: '0' }),
  }),
};

/** What all fields of records add; `kind` is what they may take values from. */
const recordField = (kind: string): Record<string, ElementSpec> => ({
  ...COMMON,
  ...flags('F', 'encryptatrest globalsearch showinlist'),
  sourcelist: oneOfList(v.STANDARD_FIELDS, { refs: [kind] }),
  sourcefrom: oneOfList(v.STANDARD_FIELDS, { refs: [kind] }),
  sourcefilterby: oneOfList(v.STANDARD_FIELDS, { refs: [kind] }),
  enabletextenhance: { type: 'flag', undocumented: true },
});
const parentLink: Record<string, ElementSpec> = {
  ...flags('F', 'isparent'),
  parentsubtab: oneOfList(v.STANDARD_TABS, { refs: ['subtab'] }),
};

const { checkspelling: _spelling, ...columnCommon } = recordField('transactioncolumncustomfield');
const { globalsearch: _global, showinlist: _list, ...columnField } = columnCommon;

const root = (prefix: string, maxLength: number, children: Record<string, ElementSpec>): RootSpec => ({
  type: 'group',
  features: [],
  id: idOf(prefix, maxLength),
  children,
});

export const recordFieldElements: Record<string, ElementSpec> = {
  ...recordField('customrecordcustomfield'),
  ...parentLink,
  ...flags('F', 'allowquickadd rolerestrict'),
  subtab: text({ refs: ['subtab'] }),
  aidescription: text({ undocumented: true }),
};

export const parameterElements: Record<string, ElementSpec> = {
  ...COMMON,
  setting: choice(['COMPANY', 'USER', 'PORTLET']),
};

export const fieldRoots: Record<string, RootSpec> = {
  transactionbodycustomfield: root('custbody', 38, {
    ...recordField('transactionbodycustomfield'),
    ...parentLink,
    ...flags(
      'F',
      `showhierarchy bodyassemblybuild{ASSEMBLIES} bodybom{WORKORDERS} bodybtegata{ACCOUNTING}
      bodycustomerpayment{RECEIVABLES} bodydeposit bodydepositapplication bodyexpensereport{EXPREPORTS}
      bodyfulfillmentrequest{FULFILLMENTREQUEST} bodyinventoryadjustment{INVENTORY} bodyitemfulfillment{ACCOUNTING}
      bodyitemfulfillmentorder{ACCOUNTING} bodyitemreceipt{ADVRECEIVING} bodyitemreceiptorder{ADVRECEIVING}
      bodyjournal{ACCOUNTING} bodyopportunity{OPPORTUNITIES} bodyothertransaction bodypaycheck{PAYCHECKJOURNAL}
      bodyperiodendjournal{PERIODENDJOURNALENTRIES} bodypickingticket bodyprintflag bodyprintpackingslip{ACCOUNTING}
      bodyprintstatement{ACCOUNTING} bodypurchase{ACCOUNTING} bodysale bodystore{WEBSTORE} bodystorepickup{STOREPICKUP}
      bodytransferorder{MULTILOCINVT} bodyvendorpayment{PAYABLES} bodyvendorprepayment{VENDORPREPAYMENTS}`,
    ),
    bodycustomtransactions: { type: 'choices', refs: ['customtransactiontype'], feature: 'CUSTOMTRANSACTIONS' },
    fldsizelabel: text(),
    subtab: choice(v.BODY_SUBTABS, { refs: ['subtab'] }),
  }),
  transactioncolumncustomfield: root('custcol', 37, {
    ...columnField,
    ...flags(
      'F',
      `showhierarchy colbuild{WORKORDERS} colexpense{ACCOUNTING} colexpensereport{EXPREPORTS}
      colfulfillmentrequest{FULFILLMENTREQUEST} colgrouponinvoices colinventoryadjustment{ACCOUNTING}
      colitemfulfillment{ACCOUNTING} colitemfulfillmentorder{ACCOUNTING} colitemreceipt{ADVRECEIVING}
      colitemreceiptorder{ADVRECEIVING} coljournal{ACCOUNTING} colkititem colopportunity{OPPORTUNITIES}
      colpackingslip{ACCOUNTING} colpaycheckcompanycontribution{PAYCHECKJOURNAL} colpaycheckcompanytax{PAYCHECKJOURNAL}
      colpaycheckdeduction{PAYCHECKJOURNAL} colpaycheckearning{PAYCHECKJOURNAL}
      colpaycheckemployeetax{PAYCHECKJOURNAL} colperiodendjournal{PERIODENDJOURNALENTRIES} colpickingticket colprintflag
      colpurchase{ACCOUNTING} colreturnform{ACCOUNTING} colsale colstore{WEBSITE} colstorehidden{WEBSITE}
      colstorepickup{STOREPICKUP} colstorewithgroups coltime{TIMETRACKING} coltransferorder{MULTILOCINVT}`,
    ),
    columncustomtransactions: { type: 'choices', refs: ['customtransactiontype'], feature: 'CUSTOMTRANSACTIONS' },
  }),
  itemcustomfield: root('custitem', 38, {
    ...recordField('itemcustomfield'),
    ...parentLink,
    ...flags(
      'F',
      `showhierarchy appliestoexpense{CHARGEBASEDBILLING} appliestogroup appliestoinventory{INVENTORY}
      appliestoitemassembly{ASSEMBLIES} appliestokit appliestononinventory appliestoothercharge appliestopricelist
      appliestoservice appliestospecificitems appliestosubplan includechilditems itemmatrix{MATRIXITEMS}
      ismhitemattribute{MERCHANDISEHIERARCHY}`,
    ),
    itemsubtype: choice(['BOTH', 'PURCHASE', 'SALE']),
    subtab: choice(v.ITEM_SUBTABS, { refs: ['subtab'] }),
  }),
  entitycustomfield: root('custentity', 40, {
    ...recordField('entitycustomfield'),
    ...parentLink,
    ...flags(
      'F',
      `showhierarchy appliestocontact appliestocustomer appliestoemployee appliestogenericrsrc{ADVANCEDJOBS}
      appliestogroup appliestoothername appliestopartner{CRM} appliestopricelist appliestoproject{JOBS}
      appliestoprojecttemplate appliestostatement appliestovendor{ACCOUNTING} appliestowebsite{WEBSITE}
      availableexternally availabletosso{SUITESIGNON}`,
    ),
    subtab: choice(v.ENTITY_SUBTABS, { refs: ['subtab'] }),
  }),
  othercustomfield: root('custrecord', 40, {
    ...recordField('othercustomfield'),
    rectype: oneOfList(v.OTHER_RECORDS, { required: true }),
    ...flags('F', 'showhierarchy applytoallforms applytoselectedforms'),
  }),
};
