// The shortest history that still breaks: halves, quarters and smaller pieces are left out as long as it breaks without
// them (delta debugging).

/** `breaks` plays a part; `tries` bounds how often. Answers the shortest part found. */
export function shrink<T>(whole: readonly T[], breaks: (part: readonly T[]) => boolean, tries: number): readonly T[] {
  let best = whole;
  let left = tries;
  for (let pieces = 2; best.length > 1 && left > 0; ) {
    const length = Math.ceil(best.length / pieces);
    let isShorter = false;
    for (let from = 0; from < best.length && left > 0; from += length) {
      const part = [...best.slice(0, from), ...best.slice(from + length)];
      left--;
      if (part.length > 0 && breaks(part)) {
        best = part;
        pieces = Math.max(2, pieces - 1);
        isShorter = true;
        break;
      }
    }
    if (isShorter) continue;
    if (length === 1) break;
    pieces = Math.min(best.length, pieces * 2);
  }
  return best;
}
