import type { Room } from './workbench.ts';

/** What the rooms are called, on their tabs and wherever they are named. */
export const ROOM_NAMES: Readonly<Record<Room, string>> = {
  act: 'Act',
  amendments: 'Amendments',
  recommendations: 'Recommendations',
  consultation: 'Consultation',
  compare: 'Compare',
  pack: 'Pack',
  history: 'History',
};
