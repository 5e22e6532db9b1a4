// Our element table: for each root element that we check, what it may hold.

import { choice, type ElementSpec, flags, group, needed, oneOfList, type RootSpec, text, words } from './elementSpec';
import { fieldRoots } from './fieldElements';
import { menuRoots } from './menuElements';
import { recordRoots } from './recordElements';
import { scriptRoots } from './scriptElements';
import { FEATURES } from './vocabulary';

const path = text({ repeats: true });
const cabinetPath = text({ repeats: true, shape: { pattern: /^\//, words: 'a File Cabinet path that starts with /' } });
const installed = group(
  {
    objects: group({ object: text({ repeats: true }) }),
    files: group({ file: text({ repeats: true }) }),
  },
  { repeats: true, attributes: { id: { required: true } } },
);
const section = group({ path }, { repeats: true });

/** Source: SDF manifest file (help). */
export const MANIFEST: ElementSpec = group(
  {
    projectname: needed(),
    frameworkversion: choice(['1.0'], { required: true }),
    dependencies: group({
      features: group({
        feature: oneOfList(FEATURES, {
          repeats: true,
          attributes: { required: { required: true, values: ['true', 'false'] } },
        }),
      }),
      objects: group({ object: text({ repeats: true }) }),
      files: group({ file: cabinetPath }),
      folders: group({ folder: cabinetPath }),
      applications: group({ application: installed }),
      bundles: group({ bundle: installed }),
    }),
  },
  { attributes: { projecttype: { required: true, values: ['ACCOUNTCUSTOMIZATION', 'SUITEAPP'] } } },
);

/** Source: SDF deploy file (help); `run` is for SuiteApps only. */
export const DEPLOY: ElementSpec = group({
  configuration: section,
  files: section,
  objects: section,
  translationimports: section,
});

/** Properties of files and folders, `.attributes/*.attr.xml`. */
export const ATTRIBUTE_ROOTS: Readonly<Record<string, ElementSpec>> = {
  file: group({
    description: text(),
    ...flags('F', 'availablewithoutlogin bundleable generateurltimestamp hideinbundle isinactive'),
  }),
  folder: group({ description: text(), ...flags('F', 'bundleable isinactive isprivate') }),
};

export const OBJECT_ROOTS: Readonly<Record<string, RootSpec>> = {
  ...recordRoots,
  ...fieldRoots,
  ...scriptRoots,
  ...menuRoots,
};

/** Object types that exist and are not looked into. */
export const UNCHECKED_ROOTS: readonly string[] = words(`addressForm advancedpdftemplate bundleinstallationscript center
  cmscontenttype crmcustomfield customglplugin customsegment customtransactiontype dataset emailcaptureplugin entryForm
  financiallayout integration itemnumbercustomfield itemoptioncustomfield kpiscorecard pluginimplementation plugintype
  publisheddashboard reportdefinition savedcsvimport savedsearch sdfinstallationscript secret singlepageapp sspapplication
  sublist transactionForm workbook workflow workflowactionscript`);
