// `npm run lab -- amazon`: the simulated marketplace by itself, for any SP-API client.

import { startAmazonServer } from '../amazon/server';
import { type CommandShape, helpOf, readArguments, UsageError } from './arguments';
import type { Output } from './output';

const SHAPE: CommandShape = {
  command: 'npm run lab -- amazon',
  about: 'Serves the simulated SP-API on this machine until Ctrl-C, and prints where it is as one JSON line.',
  places: [],
  options: {
    port: { kind: 'whole', value: 'n', about: 'where it listens; any free port when absent' },
    seed: { kind: 'whole', value: 'n', about: 'decides who buys what when (default 1)' },
  },
  notes:
    'The line: {endpoint, lwaTokenUrl, clientId, clientSecret, refreshToken, sellerId, marketplaceIds}. Read it with npm -s.',
};

/** Serves until the process is asked to end. `ended` may stand in for that. */
export async function labAmazon(
  words: readonly string[],
  output: Output,
  ended: () => Promise<unknown> = untilSignal,
): Promise<number> {
  const given = readArguments(SHAPE, words);
  if (given.help) {
    output.out(helpOf(SHAPE));
    return 0;
  }
  const port = given.whole('port') ?? 0;
  const { close, ...access } = await startAmazonServer({ port, seed: given.whole('seed') ?? 1 }).catch((error) => {
    throw asUsage(error, port);
  });
  output.out(JSON.stringify(access));
  await ended();
  await close();
  return 0;
}

const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

function asUsage(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new UsageError(
      `Expected port ${port} to be free, found another program on it. End that one, or give another --port (0 for any).`,
    );
  }
  if (code === 'EACCES' || code === 'ERR_SOCKET_BAD_PORT') {
    return new UsageError(`Expected a port this user may open (1024 to 65535, or 0 for any), found ${port}.`);
  }
  return error;
}
