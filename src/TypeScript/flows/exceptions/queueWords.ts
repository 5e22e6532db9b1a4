/**
 * The queue in words: its first line, and what came of a retry.
 *
 * @NApiVersion 2.1
 */

import { MOST_RETRIES, type QueueCounts } from './queue';

export interface RetryCounts {
  readonly retried: number;
  readonly readAgain: number;
  readonly withoutDocument: number;
  readonly left: number;
  readonly started: boolean;
}

interface Words {
  readonly mood: 'done' | 'partly' | 'refused';
  readonly text: string;
}

export function retriedNotice(counts: RetryCounts): Words {
  if (counts.retried === 0) {
    const text =
      counts.withoutDocument > 0
        ? 'There is nothing to run again: these exceptions are about a connection and close by themselves when it works again.'
        : 'There is nothing to run again.';
    return { mood: 'refused', text };
  }
  const parts = [`${plural(counts.retried, 'exception is', 'exceptions are')} tried again.`];
  parts.push(
    counts.started
      ? 'The import has been started; what is solved disappears from this list within minutes.'
      : 'The import is already running; its next run takes them, as a rule within 15 minutes.',
  );
  if (counts.readAgain > 0) {
    parts.push(`${plural(counts.readAgain, 'order is', 'orders are')} read from Amazon again with the next reading.`);
  }
  if (counts.withoutDocument > 0) {
    parts.push(`${plural(counts.withoutDocument, 'other has', 'others have')} no document to run again.`);
  }
  if (counts.left > 0) {
    parts.push(
      `${counts.left} are left: at most ${MOST_RETRIES} go at a time. Choose the same action again for the rest.`,
    );
  }
  return { mood: counts.started && counts.left === 0 ? 'done' : 'partly', text: parts.join(' ') };
}

/** The answer to "What do I do next?", its numbers apart, so that a page can make links of them. */
export function nextStep(mine: QueueCounts, all: QueueCounts): string {
  if (all.open === 0) return 'Nothing waits for anybody.';
  if (mine.overdue > 0) return 'Begin with what is yours and overdue.';
  if (mine.today > 0) return 'Begin with what is yours and due today.';
  if (all.overdue > 0) return 'Nothing of yours is late; others have overdue exceptions.';
  if (mine.open > 0) return 'Nothing is late. Yours are next.';
  return 'Nothing is late and nothing is yours.';
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
