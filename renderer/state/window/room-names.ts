import type { Room } from './workbench.ts';

/** The names of the rooms on the screen. */
export const ROOM_NAMES: Readonly<Record<Room, string>> = {
  act: 'Act',
  amendments: 'Amendments',
  recommendations: 'Recommendations',
  consultation: 'Consultation',
  compare: 'Compare',
  pack: 'Pack',
  history: 'History',
};
