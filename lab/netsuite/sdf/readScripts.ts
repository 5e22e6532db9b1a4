// Reads script objects with their parameters and deployments.
// Source: SDF XML reference, script types (help).

import type { Deployment, LogLevel, ObjectBase, Script, ScriptKind } from './objects';
import { readParameter } from './readFields';
import { readAudience, readLinks } from './readMenu';
import { readRecurrence } from './recurrence';
import { parseFileReference, splitValues } from './reference';
import { choiceOf, flagOf, idOf, targetOf, textOf, textOrNull, wholeOf } from './values';
import { child, linesOf, type XmlElement } from './xml';

export const SCRIPT_KINDS: Readonly<Record<string, ScriptKind>> = {
  mapreducescript: 'mapreduce',
  scheduledscript: 'scheduled',
  suitelet: 'suitelet',
  restlet: 'restlet',
  usereventscript: 'userevent',
  clientscript: 'client',
  portlet: 'portlet',
  massupdatescript: 'massupdate',
};
const LOG_LEVELS: readonly LogLevel[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];
const STATUSES = ['NOTSCHEDULED', 'SCHEDULED', 'TESTING', 'RELEASED'] as const;

export function readScript(base: ObjectBase, scriptKind: ScriptKind): Script {
  const { element } = base;
  return {
    ...base,
    kind: 'script',
    scriptKind,
    name: textOf(element, 'name'),
    description: textOf(element, 'description'),
    scriptFile: parseFileReference(textOf(element, 'scriptfile')) ?? '',
    inactive: flagOf(element, 'isinactive', false),
    notifyOwner: flagOf(element, 'notifyowner', true),
    notifyAdmins: flagOf(element, 'notifyadmins', false),
    notifyEmails: textOf(element, 'notifyemails')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    parameters: linesOf(element, 'scriptcustomfields', 'scriptcustomfield').map(readParameter),
    deployments: linesOf(element, 'scriptdeployments', 'scriptdeployment').map(readDeployment),
    portletType: textOrNull(element, 'portlettype'),
  };
}

function readDeployment(element: XmlElement): Deployment {
  const contexts = textOf(element, 'executioncontext');
  return {
    scriptId: idOf(element),
    line: element.line,
    title: textOf(element, 'title'),
    status: choiceOf(element, 'status', STATUSES, 'TESTING'),
    isDeployed: flagOf(element, 'isdeployed', true),
    logLevel: choiceOf(element, 'loglevel', LOG_LEVELS, 'DEBUG'),
    runAsRole: targetOf(element, 'runasrole'),
    audience: readAudience(element),
    recordType: targetOf(element, 'recordtype'),
    executionContexts: contexts === '' ? null : splitValues(contexts),
    eventType: textOrNull(element, 'eventtype'),
    isOnline: flagOf(element, 'isonline', false),
    bufferSize: wholeOf(element, 'buffersize', 1),
    concurrencyLimit: wholeOf(element, 'concurrencylimit', 1),
    yieldAfterMinutes: wholeOf(element, 'yieldaftermins', 60),
    queueAllStagesAtOnce: flagOf(element, 'queueallstagesatonce', true),
    recurrence: readRecurrence(child(element, 'recurrence')),
    parameters: parameterValues(element),
    links: readLinks(element),
  };
}

/** A parameter's value is an element named after the parameter; an empty one sets no value. */
function parameterValues(element: XmlElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const each of element.children) {
    if (each.name.startsWith('custscript') && each.text !== '') values[each.name] = each.text;
  }
  return values;
}
