import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { ROOM_NAMES } from '../../state/window/room-names.ts';
import { ROOMS, type Room } from '../../state/window/workbench.ts';

interface RoomWords {
  readonly words: string;
  readonly alsoCalled: readonly string[];
}

const ROOM_WORDS: Readonly<Record<Room, RoomWords>> = {
  act: { words: 'Read and draft the text', alsoCalled: ['text', 'draft', 'document', 'edit'] },
  amendments: {
    words: 'See each amendment and its state',
    alsoCalled: ['track changes', 'changes', 'review', 'agree', 'approve'],
  },
  recommendations: {
    words: 'See which recommendations are answered',
    alsoCalled: ['evidence', 'coverage', 'matrix'],
  },
  consultation: {
    words: 'Notes, responses and their themes',
    alsoCalled: ['responses', 'survey', 'import responses', 'themes', 'charts'],
  },
  compare: {
    words: 'Compare any two texts',
    alsoCalled: ['compare documents', 'differences', 'diff'],
  },
  pack: {
    words: 'Build and export the consultation paper',
    alsoCalled: ['publish', 'consultation paper', 'consultation document'],
  },
  history: {
    words: 'See all activity and versions',
    alsoCalled: ['version history', 'log', 'audit', 'earlier version', 'who did what'],
  },
};

/** Moves the focus to the current room's tab. From there, Tab leads into the room. */
const focusRoomTab = (): void =>
  document.querySelector<HTMLElement>('.rooms [role=tab][aria-selected=true]')?.focus();

/** The search entries for the rooms. */
export const roomFinds = (enter: (room: Room) => void): readonly CommandFind[] =>
  ROOMS.map((room) =>
    commandFind({
      id: `room-${room}`,
      name: `Go to ${ROOM_NAMES[room]}`,
      words: ROOM_WORDS[room].words,
      alsoCalled: [ROOM_NAMES[room], ...ROOM_WORDS[room].alsoCalled],
      run: () => {
        enter(room);
        requestAnimationFrame(focusRoomTab);
      },
    }),
  );
