// Shows how far long work is, on standard error, so that standard output stays the answer's.

export interface Progress {
  /** `done` is between 0 and 1. */
  show(done: number, words: string): void;
  end(words: string): void;
}

const WIDTH = 30;
const EVERY_MS = 200;

export function progressBar(): Progress {
  let last = 0;
  const { stderr } = process;
  const isTerminal = stderr.isTTY === true;
  let lastTenth = -1;
  return {
    show(done, words) {
      const now = Date.now();
      if (isTerminal && now - last >= EVERY_MS) {
        last = now;
        const filled = Math.round(done * WIDTH);
        stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${words}\u001b[K`);
      }
      // Where nobody watches a moving bar, a line a tenth is enough.
      const tenth = Math.floor(done * 10);
      if (!isTerminal && tenth > lastTenth) {
        lastTenth = tenth;
        stderr.write(`${String(tenth * 10).padStart(3)} % ${words}\n`);
      }
    },
    end(words) {
      stderr.write(isTerminal ? `\r${words}\u001b[K\n` : `${words}\n`);
    },
  };
}
