// What feeds and reports share: both wait, are worked on and end, and are kept for a while.
// Source: Feeds and Reports models 2021-06-30.

import { DAY } from '../clock';

export const processingStatuses = ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] as const;
export type ProcessingStatus = (typeof processingStatuses)[number];

/** How long a feed or report can be found. */
export const KEPT = 90 * DAY;
