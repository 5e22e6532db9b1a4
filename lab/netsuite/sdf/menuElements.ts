// Elements of roles, the menu, subtabs, centre links and e-mail templates.
// Source: SDF XML reference, role, centertab, centercategory, centerlink, subtab, emailtemplate (help).

import { choice, file, flags, idOf, lines, needed, oneOfList, partId, type RootSpec, text, words } from './elementSpec';
import * as v from './vocabulary';

const TEXTS = { refs: ['string'] };
const PORTLETS = words(`ANALYTICS CALENDAR DASHBOARD_APP KPIMETER KPIREPORT LASTLOGIN LIST QUICKADD QUICKSEARCH
  RECENTRECORDS RECENTREPORTS REMINDERS RSSSOURCE SCHEDULER SCRIPTPORTLET SEARCHFORM SEARCHRESULTS SETTINGS SHORTCUTS
  SNAPSHOTS SYSTEMSTATUS TASKLINKS TIMELINE`);
const LINKED_KINDS = words(`bundleinstallationscript centerlink centertab clientscript customlist customrecordtype
  customtransactiontype mapreducescript massupdatescript portlet restlet savedsearch scheduledscript scriptdeployment
  suitelet usereventscript workflowactionscript`);

const root = (prefix: string, maxLength: number, children: RootSpec['children']): RootSpec => ({
  type: 'group',
  features: [],
  id: idOf(prefix, maxLength),
  ...(children ? { children } : {}),
});

export const menuRoots: Record<string, RootSpec> = {
  role: {
    ...root('customrole', 40, {
      centertype: choice(v.ROLE_CENTERS, { required: true, refs: ['center'] }),
      name: needed(TEXTS),
      tfarequired: choice(['OFF', 'SMS'], { whenAbsent: 'OFF' }),
      tfaduration: choice(v.TFA_HOURS, { whenAbsent: '0', requiredWhen: { sibling: 'tfarequired', values: ['SMS'] } }),
      employeerestriction: choice(['DEFAULTTOOWN', 'NONE', 'OWNONLY', 'UNASSIGNED']),
      subsidiaryoption: choice(v.SUBSIDIARY_OPTIONS, { whenAbsent: 'ALL', feature: 'SUBSIDIARIES' }),
      accountingbooksoption: choice(['ALL', 'PRIMARY', 'SELECTED'], { whenAbsent: 'PRIMARY', feature: 'MULTIBOOK' }),
      issuerole: text({ feature: 'ISSUEDB' }),
      ...flags(
        'F',
        `coreadminpermission employeeselectionunrestricted employeeviewingallowed isinactive ispartnerrole issalesrole
        issinglesignononly issupportrole iswebserviceonlyrole{WEBSERVICES} restrictbydevice restrictip{IPADDRESSRULES}
        restricttimeandexpenses subsidiaryviewingallowed{SUBSIDIARIES}`,
      ),
      permissions: lines('permission', {
        permkey: oneOfList(v.PERMISSIONS, {
          required: true,
          refs: ['customrecordtype', 'customsegment', 'customtransactiontype'],
        }),
        permlevel: choice(v.PERMISSION_LEVELS, { required: true }),
        restriction: choice(v.RESTRICTIONS),
      }),
      recordrestrictions: lines('recordrestriction', {
        segment: choice(['CLASS', 'DEPARTMENT', 'LOCATION'], { required: true }),
        restriction: choice(['DEFAULTTOOWN', 'OWNONLY', 'UNASSIGNED'], { required: true }),
        ...flags('F', 'viewingallowed itemsrestricted'),
      }),
    }),
    named: 'roleFields',
  },
  centertab: root('custcentertab', 99, {
    label: needed(TEXTS),
    center: choice(v.CENTERS, { required: true, refs: ['center'] }),
    ...flags('F', 'allcustomers allemployees allpartners{CRM} allroles allvendors'),
    audslctrole: { type: 'choices', open: v.ROLES, refs: ['role'] },
    portlets: lines(
      'portlet',
      { portlet: choice(PORTLETS), portletcolumn: choice(['1', '2', '3']), ...flags('T', 'isportletshown') },
      { id: partId() },
    ),
  }),
  centercategory: root('custcentercategory', 99, {
    center: choice(v.CENTERS, { required: true, refs: ['center'] }),
    centertab: oneOfList(v.CENTER_TABS, { required: true, refs: ['centertab'] }),
    label: needed({ maxLength: 99, ...TEXTS }),
    links: lines('link', {
      linkid: oneOfList(v.STANDARD_TASKS, { requiredWhen: { sibling: 'linkobject', not: true } }),
      linkobject: text({ requiredWhen: { sibling: 'linkid', not: true }, refs: LINKED_KINDS }),
      linktasktype: choice(['CARD', 'EDIT', 'LINK', 'LIST', 'SCRIPT', 'SRCH', 'SRCH_FORM', 'SRCH_RSLT'], {
        requiredWhen: { sibling: 'linkobject' },
      }),
      linklabel: text(TEXTS),
      ...flags('F', 'shortlist'),
    }),
  }),
  centerlink: root('custlink', 48, { label: needed({ maxLength: 50 }), url: needed({ maxLength: 999 }) }),
  subtab: root('custtab', 40, {
    title: needed(TEXTS),
    tabtype: choice(['CRM', 'ENTITY', 'ITEM', 'TRANSACTION'], { required: true }),
    parent: oneOfList(v.STANDARD_TABS, { refs: ['subtab'] }),
  }),
  emailtemplate: root('custemailtmpl', 99, {
    name: needed({ maxLength: 60 }),
    description: text({ maxLength: 1000 }),
    subject: text({ maxLength: 199 }),
    recordtype: choice(['CUSTOM', 'ENTITY', 'EVENT', 'PROJECT', 'TRANSACTION']),
    mediaitem: file(),
    ...flags('T', 'addcompanyaddress addunsubscribelink'),
    ...flags('F', 'isinactive isprivate usesmedia'),
  }),
};
