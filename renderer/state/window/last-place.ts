import type { Pid } from '../../../core/act/tree.ts';
import { pageStorage } from '../../ui/page-storage.ts';
import { ROOMS, type Room } from './workbench.ts';

/** Where a person was in a review when they left it. */
export interface LastPlace {
  readonly room: Room;
  /** How far each room but the Act was scrolled, in pixels. */
  readonly scrolled: Readonly<Partial<Record<Room, number>>>;
  /** The section at the top of the text, and how far below the top the lines in view stood, in pixels. */
  readonly text?: {
    readonly unit: Pid;
    readonly lines: readonly { readonly key: string; readonly top: number }[];
  };
}

const keyOf = (review: string): string => `keeling.place/${review}`;

/** Null where the browser has kept none that can be read. */
export function lastPlaceIn(review: string): LastPlace | null {
  try {
    const place = JSON.parse(pageStorage().getItem(keyOf(review)) ?? 'null') as LastPlace | null;
    return place && ROOMS.includes(place.room) ? place : null;
  } catch {
    return null;
  }
}

/** Keeps a part of it. A browser that keeps nothing leads back to the start of the Act. */
export function keepLastPlace(review: string, part: Partial<LastPlace>): void {
  try {
    const before = lastPlaceIn(review) ?? { room: 'act', scrolled: {} };
    pageStorage().setItem(keyOf(review), JSON.stringify({ ...before, ...part }));
  } catch {
    // A full storage, or one that a browser's settings forbid.
  }
}
