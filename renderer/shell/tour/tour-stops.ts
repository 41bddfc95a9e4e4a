import type { Room } from '../../state/window/workbench.ts';
import { MAC } from '../../ui/platform.ts';

/** One stop of the tour: its room, and what a newcomer should know about it. */
interface TourStop {
  readonly room: Room;
  /** Whether the stop scrolls to the section that the sample changes. */
  readonly isAtChange?: true;
  readonly title: string;
  readonly words: string;
  /** Selectors of the element to outline, in order of preference. The first visible match is used. */
  readonly selectors: readonly string[];
}

/** The number of the section that the sample changes. */
export const CHANGED_SECTION = '2A';

/** Restricts a selector to the room that is shown. */
const inRoom = (selector: string): string => `.room-panel:not([data-inert]) ${selector}`;

export const TOUR_STOPS: readonly TourStop[] = [
  {
    room: 'act',
    isAtChange: true,
    selectors: ['.rooms', '.rooms-menu .button'],
    title: 'What Keeling is',
    words:
      'Keeling is a workbench for changing an Act of Parliament. You draft changes as tracked amendments, link each change to the recommendation that it answers, and publish the consultation from the same draft. Each step has a room: the rooms are in this row.',
  },
  {
    room: 'act',
    selectors: ['.act .line:has(ins)'],
    title: 'What is proposed',
    words:
      'Inserted words are underlined and deleted words are struck through. The number of the amendment is in the margin. Click a change to see why it was made. Press F7 for the next change, Shift+F7 for the previous change, and F6 to move between the text and the panel.',
  },
  {
    room: 'act',
    selectors: [`button[aria-label^="Edit section ${CHANGED_SECTION}"]`, '.ed-text', '.text-scroller'],
    title: 'Changing the Act',
    words:
      'To edit a section, select Edit or press Enter, then type. Keeling tracks your typing as an amendment and never alters the Act itself. The panel beside the text shows the reason, links, comments and the wording for a Bill.',
  },
  {
    room: 'amendments',
    selectors: [inRoom('article')],
    title: 'Each amendment',
    words:
      'Every amendment has its own number, an author, a reason and a state. A lawyer agrees the amendment or returns it with a comment.',
  },
  {
    room: 'recommendations',
    selectors: [inRoom('article header'), inRoom('article h3')],
    title: 'Why each word changes',
    words:
      'See which amendments answer each recommendation, which recommendations are not taken forward and why, and which are not answered yet. A link is marked “needs checking” when what it links has changed.',
  },
  {
    room: 'consultation',
    selectors: [inRoom('.segments')],
    title: 'What people said',
    words:
      'Import responses from a spreadsheet, add notes, sort what people said into themes, and link themes to provisions.',
  },
  {
    room: 'pack',
    selectors: ['.top-bar button[aria-label="Share and export"]'],
    title: 'Publishing',
    words:
      'Build the consultation pack from the same draft: the clauses, the Act as amended and the questions. Names and internal comments are left out of everything that you publish. Share and export has every file: the pack for everybody, or a Word file for a lawyer.',
  },
  {
    room: 'history',
    selectors: [inRoom('.ledger li'), inRoom('h3')],
    title: 'Everything that was done',
    words: `See who did what and when. Entries are never deleted. Press ${MAC ? '⌘K' : 'Ctrl K'} to search everything. This is the end of the tour: you can start your own review now.`,
  },
];
