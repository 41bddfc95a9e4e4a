import { useMemo, useSyncExternalStore } from 'react';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import type { PersonHere } from '../../../core/api.ts';
import { actOf } from '../review/draft.ts';
import type { Review } from '../review/review-store.ts';
import { unitIn } from '../review/units.ts';
import { ROOM_NAMES } from '../window/room-names.ts';
import { ROOMS, type Room, type Workbench } from '../window/workbench.ts';

/** The other people in the open review; nobody if it is a file. */
let othersHere: readonly PersonHere[] = [];
const listeners = new Set<() => void>();

/** Updates the people in the review from the server's event. */
export function heardHere(now: readonly PersonHere[]): void {
  othersHere = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The other people in the open review, one item per tab, as a hook. */
export const useOthersHere = (): readonly PersonHere[] => useSyncExternalStore(subscribe, () => othersHere);

/** The names of the others who have a section open for typing, without repetition. */
export function useOthersIn(pid: Pid): readonly string[] {
  const all = useOthersHere();
  return useMemo(
    () => [...new Set(all.filter(({ place }) => place === pid).map(({ name }) => name))],
    [all, pid],
  );
}

const ROOM = 'room:';

/** The place of this window as the others see it: the section that is open for typing, or a room other than the Act. */
export const placeOf = ({ room, open }: Pick<Workbench, 'room' | 'open'>): string =>
  room === 'act' ? (open ?? '') : `${ROOM}${room}`;

/** Another person's place as this window can show it: a section, a room, or nothing that can be opened. */
export type PlaceHere =
  | { readonly is: 'section'; readonly pid: Pid; readonly name: string }
  | { readonly is: 'room'; readonly room: Room; readonly name: string }
  | { readonly is: 'nowhere' };

/** Resolves another person's place in the review. */
export function placeHere(review: Review, place: string): PlaceHere {
  const room = ROOMS.find((one) => place === `${ROOM}${one}`);
  if (room) return { is: 'room', room, name: ROOM_NAMES[room] };
  const unit = place === '' ? null : unitIn(actOf(review), place);
  if (!unit) return { is: 'nowhere' };
  const { root } = review.instrument;
  const { pid, num, heading } = unit.provision;
  const name = indexTree(root).byPid.has(pid) ? cite(root, pid) : `${num} ${heading}`.trim();
  return { is: 'section', pid, name };
}
