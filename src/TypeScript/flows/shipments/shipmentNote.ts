/**
 * A fulfilment as the save that shipped it saw it, written on itself: NetSuite's queries do not show packages, and to load
 * one costs as much as to look at a hundred orders. It counts as long as nothing was saved since; imports and integrations
 * may save without user events, so that the time of the last change decides.
 *
 * @NApiVersion 2.1
 */

import type { Fulfilment } from './shipment';

/** What one text field holds. */
const MOST_CHARACTERS = 4_000;
/** A save takes so long at most, in milliseconds; what was changed later was changed by another one. */
const LONGEST_SAVE_MS = 30_000;

/** What only the save knows: the internal id and number of a new one come with it. */
export type NotedShipment = Omit<Fulfilment, 'id' | 'number'>;

interface Note extends NotedShipment {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The text to write; empty where it is too long, and the fulfilment is to be loaded. */
export function noteOf(shipment: NotedShipment, now: number): string {
  const note: Note = { at: now, ...shipment };
  const text = JSON.stringify(note);
  return text.length <= MOST_CHARACTERS ? text : '';
}

/** Null where the note is none, or of another save than the last (`changedAt`, milliseconds since 1970, whole seconds). */
export function readNote(text: string | null, changedAt: number | null): NotedShipment | null {
  if (text === null || changedAt === null) return null;
  const { at, ...shipment } = JSON.parse(text) as Note;
  const second = Math.floor(at / 1_000) * 1_000;
  return changedAt >= second && changedAt - second <= LONGEST_SAVE_MS ? shipment : null;
}
