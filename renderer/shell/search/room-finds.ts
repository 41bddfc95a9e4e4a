import type { Find } from '../../state/find.ts';
import { ROOM_NAMES } from '../../state/room-names.ts';
import { ROOMS, type Room } from '../../state/workbench.ts';

const WORDS: Readonly<Record<Room, string>> = {
  act: 'Its text, to read and to draft in',
  amendments: 'What is proposed, and how far each is',
  recommendations: 'What answers what, and what nothing answers',
  consultation: 'Notes, responses and their themes',
  compare: 'Any two texts, and what differs',
  pack: 'The paper, its export, and Word files out and in',
  history: 'Everything that was done, versions, and colleagues’ work',
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
