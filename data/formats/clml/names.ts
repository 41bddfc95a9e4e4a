import type { Kind } from '../../../core/act/tree.ts';
import { lookUp } from '../look-up.ts';
import type { Prefixes } from '../xml/tree.ts';

/** The namespaces of legislation.gov.uk's own XML, and how its names are written here. */
export const CLML: Prefixes = {
  'http://www.legislation.gov.uk/namespaces/legislation': '',
  'http://www.legislation.gov.uk/namespaces/metadata': 'ukm',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dct',
  'http://www.w3.org/2005/Atom': 'atom',
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/1998/Math/MathML': 'math',
};

/** Elements that hold provisions under a heading of their own. */
export const GROUPS: Readonly<Record<string, Kind>> = lookUp({
  Group: 'part',
  Part: 'part',
  Chapter: 'chapter',
  Pblock: 'crossheading',
  PsubBlock: 'crossheading',
});

/** Numbered provisions in the body of an instrument and in a Schedule (drafting-conventions.md §7.1). */
export const LEVELS: Readonly<Record<string, { readonly main: Kind; readonly schedule: Kind }>> = lookUp({
  P1: { main: 'section', schedule: 'scheduleParagraph' },
  P2: { main: 'subsection', schedule: 'scheduleSubparagraph' },
  P3: { main: 'paragraph', schedule: 'paragraph' },
  P4: { main: 'subparagraph', schedule: 'subparagraph' },
  P5: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
  P6: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
  P7: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
});

/** Elements whose words are the text of whatever they stand in. */
export const PROSE: ReadonlySet<string> = new Set([
  ...['Text', 'DateText', 'BlockText', 'Where', 'AppendText'],
  ...['PersonName', 'JobTitle', 'Department', 'AddressLine'],
]);

/** What an instrument says of itself: shown where it stands, in lines, and no provision. */
export const ABOUT: ReadonlySet<string> = new Set([
  'Contents',
  'Abstract',
  'ExplanatoryNotes',
  'EarlierOrders',
]);

/** Elements that are lines of their own, where what they stand in is read as one text: in a cell, a heading, a note. */
export const LINES: ReadonlySet<string> = new Set([
  ...['Para', 'Text', 'ListItem', 'AddressLine', 'Title', 'Subtitle', 'Number', 'Pnumber'],
  ...['br', 'p', 'div', 'li', 'tr', 'td', 'th', 'caption'].map((name) => `html:${name}`),
]);

/** Elements that hold only others: white space alone in them is the file's layout. */
export const LAYOUT: ReadonlySet<string> = new Set([
  ...['Legislation', 'Primary', 'Secondary', 'Body', 'Schedules', 'Schedule', 'ScheduleBody', 'Commentaries'],
  ...Object.keys(GROUPS),
  ...Object.keys(LEVELS).flatMap((level) => [level, `${level}para`, `${level}group`]),
  ...['BlockAmendment', 'OrderedList', 'UnorderedList', 'ListItem', 'MarginNotes', 'Footnotes'],
]);

/** What is kept whole, shown and left in place. */
export const OPAQUE: Readonly<Record<string, 'table' | 'formula' | 'image' | 'form'>> = lookUp({
  Tabular: 'table',
  'html:table': 'table',
  Formula: 'formula',
  'math:math': 'formula',
  Figure: 'image',
  Image: 'image',
  Form: 'form',
});

/** Marks in the text that are the editors', and have no words of the law in them. */
export const SILENT: ReadonlySet<string> = new Set(['CommentaryRef', 'FootnoteRef', 'MarginNoteRef']);

/** The spans of text that an amendment put in or took out (drafting-conventions.md §7.2). */
export const CHANGES: Readonly<Record<string, 'inserted' | 'substituted' | 'repealed'>> = lookUp({
  Addition: 'inserted',
  Substitution: 'substituted',
  Repeal: 'repealed',
});
