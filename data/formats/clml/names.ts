import type { Kind, Opaque } from '../../../core/act/tree.ts';
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
  'http://www.tso.co.uk/assets/namespace/error': 'err',
  'http://www.legislation.gov.uk/namespaces/error': 'err',
};

/** Elements that hold provisions under a heading of their own. */
export const GROUPS: Readonly<Record<string, Kind>> = lookUp({
  Group: 'part',
  Part: 'part',
  Chapter: 'chapter',
  Pblock: 'crossheading',
  PsubBlock: 'crossheading',
  Appendix: 'schedule',
  Abstract: 'crossheading',
  EUPart: 'part',
  EUTitle: 'part',
  EUChapter: 'chapter',
  EUSection: 'crossheading',
  EUSubsection: 'crossheading',
  Attachment: 'schedule',
  AttachmentGroup: 'schedule',
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
  ...['Text', 'DateText', 'AppendText', 'Key', 'Approved', 'LongTitle'],
  ...['PersonName', 'JobTitle', 'Department', 'AddressLine', 'LSseal'],
]);

/** What says in lines what stands elsewhere: shown where it stands, and no provision. */
export const isContents = (name: string): boolean =>
  /^Contents(?!Number$|Title$)/.test(name) || name === 'Contents';

/** What stands after the law and is no part of it, by the name that it is kept under. */
export const AFTER: Readonly<Record<string, string>> = lookUp({
  ExplanatoryNotes: 'explanatoryNote',
  EarlierOrders: 'earlierOrders',
});

/** Elements that only hold others, and stand for nothing themselves. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['P', 'Para', 'Body', 'ScheduleBody', 'AppendixBody', 'AbstractBody', 'ListItem', 'BlockText', 'Where'],
  ...['IntroductoryText', 'SignedSection', 'Signatory', 'Signee', 'Address', 'DateSigned', 'Schedules'],
  ...['FragmentNumber', 'FragmentTitle', 'TitleBlock', 'EUBody', 'EUPreamble', 'EURetained', 'EUPrelims'],
  ...['MultilineTitle', 'PrimaryPreamble', 'SecondaryPreamble', 'EnactingText', 'EnactingTextOmitted'],
  ...['Resolution', 'RoyalPresence', 'Attachments', 'GroupItem'],
]);

/** What is a line of words where nothing takes it for its number or heading. */
export const TITLES: ReadonlySet<string> = new Set([
  ...['Number', 'Title', 'Subtitle', 'Reference', 'Pnumber'],
]);

/** Elements within words: all others stand apart from what is before and after them, on a line or in a space. */
export const INLINE: ReadonlySet<string> = new Set([
  ...['Emphasis', 'Strong', 'SmallCaps', 'Uppercase', 'Inferior', 'Superior', 'Underline', 'Expanded'],
  ...['Strike', 'Note', 'Span', 'Addition', 'Repeal', 'Substitution', 'Acronym', 'Abbreviation', 'Term'],
  ...['Definition', 'Proviso', 'InternalLink', 'ExternalLink', 'Citation', 'CitationSubRef'],
  ...['CitationListRef', 'InlineAmendment', 'InlineExtract', 'Character'],
  ...['em', 'strong', 'span', 'b', 'i', 'u', 'sup', 'sub', 'a'].map((name) => `html:${name}`),
]);

/** Elements that hold only others: white space alone in them is the file's layout. */
export const LAYOUT: ReadonlySet<string> = new Set([
  ...['Legislation', 'Primary', 'Secondary', 'Body', 'Schedules', 'Schedule', 'ScheduleBody', 'Commentaries'],
  ...Object.keys(GROUPS),
  ...Object.keys(LEVELS).flatMap((level) => [level, `${level}para`, `${level}group`]),
  ...['BlockAmendment', 'OrderedList', 'UnorderedList', 'ListItem', 'MarginNotes', 'Footnotes'],
]);

/** What is kept whole, shown and left in place. */
export const OPAQUE: Readonly<Record<string, Opaque['what']>> = lookUp({
  Tabular: 'table',
  'html:table': 'table',
  Formula: 'formula',
  'math:math': 'formula',
  Figure: 'image',
  Image: 'image',
  Form: 'form',
  IncludedDocument: 'form',
  DecoratedGroup: 'table',
  Include: 'other',
});

/** Marks in the text that are the editors', and have no words of the law in them. */
export const SILENT: ReadonlySet<string> = new Set(['CommentaryRef', 'FootnoteRef', 'MarginNoteRef']);

/** Faults that the file's makers marked in it: not the law's words. */
export const FAULTS: ReadonlySet<string> = new Set(['err:Error', 'err:Warning', 'err:FatalError']);

/** The spans of text that an amendment put in or took out (drafting-conventions.md §7.2). */
export const CHANGES: Readonly<Record<string, 'inserted' | 'substituted' | 'repealed'>> = lookUp({
  Addition: 'inserted',
  Substitution: 'substituted',
  Repeal: 'repealed',
});
