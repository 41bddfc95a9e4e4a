import { createContext, useContext } from 'react';
import type { CommandFind } from './find.ts';

/** The ways to export from a review as files, and to import into it. */
export const SHARE_WAYS = [
  'word',
  'word-clean',
  'pack',
  'schedule',
  'copy',
  'work',
  'import-work',
  'import-word',
] as const;
export type ShareWay = (typeof SHARE_WAYS)[number];

interface WayWords extends Pick<CommandFind, 'name' | 'words' | 'alsoCalled'> {
  readonly group: 'Export' | 'Share' | 'Import';
}

/** The words for each way, in the menu, the rooms and the search. */
export const SHARE_WORDS: Readonly<Record<ShareWay, WayWords>> = {
  word: {
    group: 'Export',
    name: 'Word file with tracked changes…',
    words: 'The Act as a Word file, each amendment in it a tracked change: for a lawyer, or for others',
    alsoCalled: [
      'export to Word',
      'export Word file',
      'save as Word',
      'docx',
      'download',
      'Microsoft Word',
      'track changes',
    ],
  },
  'word-clean': {
    group: 'Export',
    name: 'Clean Word file…',
    words: 'The Act as amended, as a Word file with nothing to accept',
    alsoCalled: ['export clean Word file', 'final version', 'without tracked changes', 'accept all changes'],
  },
  pack: {
    group: 'Export',
    name: 'Consultation pack: PDF, web page and Word…',
    words: 'The consultation paper with the data behind it, built in the Pack room',
    alsoCalled: ['export to PDF', 'save as PDF', 'publish', 'export the pack', 'HTML', 'web page'],
  },
  schedule: {
    group: 'Export',
    name: 'Keeling schedule…',
    words: 'The Act as it would read, each change with its amendment, and a table of effects',
    alsoCalled: [
      'export Keeling schedule',
      'write the Keeling schedule',
      'Act as amended',
      'table of effects',
    ],
  },
  copy: {
    group: 'Share',
    name: 'Share a copy…',
    words: 'The whole review as one file, for a colleague who has none',
    alsoCalled: ['send a copy', 'email', 'save as', 'duplicate', 'share'],
  },
  work: {
    group: 'Share',
    name: 'Share my work…',
    words: 'What you did as a package, for a colleague who has a copy of this review',
    alsoCalled: ['send my work', 'package', 'send changes', 'share with a colleague'],
  },
  'import-work': {
    group: 'Import',
    name: 'Import a colleague’s work…',
    words: 'A package that a colleague shared: you see all that it would do first',
    alsoCalled: ['merge', 'combine', 'package', 'receive'],
  },
  'import-word': {
    group: 'Import',
    name: 'Import a returned Word file…',
    words: 'Changes, comments and replies made in Word or LibreOffice: you see them first',
    alsoCalled: [
      'import from Word',
      'import Word file',
      'open a Word file',
      'returned file',
      'lawyer’s changes',
    ],
  },
};

export const ShareContext = createContext<(shareWay: ShareWay) => void>(() => undefined);

/** Returns a function that opens the sheet of one of the ways. */
export const useShare = (): ((shareWay: ShareWay) => void) => useContext(ShareContext);
