import type { Kind, Opaque } from '../../../core/act/tree.ts';
import { lookUp } from '../look-up.ts';
import type { Prefixes } from '../xml/tree.ts';

/** The namespaces in legislation.gov.uk's own XML (CLML), each with the prefix that it has in this code. */
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

/** The kind of each element that groups provisions under a heading. */
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

/** The kind of each numbered element, in the body and in a Schedule (drafting-conventions.md §7.1). */
export const LEVELS: Readonly<Record<string, { readonly main: Kind; readonly schedule: Kind }>> = lookUp({
  P1: { main: 'section', schedule: 'scheduleParagraph' },
  P2: { main: 'subsection', schedule: 'scheduleSubparagraph' },
  P3: { main: 'paragraph', schedule: 'paragraph' },
  P4: { main: 'subparagraph', schedule: 'subparagraph' },
  P5: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
  P6: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
  P7: { main: 'subsubparagraph', schedule: 'subsubparagraph' },
});

/** Elements whose words are text of the provision around them. */
export const PROSE: ReadonlySet<string> = new Set([
  ...['Text', 'DateText', 'AppendText', 'Key', 'Approved', 'LongTitle'],
  ...['PersonName', 'JobTitle', 'Department', 'AddressLine', 'LSseal'],
]);

/** Whether an element is a table of contents. It is shown in its place, but is no provision. */
export const isContents = (name: string): boolean =>
  /^Contents(?!Number$|Title$)/.test(name) || name === 'Contents';

/** The elements after the law that are not part of it, and the name under which each is kept. */
export const AFTER: Readonly<Record<string, string>> = lookUp({
  ExplanatoryNotes: 'explanatoryNote',
  EarlierOrders: 'earlierOrders',
});

/** Elements that only contain others and become no provision themselves. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['P', 'Para', 'Body', 'ScheduleBody', 'AppendixBody', 'AbstractBody', 'ListItem', 'BlockText', 'Where'],
  ...['IntroductoryText', 'SignedSection', 'Signatory', 'Signee', 'Address', 'DateSigned', 'Schedules'],
  ...['FragmentNumber', 'FragmentTitle', 'TitleBlock', 'EUBody', 'EUPreamble', 'EURetained', 'EUPrelims'],
  ...['MultilineTitle', 'PrimaryPreamble', 'SecondaryPreamble', 'EnactingText', 'EnactingTextOmitted'],
  ...['Resolution', 'RoyalPresence', 'Attachments', 'GroupItem'],
]);

/** Elements that are read as a line of words if they are not the number or heading of a provision. */
export const TITLES: ReadonlySet<string> = new Set([
  ...['Number', 'Title', 'Subtitle', 'Reference', 'Pnumber'],
]);

/** Inline elements. Any other element is separated from the words around it by a line break or a space. */
export const INLINE: ReadonlySet<string> = new Set([
  ...['Emphasis', 'Strong', 'SmallCaps', 'Uppercase', 'Inferior', 'Superior', 'Underline', 'Expanded'],
  ...['Strike', 'Note', 'Span', 'Addition', 'Repeal', 'Substitution', 'Acronym', 'Abbreviation', 'Term'],
  ...['Definition', 'Proviso', 'InternalLink', 'ExternalLink', 'Citation', 'CitationSubRef'],
  ...['CitationListRef', 'InlineAmendment', 'InlineExtract', 'Character'],
  ...['em', 'strong', 'span', 'b', 'i', 'u', 'sup', 'sub', 'a'].map((name) => `html:${name}`),
]);

/** Elements that contain only elements. White space alone in them is layout. */
export const LAYOUT: ReadonlySet<string> = new Set([
  ...['Legislation', 'Primary', 'Secondary', 'Body', 'Schedules', 'Schedule', 'ScheduleBody', 'Commentaries'],
  ...Object.keys(GROUPS),
  ...Object.keys(LEVELS).flatMap((level) => [level, `${level}para`, `${level}group`]),
  ...['BlockAmendment', 'OrderedList', 'UnorderedList', 'ListItem', 'MarginNotes', 'Footnotes'],
]);

/** The kind of each element that is kept whole as markup: it is shown, but not edited. */
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

/** References to editors' notes. They contain no words of the law. */
export const NOTE_REFS: ReadonlySet<string> = new Set(['CommentaryRef', 'FootnoteRef', 'MarginNoteRef']);

/** Elements by which legislation.gov.uk marks a fault in the file. Their words are not part of the law. */
export const FAULTS: ReadonlySet<string> = new Set(['err:Error', 'err:Warning', 'err:FatalError']);

/** The effect of each element that marks text changed by an amendment (drafting-conventions.md §7.2). */
export const CHANGES: Readonly<Record<string, 'inserted' | 'substituted' | 'repealed'>> = lookUp({
  Addition: 'inserted',
  Substitution: 'substituted',
  Repeal: 'repealed',
});
