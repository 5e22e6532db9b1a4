// Checks between the parts of a project that no single element shows: roles against records, schedules, project type.

import type { CustomRecordType, Role } from './objects';
import type { Problem } from './problem';
import type { SdfProject } from './project';

/** Where a role names a record and the record names the role, level and restriction are the same. */
export function checkPermissions(project: SdfProject): Problem[] {
  const records = new Map<string, CustomRecordType>();
  for (const each of project.objects) if (each.kind === 'customrecordtype') records.set(each.scriptId, each);
  return project.objects.filter((each) => each.kind === 'role').flatMap((role) => disagreements(role, records));
}

function disagreements(role: Role, records: ReadonlyMap<string, CustomRecordType>): Problem[] {
  const problems: Problem[] = [];
  for (const permission of role.permissions) {
    const record = permission.key.kind === 'object' ? records.get(permission.key.id) : undefined;
    const granted = record?.permissions.find((each) => each.role.id === role.scriptId);
    if (!record || !granted) continue;
    if (granted.level === permission.level && granted.restriction === permission.restriction) continue;
    const here = [permission.level, permission.restriction].filter(Boolean).join(' ');
    const there = [granted.level, granted.restriction].filter(Boolean).join(' ');
    const what = `Expected the same permission on ${record.scriptId} here and in ${record.file}:${granted.line}, found ${here} here and ${there} there. Make them agree.`;
    problems.push({ file: role.file, line: permission.line, severity: 'error', what });
  }
  return problems;
}

/** A deployment that is to start by itself says when. */
export function checkSchedules(project: SdfProject): Problem[] {
  const problems: Problem[] = [];
  for (const script of project.objects) {
    if (script.kind !== 'script') continue;
    for (const deployment of script.deployments) {
      if (deployment.status !== 'SCHEDULED' || deployment.recurrence) continue;
      const what = `Expected <recurrence> in ${deployment.scriptId}, which is SCHEDULED, found none: it never starts. Add it, or set NOTSCHEDULED.`;
      problems.push({ file: script.file, line: deployment.line, severity: 'warning', what });
    }
  }
  return problems;
}

export function checkProjectType(project: SdfProject): Problem[] {
  const { manifest } = project;
  if (manifest.projectType !== 'SUITEAPP') return [];
  const what =
    'Expected projecttype ACCOUNTCUSTOMIZATION, found SUITEAPP, which other rules govern. Check it with the SuiteCloud CLI.';
  return [{ file: 'manifest.xml', line: manifest.element.line, severity: 'error', what }];
}
