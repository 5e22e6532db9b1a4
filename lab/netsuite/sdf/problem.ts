// What is wrong in a SuiteCloud project, and where.

/**
 * `error`: the account would refuse the deployment, or what arrives would not work.
 * `warning`: outside what is known for certain (a value missing from a list that NetSuite extends with each release).
 */
export interface Problem {
  /** Path relative to the project folder, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** What was expected, what was found, what to do. */
  what: string;
  severity: 'error' | 'warning';
}

export function problemLine(problem: Problem): string {
  return `${problem.file}:${problem.line} ${problem.severity}: ${problem.what}`;
}
