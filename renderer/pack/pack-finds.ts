import type { Find } from '../state/find.ts';

/** What the Pack room writes, among the commands that the search finds: each leads to where it is written. */
export const PACK_FINDS: readonly Find[] = [
  {
    key: 'command:pack-export',
    kind: 'command',
    id: 'pack-export',
    name: 'Export the pack',
    words: 'The consultation paper as a web page, a PDF and a Word file, with the data behind it',
  },
  {
    key: 'command:pack-word',
    kind: 'command',
    id: 'pack-word',
    name: 'Save as Word, or import a Word file',
    words: 'The Act with tracked changes, for a lawyer or for others, or clean. Import changes made in Word',
  },
  {
    key: 'command:pack-schedule',
    kind: 'command',
    id: 'pack-schedule',
    name: 'Save the Keeling schedule',
    words: 'The Act as amended, each change with its amendment, and a table of effects',
  },
];
