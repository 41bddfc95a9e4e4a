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
    name: 'Write the Word file, or take one back',
    words: 'The Act with its tracked changes, for a lawyer, for others or clean; and what was done in it',
  },
  {
    key: 'command:pack-schedule',
    kind: 'command',
    id: 'pack-schedule',
    name: 'Write the Keeling schedule',
    words: 'The Act as it would read, each change with its amendment, and a table of effects',
  },
];
