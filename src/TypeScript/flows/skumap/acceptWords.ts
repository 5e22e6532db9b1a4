/**
 * What came of accepting proposals, in words.
 *
 * @NApiVersion 2.1
 */

interface Words {
  readonly mood: 'done' | 'partly' | 'refused';
  readonly text: string;
}

const MOST_NAMED = 5;

export function acceptedNotice({
  made,
  refused,
}: {
  readonly made: readonly string[];
  readonly refused: readonly string[];
}): Words {
  const rows = made.length === 1 ? '1 map row was made' : `${made.length} map rows were made`;
  const done =
    made.length === 0
      ? ''
      : `${rows}: ${named(made, ', ')}. Orders that waited for them are planned again by the next import.`;
  const not = refused.length === 0 ? '' : `Not made: ${named(refused, ' ')}`;
  const mood = refused.length === 0 ? 'done' : made.length === 0 ? 'refused' : 'partly';
  return { mood, text: [done, not].filter((each) => each !== '').join(' ') };
}

function named(all: readonly string[], between: string): string {
  const rest = all.length - MOST_NAMED;
  return all.slice(0, MOST_NAMED).join(between) + (rest > 0 ? ` and ${rest} more` : '');
}
