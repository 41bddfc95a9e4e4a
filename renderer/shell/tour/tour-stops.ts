import type { Room } from '../../state/workbench.ts';
import { MAC } from '../../ui/platform.ts';

/** One stop of the tour: the room it is in, and what a newcomer should know of it. */
interface Stop {
  readonly room: Room;
  /** Whether it begins at the section that the sample changes. */
  readonly atChange?: true;
  readonly title: string;
  readonly words: string;
}

/** The section that the sample changes. */
export const CHANGED = '2A';

export const STOPS: readonly Stop[] = [
  {
    room: 'act',
    atChange: true,
    title: 'What is proposed',
    words:
      'Words put in are underlined and words left out struck, each with the number of its amendment in the margin. Choose one, and the panel beside it says why. F7 goes to the next, Shift+F7 to the one before; F6 to the panel and back.',
  },
  {
    room: 'act',
    title: 'Changing the Act',
    words:
      'Open a section with its Edit button, or Enter on it, and type. What you type is tracked as an amendment; the Act itself is never altered. The panel beside the text has its reason, links, comments and the wording that a Bill would use.',
  },
  {
    room: 'amendments',
    title: 'Each amendment',
    words:
      'Every amendment has a number that is never used again, an author, a reason and a state. A lawyer agrees it, or returns it with a comment.',
  },
  {
    room: 'recommendations',
    title: 'Why each word changes',
    words:
      'Which recommendation is answered by which amendment, in part or whole; what is not taken forward, and why; what has no answer yet. A link is marked when either of its ends has changed since somebody looked.',
  },
  {
    room: 'consultation',
    title: 'What people said',
    words:
      'Notes and responses, taken in from a spreadsheet, coded into themes and tied to the provisions that they are about.',
  },
  {
    room: 'pack',
    title: 'Publishing',
    words:
      'The consultation pack is built from the same draft: the clauses, how the Act would read, the questions. Names and internal comments are left out of everything that is published. How it goes out, as files for everybody or in Word for a lawyer, is at the end of the room.',
  },
  {
    room: 'history',
    title: 'Everything that was done',
    words: `Who did what, when, in one list that nothing is ever taken out of. ${MAC ? '⌘K' : 'Ctrl K'} searches everything. That is all: start a review of your own whenever you like.`,
  },
];
