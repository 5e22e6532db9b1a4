// `npm start`: a fresh account with the add-on in it, two days of Amazon trade, what came of them, and the account to
// look at.

import { parseArgs } from 'node:util';
import { DAY, HOUR } from '../clock';
import { runDemo } from '../demo/run';
import { unitsUsed } from '../demo/tradeReport';
import { accountView } from '../netsuite/pages/accountView';
import { expectFreePort, serveAccount } from '../netsuite/serve';
import { makePlace } from './keep';
import { printReport } from './printReport';
import { progressBar } from './progress';

const SPAN = 2 * DAY;

const HELP = `npm start [-- options]
  --port n     where the account is served (8081)
  --seed n     another seed is another two days of trade (1)
  --profile p  oneworld or small (oneworld)
  --keep file  keeps the account's state in this file, for instance .lab/account.db; an earlier account there ends
  --exit       ends after the table
  --json       one JSON document on standard output, then ends (read it with npm -s start -- --json)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8081' },
      seed: { type: 'string', default: '1' },
      profile: { type: 'string', default: 'oneworld' },
      keep: { type: 'string' },
      exit: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (values.profile !== 'oneworld' && values.profile !== 'small') {
    throw new Error(`Expected --profile oneworld or small, found "${values.profile}".`);
  }
  const port = number(values.port, '--port');
  const isServed = !values.exit && !values.json;
  // Nobody wants to hear after two days that the door is taken.
  if (isServed) await expectFreePort(port);
  if (values.keep !== undefined) makePlace(values.keep);
  const bar = progressBar();
  const demo = runDemo({
    profile: values.profile,
    seed: number(values.seed, '--seed'),
    span: SPAN,
    ordersPerDay: 200,
    wholeLife: true,
    progress: (done, words) => bar.show(done, words),
    ...(values.keep === undefined ? {} : { file: values.keep }),
  });
  bar.end(`Two days have passed: ${SPAN / HOUR} hours on the virtual clock.`);
  const { account } = demo.world;
  if (values.json) {
    console.log(JSON.stringify(demo.report));
    account.close();
    return;
  }
  const { idle, idleRuns } = unitsUsed(account);
  printReport(demo.report, { runs: idleRuns, units: idle, days: SPAN / DAY });
  if (!isServed) {
    account.close();
    return;
  }
  const view = accountView(account, { ledger: account.ledger, stock: account.stock });
  const served = await serveAccount(view, {
    port,
    runSuitelet: (call) => account.runner.suitelet(call),
  });
  console.log(`\nThe account is at ${served.url} until you press Ctrl-C.`);
  process.once('SIGINT', () => {
    void served.close().then(() => account.close());
  });
}

function number(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`Expected a whole number for ${option}, found "${text}".`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
