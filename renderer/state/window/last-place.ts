import type { Pid } from '../../../core/act/tree.ts';
import { pageStorage } from '../../ui/page-storage.ts';
import { ROOMS, type Room } from './workbench.ts';

/** Where a person was in a review when they left it. */
export interface LastPlace {
  readonly room: Room;
  /** The scroll position of each room but the Act, in pixels. */
  readonly scrolled: Readonly<Partial<Record<Room, number>>>;
  /** The section at the top of the text, and the distances of the visible lines from the top, in pixels. */
  readonly text?: {
    readonly unit: Pid;
    readonly lines: readonly { readonly key: string; readonly top: number }[];
  };
}

const keyOf = (review: string): string => `keeling.place/${review}`;

/** Reads the last place; null if the browser has stored none that can be read. */
export function lastPlaceIn(review: string): LastPlace | null {
  try {
    const place = JSON.parse(pageStorage().getItem(keyOf(review)) ?? 'null') as LastPlace | null;
    return place && ROOMS.includes(place.room) ? place : null;
  } catch {
    return null;
  }
}

/** Stores a part of the last place. If the browser stores nothing, the review opens at the start of the Act. */
export function keepLastPlace(review: string, part: Partial<LastPlace>): void {
  try {
    const before = lastPlaceIn(review) ?? { room: 'act', scrolled: {} };
    pageStorage().setItem(keyOf(review), JSON.stringify({ ...before, ...part }));
  } catch {
    // The storage is full, or the browser's settings forbid it.
  }
}
