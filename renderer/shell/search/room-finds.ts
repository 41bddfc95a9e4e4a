import type { Find } from '../../state/find.ts';
import { ROOM_NAMES } from '../../state/room-names.ts';
import { ROOMS, type Room } from '../../state/workbench.ts';

const WORDS: Readonly<Record<Room, string>> = {
  act: 'Read and draft the text',
  amendments: 'See each amendment and its state',
  recommendations: 'See which recommendations are answered',
  consultation: 'Notes, responses and their themes',
  compare: 'Compare any two texts',
  pack: 'Build and export the paper; save and import Word files',
  history: 'See all activity and versions; share and import work',
};

/** The rooms, among the commands that the search finds. */
export const ROOM_FINDS: readonly (Find & { readonly room: Room })[] = ROOMS.map((room) => ({
  key: `command:room-${room}`,
  kind: 'command',
  id: `room-${room}`,
  name: `Go to ${ROOM_NAMES[room]}`,
  words: WORDS[room],
  room,
}));

/** Puts the focus on the tab of the room that is shown: from there Tab leads into it. */
export const toShownTab = (): void =>
  document.querySelector<HTMLElement>('.rooms [role=tab][aria-selected=true]')?.focus();
