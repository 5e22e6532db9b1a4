// A small project with custom records of every kind the account treats differently.

import { writeProject } from '../../../support/sdfProject';

const field = (id: string, type: string, more = ''): string =>
  `<customrecordcustomfield scriptid="${id}"><fieldtype>${type}</fieldtype><label>${id}</label>${more}</customrecordcustomfield>`;

const points = (id: string, target: string, more = ''): string =>
  field(id, 'SELECT', `<selectrecordtype>${target}</selectrecordtype>${more}`);

const type = (id: string, head: string, fields: string, tail = ''): string =>
  `<customrecordtype scriptid="${id}"><recordname>${id}</recordname><accesstype>NONENEEDED</accesstype>${head}` +
  `<customrecordcustomfields>${fields}</customrecordcustomfields>${tail}</customrecordtype>`;

export const SHIP_FIELDS = [
  field('custrecord_k_text', 'TEXT'),
  field('custrecord_k_short', 'TEXT', '<maxlength>5</maxlength>'),
  field('custrecord_k_area', 'TEXTAREA'),
  field('custrecord_k_long', 'CLOBTEXT'),
  field('custrecord_k_check', 'CHECKBOX', '<defaultchecked>T</defaultchecked>'),
  field('custrecord_k_count', 'INTEGER', '<defaultvalue>3</defaultvalue><minvalue>1</minvalue><maxvalue>9</maxvalue>'),
  field('custrecord_k_money', 'CURRENCY'),
  field('custrecord_k_day', 'DATE', '<dynamicdefault>NOW</dynamicdefault>'),
  field('custrecord_k_at', 'DATETIMETZ'),
  field('custrecord_k_by', 'SELECT', '<selectrecordtype>-4</selectrecordtype><dynamicdefault>ME</dynamicdefault>'),
  field('custrecord_k_mail', 'EMAIL'),
  field('custrecord_k_must', 'TEXT', '<ismandatory>T</ismandatory><defaultvalue>here</defaultvalue>'),
  field('custrecord_k_view', 'TEXT', '<storevalue>F</storevalue>'),
  field(
    'custrecord_k_secret',
    'TEXT',
    `<accesslevel>0</accesslevel><roleaccesses><roleaccess><role>[scriptid=customrole_hb_pilot]</role>
     <accesslevel>1</accesslevel><searchlevel>1</searchlevel></roleaccess></roleaccesses>`,
  ),
  points('custrecord_k_state', '[scriptid=customlist_hb_state]'),
  field('custrecord_k_states', 'MULTISELECT', '<selectrecordtype>[scriptid=customlist_hb_state]</selectrecordtype>'),
  points('custrecord_k_client', '-2'),
].join('');

export const PROJECT: Readonly<Record<string, string>> = {
  'Objects/customrecord_k_ship.xml': type('customrecord_k_ship', '<includename>F</includename>', SHIP_FIELDS),
  'Objects/customrecord_k_cargo.xml': type(
    'customrecord_k_cargo',
    '<includename>T</includename>',
    points(
      'custrecord_k_on',
      '[scriptid=customrecord_k_ship]',
      '<isparent>T</isparent><onparentdelete>NO_ACTION</onparentdelete>',
    ),
  ),
  'Objects/customrecord_k_note.xml': type(
    'customrecord_k_note',
    '<includename>F</includename><enableoptimisticlocking>F</enableoptimisticlocking>',
    points('custrecord_k_about', '[scriptid=customrecord_k_ship]', '<onparentdelete>SET_NULL</onparentdelete>'),
  ),
  'Objects/customrecord_k_bill.xml': type(
    'customrecord_k_bill',
    `<includename>T</includename><enablenumbering>T</enablenumbering><numberinginit>7</numberinginit>
     <numberingmindigits>4</numberingmindigits><numberingprefix>B-</numberingprefix><numberingsuffix>/26</numberingsuffix>`,
    field('custrecord_k_sum', 'CURRENCY'),
  ),
  'Objects/customrecord_k_port.xml': type(
    'customrecord_k_port',
    '<includename>T</includename>',
    [
      points('custrecord_k_port_state', '[scriptid=customlist_hb_state]'),
      points('custrecord_k_next', '[scriptid=customrecord_k_port]'),
      field('custrecord_k_open', 'CHECKBOX'),
      field('custrecord_k_depth', 'INTEGER'),
    ].join(''),
    `<instances>
      <instance scriptid="val_k_north"><name>North</name>
        <custrecord_k_port_state>[scriptid=customlist_hb_state.val_hb_done]</custrecord_k_port_state>
        <custrecord_k_next>[scriptid=customrecord_k_port.val_k_south]</custrecord_k_next>
        <custrecord_k_open>T</custrecord_k_open><custrecord_k_depth>12</custrecord_k_depth></instance>
      <instance scriptid="val_k_south"><name>South</name><isinactive>T</isinactive></instance>
    </instances>`,
  ),
};

/** Writes the project, with some of its files changed; answers its folder. */
export const writeShips = (changes: Readonly<Record<string, string | null>> = {}): string =>
  writeProject({ ...PROJECT, ...changes });
