// The ways in which a machine stops at a position: before the work of it or after, and whether NetSuite starts it again.

export const WAYS = [
  { way: 'stopAt', restarts: false },
  { way: 'stopAfter', restarts: false },
  { way: 'stopAt', restarts: true },
  { way: 'stopAfter', restarts: true },
] as const;
