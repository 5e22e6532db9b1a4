// Elements of script objects and their deployments.
// Source: SDF XML reference, script types (help).

import {
  choice,
  type ElementSpec,
  file,
  flags,
  group,
  idOf,
  lines,
  needed,
  oneOfList,
  type RootSpec,
  text,
  whole,
} from './elementSpec';
import { parameterElements } from './fieldElements';
import * as v from './vocabulary';

const TEXTS = { refs: ['string'] };
const day = { shape: { pattern: /^\d{4}-\d{2}-\d{2}$/, words: 'a date yyyy-MM-dd' } };
const time = { shape: { pattern: /^\d{2}:\d{2}:\d{2}Z$/, words: 'a time HH:mm:ssZ' } };
const number = { shape: { pattern: /^\d+$/, words: 'a whole number' } };

const start: Record<string, ElementSpec> = {
  startdate: needed(day),
  starttime: needed(time),
  repeat: choice(v.REPEATS),
};
const untilEnd: Record<string, ElementSpec> = { ...start, enddate: text(day) };
const every = whole({ required: true, min: 1, max: 1000 });
const weekday = choice(v.WEEKDAYS, { required: true });
const orderOfWeek = choice(v.ORDERS_OF_WEEK, { required: true });
const sevenDays: Record<string, ElementSpec> = Object.fromEntries(
  v.WEEKDAYS.map((each) => [
    each.toLowerCase(),
    { type: 'flag', required: true, whenAbsent: 'F' } satisfies ElementSpec,
  ]),
);

const recurrence = group(
  {
    single: group(start),
    daily: group({ ...untilEnd, everyxdays: every }),
    everyweekday: group(untilEnd),
    weekly: group({ ...untilEnd, everyxweeks: every, ...sevenDays }),
    monthly: group({ ...untilEnd, everyxmonths: every }),
    monthlydayofweek: group({ ...untilEnd, orderofweek: orderOfWeek, dayofweek: weekday, everyxmonths: every }),
    yearly: group(untilEnd),
    yearlydayofweek: group({ ...untilEnd, orderofweek: orderOfWeek, dayofweek: weekday }),
  },
  { exactlyOne: true },
);

const deploymentBasics: Record<string, ElementSpec> = {
  ...flags('T', 'isdeployed'),
  loglevel: choice(v.LOG_LEVELS, { whenAbsent: 'DEBUG' }),
};
const title = needed();
const timedStatus = choice(v.TIMED_STATUSES, { required: true, whenAbsent: 'TESTING' });
const releaseStatus = choice(v.RELEASE_STATUSES, { required: true, whenAbsent: 'TESTING' });
const runasrole = oneOfList(v.ROLES, { refs: ['role'] });
const eventtype = choice(v.EVENT_TYPES);
const recordtype = oneOfList(v.SCRIPT_RECORDS_AND_ALL, {
  required: true,
  refs: ['customrecordtype', 'customtransactiontype'],
});
const ofOneAccount = (feature?: string): ElementSpec =>
  feature ? { type: 'choices', accountSpecific: true, feature } : { type: 'choices', accountSpecific: true };
const audience: Record<string, ElementSpec> = {
  ...flags('F', 'allroles allemployees allpartners{CRM}'),
  audslctrole: { type: 'choices', open: v.ROLES, refs: ['role'] },
  auddepartment: ofOneAccount('DEPARTMENTS'),
  audemployee: ofOneAccount(),
  audgroup: ofOneAccount(),
  audpartner: ofOneAccount('CRM'),
  audsubsidiary: ofOneAccount('SUBSIDIARIES'),
};
const contexts: Record<string, ElementSpec> = {
  executioncontext: { type: 'choices', values: v.EXECUTION_CONTEXTS },
  ...flags('T', 'alllocalizationcontexts'),
  localizationcontext: { type: 'choices', open: v.COUNTRIES },
};

const scriptBasics: Record<string, ElementSpec> = {
  name: needed({ maxLength: 40, ...TEXTS }),
  scriptfile: file({ required: true }),
  description: text({ maxLength: 999, ...TEXTS }),
  ...flags('F', 'isinactive notifyadmins'),
  ...flags('T', 'notifyowner'),
  notifyemails: text({ maxLength: 999 }),
  notifygroup: text({ accountSpecific: true }),
};
const plugins: Record<string, ElementSpec> = {
  customplugintypes: lines('plugintype', { plugintype: needed({ refs: ['plugintype'] }) }),
};
/** From SuiteScript 1.0: accepted, of no use with 2.1. */
const oldFunctions = (names: string): Record<string, ElementSpec> =>
  Object.fromEntries(
    names.split(' ').map((each) => [each === 'default' ? 'defaultfunction' : `${each}function`, text()]),
  );
const libraries: Record<string, ElementSpec> = {
  libraries: lines('library', { scriptfile: file({ required: true }) }),
};

function script(elements: Record<string, ElementSpec>, deployment: Record<string, ElementSpec>): RootSpec {
  return {
    type: 'group',
    features: ['SERVERSIDESCRIPTING'],
    id: idOf('customscript', 40),
    children: {
      ...scriptBasics,
      ...elements,
      scriptcustomfields: lines('scriptcustomfield', parameterElements, { id: idOf('custscript', 40) }),
      scriptdeployments: lines(
        'scriptdeployment',
        { ...deploymentBasics, ...deployment },
        { id: idOf('customdeploy', 40), named: 'parameters' },
      ),
    },
  };
}

const notifyuser = flags('F', 'notifyuser');
const interactive = { ...notifyuser, ...libraries };

export const scriptRoots: Record<string, RootSpec> = {
  mapreducescript: script(plugins, {
    title,
    status: timedStatus,
    runasrole,
    buffersize: text({ ...number, whenAbsent: '1' }),
    concurrencylimit: text({ ...number, whenAbsent: '1' }),
    ...flags('T', 'queueallstagesatonce'),
    yieldaftermins: text({ ...number, whenAbsent: '60' }),
    recurrence,
  }),
  scheduledscript: script(
    { ...plugins, ...libraries, ...oldFunctions('default') },
    { title, status: timedStatus, recurrence },
  ),
  suitelet: script(
    { ...plugins, ...interactive, ...oldFunctions('default') },
    {
      title,
      status: releaseStatus,
      runasrole,
      eventtype,
      ...audience,
      ...flags('F', 'isonline'),
      links: lines('link', {
        linkcategory: oneOfList(v.MENU_PLACES, { required: true }),
        linktasktype: choice(['SCRIPT']),
        linklabel: text(TEXTS),
      }),
    },
  ),
  restlet: script(
    { ...plugins, ...interactive, ...oldFunctions('delete get post put') },
    { title, status: releaseStatus, ...audience },
  ),
  usereventscript: script(
    { ...plugins, ...interactive, ...oldFunctions('aftersubmit beforeload beforesubmit') },
    { recordtype, status: releaseStatus, runasrole, eventtype, ...audience, ...contexts },
  ),
  clientscript: script(
    {
      ...interactive,
      ...oldFunctions(
        `fieldchanged lineinit pageinit postsourcing recalc saverecord validatedelete validatefield
        validateinsert validateline`.replace(/\s+/g, ' '),
      ),
      buttons: lines('button', { buttonlabel: needed(TEXTS), buttonfunction: text() }),
    },
    { recordtype, status: releaseStatus, eventtype, ...audience, ...contexts },
  ),
  portlet: script(
    { ...plugins, ...interactive, ...oldFunctions('default'), portlettype: choice(['FORM', 'HTML', 'LINKS', 'LIST']) },
    { title, status: releaseStatus, runasrole, ...audience, ...flags('F', 'dashboardapp') },
  ),
  massupdatescript: script(
    { ...interactive, ...oldFunctions('default') },
    {
      recordtype: { ...recordtype, open: v.SCRIPT_RECORDS },
      status: releaseStatus,
      runasrole,
      ...audience,
    },
  ),
};
