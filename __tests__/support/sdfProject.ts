// A small SuiteCloud project in a folder of its own: clean as it stands, for tests to damage.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Text by path relative to the project folder; null leaves a file out. */
export type ProjectFiles = Record<string, string | null>;

export const script = (type: string): string =>
  `/**\n * @NApiVersion 2.1\n * @NScriptType ${type}\n */\ndefine([], () => ({}));\n`;

export const CLEAN: Readonly<Record<string, string>> = {
  'manifest.xml': `<manifest projecttype="ACCOUNTCUSTOMIZATION">
  <projectname>harbour</projectname>
  <frameworkversion>1.0</frameworkversion>
  <dependencies>
    <features>
      <feature required="true">CUSTOMRECORDS</feature>
      <feature required="true">SERVERSIDESCRIPTING</feature>
      <feature required="false">SUBSIDIARIES</feature>
    </features>
    <objects><object>customrecord_hb_there.custrecord_hb_there_code</object></objects>
    <files><file>/SuiteScripts/there.js</file></files>
  </dependencies>
</manifest>`,
  'deploy.xml': `<deploy>
  <files>
    <path>~/FileCabinet/SuiteScripts/harbour/*</path>
  </files>
  <objects>
    <path>~/Objects/*</path>
  </objects>
</deploy>`,
  'Objects/lists/customlist_hb_state.xml': `<customlist scriptid="customlist_hb_state">
  <name>Harbour State</name>
  <customvalues>
    <customvalue scriptid="val_hb_new"><value>New</value></customvalue>
    <customvalue scriptid="val_hb_done"><value>Done</value></customvalue>
  </customvalues>
</customlist>`,
  'Objects/customrecord_hb_berth.xml': `<customrecordtype scriptid="customrecord_hb_berth">
  <recordname>Berth</recordname>
  <accesstype>USEPERMISSIONLIST</accesstype>
  <includename>F</includename>
  <customrecordcustomfields>
    <customrecordcustomfield scriptid="custrecord_hb_berth_state">
      <fieldtype>SELECT</fieldtype>
      <label>State</label>
      <defaultselection>[scriptid=customlist_hb_state.val_hb_new]</defaultselection>
      <selectrecordtype>[scriptid=customlist_hb_state]</selectrecordtype>
    </customrecordcustomfield>
    <customrecordcustomfield scriptid="custrecord_hb_berth_sub">
      <fieldtype>SELECT</fieldtype>
      <label>Subsidiary</label>
      <selectrecordtype>-117</selectrecordtype>
    </customrecordcustomfield>
  </customrecordcustomfields>
  <instances>
    <instance scriptid="val_hb_berth_one">
      <name>One</name>
      <custrecord_hb_berth_state>[scriptid=customlist_hb_state.val_hb_done]</custrecord_hb_berth_state>
    </instance>
  </instances>
  <permissions>
    <permission>
      <permittedlevel>EDIT</permittedlevel>
      <permittedrole>[scriptid=customrole_hb_pilot]</permittedrole>
    </permission>
  </permissions>
</customrecordtype>`,
  'Objects/customrole_hb_pilot.xml': `<role scriptid="customrole_hb_pilot">
  <centertype>BASIC</centertype>
  <name>Pilot</name>
  <permissions>
    <permission>
      <permkey>TRAN_SALESORD</permkey>
      <permlevel>VIEW</permlevel>
    </permission>
    <permission>
      <permkey>[scriptid=customrecord_hb_berth]</permkey>
      <permlevel>EDIT</permlevel>
    </permission>
  </permissions>
</role>`,
  'Objects/customscript_hb_tide_mr.xml': `<mapreducescript scriptid="customscript_hb_tide_mr">
  <name>Tides</name>
  <scriptfile>[/SuiteScripts/harbour/tide_mr.js]</scriptfile>
  <scriptcustomfields>
    <scriptcustomfield scriptid="custscript_hb_tide_limit">
      <fieldtype>INTEGER</fieldtype>
      <label>Ships per Run</label>
      <defaultvalue>50</defaultvalue>
    </scriptcustomfield>
  </scriptcustomfields>
  <scriptdeployments>
    <scriptdeployment scriptid="customdeploy_hb_tide_mr">
      <status>SCHEDULED</status>
      <title>Tides</title>
      <loglevel>AUDIT</loglevel>
      <runasrole>ADMINISTRATOR</runasrole>
      <custscript_hb_tide_limit>7</custscript_hb_tide_limit>
      <recurrence>
        <weekly>
          <startdate>2026-12-01</startdate>
          <starttime>02:10:00Z</starttime>
          <everyxweeks>1</everyxweeks>
          <sunday>F</sunday><monday>T</monday><tuesday>F</tuesday><wednesday>F</wednesday>
          <thursday>T</thursday><friday>F</friday><saturday>F</saturday>
          <repeat>PT15M</repeat>
        </weekly>
      </recurrence>
    </scriptdeployment>
  </scriptdeployments>
</mapreducescript>`,
  'Objects/customscript_hb_clock_ss.xml': `<scheduledscript scriptid="customscript_hb_clock_ss">
  <name>Clock</name>
  <scriptfile>[/SuiteScripts/harbour/clock_ss.js]</scriptfile>
  <scriptdeployments>
    <scriptdeployment scriptid="customdeploy_hb_clock_ss">
      <status>NOTSCHEDULED</status>
      <title>Clock</title>
    </scriptdeployment>
  </scriptdeployments>
</scheduledscript>`,
  'Objects/customscript_hb_berth_ue.xml': `<usereventscript scriptid="customscript_hb_berth_ue">
  <name>Berth Guard</name>
  <scriptfile>[/SuiteScripts/harbour/berth_ue.js]</scriptfile>
  <scriptdeployments>
    <scriptdeployment scriptid="customdeploy_hb_berth_ue">
      <recordtype>[scriptid=customrecord_hb_berth]</recordtype>
      <status>RELEASED</status>
      <allroles>T</allroles>
      <audslctrole>ADMINISTRATOR|[scriptid=customrole_hb_pilot]</audslctrole>
      <executioncontext>CSVIMPORT|USERINTERFACE</executioncontext>
    </scriptdeployment>
  </scriptdeployments>
</usereventscript>`,
  'FileCabinet/SuiteScripts/harbour/tide_mr.js': script('MapReduceScript'),
  'FileCabinet/SuiteScripts/harbour/clock_ss.js': script('ScheduledScript'),
  'FileCabinet/SuiteScripts/harbour/berth_ue.js': script('UserEventScript'),
  'FileCabinet/SuiteScripts/harbour/lib/rope.js': 'define([], () => ({}));\n',
};

/** Writes the clean project with some files changed; returns the folder. */
export function writeProject(changes: ProjectFiles = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sdf-'));
  for (const [file, content] of Object.entries({ ...CLEAN, ...changes })) {
    if (content === null) continue;
    const absolute = path.join(folder, file);
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    fs.writeFileSync(absolute, content);
  }
  return folder;
}
