// Elements of custom record types, custom lists and translation collections.
// Source: SDF XML reference, customrecordtype, customlist, translationcollection (help).

import { choice, file, flags, idOf, lines, needed, oneOfList, partId, type RootSpec, text } from './elementSpec';
import { recordFieldElements } from './fieldElements';
import * as v from './vocabulary';

const TEXTS = { refs: ['string'] };
const level = choice(v.PERMISSION_LEVELS, { whenAbsent: 'NONE' });

export const recordRoots: Record<string, RootSpec> = {
  customrecordtype: {
    type: 'group',
    features: ['CUSTOMRECORDS'],
    id: idOf('customrecord', 40),
    children: {
      recordname: text({ maxLength: 40, ...TEXTS, requiredWhen: { sibling: 'customsegment', not: true } }),
      customsegment: text({ refs: ['customsegment'], feature: 'CUSTOMSEGMENTS' }),
      accesstype: choice(v.ACCESS_TYPES, { whenAbsent: 'CUSTRECORDENTRYPERM' }),
      description: text(),
      aidescription: text({ undocumented: true }),
      ...flags(
        'T',
        `allowattachments allowquickadd allowuiaccess enabledle{EXTREMELIST} enablekeywords enableoptimisticlocking
        enablesystemnotes iconbuiltin includeinsearchmenu includename shownotes`,
      ),
      ...flags(
        'F',
        `allowinlinedeleting allowinlinedetaching allowinlineediting allowmobileaccess allownumberingoverride
        allowquicksearch enablemailmerge{MAILMERGE} enablenametranslation{MULTILANGUAGE} enablenumbering hierarchical
        isinactive isordered showcreationdate showcreationdateonlist showid showlastmodified showlastmodifiedonlist
        showowner showownerallowchange showowneronlist`,
      ),
      numberingprefix: text(),
      numberingsuffix: text(),
      numberingmindigits: text(),
      numberinginit: text(),
      icon: file(),
      iconindex: oneOfList(v.RECORD_ICONS),
      externalrolepermissionlevel: level,
      publicpermissionlevel: level,
      customrecordcustomfields: lines('customrecordcustomfield', recordFieldElements, {
        id: idOf('custrecord', 40),
      }),
      instances: lines(
        'instance',
        { altname: text(), name: text(), parent: text({ refs: ['instance'] }), ...flags('F', 'isinactive') },
        { id: partId(), named: 'fields' },
      ),
      links: lines('link', {
        linkcategory: oneOfList(v.MENU_PLACES, { required: true }),
        linktasktype: choice(['EDIT', 'LIST', 'SRCH'], { required: true }),
        linklabel: text(TEXTS),
      }),
      permissions: lines('permission', {
        permittedrole: oneOfList(v.ROLES, { required: true, refs: ['role'] }),
        permittedlevel: choice(v.PERMISSION_LEVELS, { required: true, whenAbsent: 'NONE' }),
        restriction: choice(v.RESTRICTIONS),
      }),
      recordsublists: lines(
        'recordsublist',
        {
          recordsearch: needed({ refs: ['savedsearch'] }),
          recorddescr: needed(TEXTS),
          recordtab: text({ refs: ['subtab'] }),
          recordfield: oneOfList(v.STANDARD_FIELDS, { refs: ['customrecordcustomfield'] }),
        },
        { id: partId() },
      ),
      subtabs: lines('subtab', { tabtitle: needed(TEXTS), tabparent: text({ refs: ['subtab'] }) }, { id: partId() }),
    },
  },
  customlist: {
    type: 'group',
    features: [],
    id: idOf('customlist', 38),
    children: {
      name: needed({ maxLength: 30, ...TEXTS }),
      description: text(),
      ...flags('F', 'isinactive ismatrixoption{MATRIXITEMS}'),
      ...flags('T', 'isordered'),
      customvalues: lines(
        'customvalue',
        { value: needed(TEXTS), abbreviation: text({ feature: 'MATRIXITEMS' }), ...flags('F', 'isinactive') },
        { id: partId() },
      ),
    },
  },
  translationcollection: {
    type: 'group',
    features: [],
    id: idOf('custcollection', 60),
    children: {
      name: needed({ maxLength: 100, ...TEXTS }),
      defaultlanguage: oneOfList(v.LANGUAGES, { required: true }),
      description: text({ maxLength: 1000, ...TEXTS }),
      strings: lines(
        'string',
        { defaulttranslation: needed({ maxLength: 1000 }), description: text({ maxLength: 1000 }) },
        { id: partId(255) },
      ),
    },
  },
};
