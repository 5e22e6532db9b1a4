// Where a command speaks: answers on one stream, everything else on the other. Tests listen instead.

export interface Output {
  /** A line for standard output. */
  readonly out: (line: string) => void;
  /** A line for standard error. */
  readonly err: (line: string) => void;
}
