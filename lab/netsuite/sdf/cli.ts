// Checks the SuiteCloud project in a folder: `node build/lab/netsuite/sdf/cli.js <folder>`.
// Prints a line per problem and exits 1, or a line with counts and exits 0. Exits 2 where there is no project to read.

import { checkProject } from './check';
import { NoProject } from './locate';
import { problemLine } from './problem';
import { readProject } from './project';
import { MalformedXml } from './xml';

function main(folder: string | undefined): number {
  if (folder === undefined) {
    process.stderr.write('Expected a folder, found none. Name the folder of a SuiteCloud project.\n');
    return 2;
  }
  try {
    const project = readProject(folder);
    const problems = checkProject(project);
    for (const each of problems) process.stdout.write(`${problemLine(each)}\n`);
    if (problems.length > 0) return 1;
    process.stdout.write(
      `${project.manifest.name}: ${project.objects.length} objects, ${project.files.length} files, ` +
        `${project.manifest.features.length} features. No problems.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof NoProject || error instanceof MalformedXml)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv[2]);
