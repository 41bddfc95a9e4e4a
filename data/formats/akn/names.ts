import type { Kind, Opaque, SectionUnit } from '../../../core/act/tree.ts';
import type { Prefixes } from '../xml/tree.ts';

/**
 * The namespaces in Akoma Ntoso files of Lawmaker and legislation.gov.uk, each with the prefix that it has in this
 * code.
 */
export const AKN: Prefixes = {
  'http://docs.oasis-open.org/legaldocml/ns/akn/3.0': '',
  'https://www.legislation.gov.uk/namespaces/UK-AKN': 'ukl',
  'http://www.legislation.gov.uk/namespaces/legislation': 'clml',
  'http://www.legislation.gov.uk/namespaces/metadata': 'ukm',
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dct',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
};

/**
 * The kind that each class gives a provision. The classes are those of Lawmaker and legislation.gov.uk
 * (drafting-conventions.md §7.1).
 */
export const CLASS_KINDS: Readonly<Record<string, Kind>> = {
  group0: 'part',
  group1: 'part',
  group2: 'part',
  group3: 'part',
  group4: 'chapter',
  // Groups 5 to 8 are sections of a statutory instrument. They group numbered provisions, and so are cross-headings
  // here.
  group5: 'crossheading',
  group6: 'crossheading',
  group7: 'crossheading',
  group8: 'crossheading',
  schGroup0: 'part',
  schGroup1: 'part',
  schGroup2: 'part',
  schGroup3: 'part',
  schGroup4: 'chapter',
  schGroup5: 'crossheading',
  schGroup6: 'crossheading',
  schGroup7: 'crossheading',
  schGroup8: 'crossheading',
  prov1: 'section',
  prov2: 'subsection',
  schProv1: 'scheduleParagraph',
  schProv2: 'scheduleSubparagraph',
  para1: 'paragraph',
  para2: 'subparagraph',
  para3: 'subsubparagraph',
  para4: 'subsubparagraph',
  sch: 'schedule',
  definition: 'definition',
};

/** The kind of an element, or of an `hcontainer` with this name, if its class gives none. */
export const NAME_KINDS: Readonly<Record<string, Kind>> = {
  part: 'part',
  groupOfParts: 'part',
  group: 'part',
  title: 'part',
  book: 'part',
  subpart: 'chapter',
  chapter: 'chapter',
  subchapter: 'chapter',
  crossheading: 'crossheading',
  crossHeading: 'crossheading',
  subheading: 'crossheading',
  subsubheading: 'crossheading',
  section: 'section',
  clause: 'section',
  article: 'section',
  regulation: 'section',
  rule: 'section',
  subsection: 'subsection',
  subclause: 'subsection',
  definition: 'definition',
  schedule: 'schedule',
  appendix: 'schedule',
  annex: 'schedule',
};

/** Elements of the hierarchy whose level depends on their surroundings. */
export const LEVELS: ReadonlySet<string> = new Set([
  'paragraph',
  'subparagraph',
  'level',
  'point',
  'indent',
  'alinea',
  'subrule',
  'step',
]);

/** The other elements of Akoma Ntoso's hierarchy, for files that follow neither Lawmaker nor legislation.gov.uk. */
export const HIERARCHY: ReadonlySet<string> = new Set([
  'hcontainer',
  'division',
  'subdivision',
  'subtitle',
  'tome',
  'list',
  'sublist',
  'proviso',
  'transitional',
]);

/** The word for a section of a statutory instrument, by its element or name (drafting-conventions.md §1.1). */
export const UNITS: Readonly<Record<string, SectionUnit>> = {
  article: 'article',
  regulation: 'regulation',
  rule: 'rule',
};

/** Elements that only contain others and become no provision themselves. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'intro',
  'wrapUp',
  'content',
  'body',
  'mainBody',
  'blockContainer',
  'container',
  'div',
  'tblock',
  'subFlow',
  'foreign',
  'formula',
  'recitals',
  'recital',
  'citations',
  'citation',
  'embeddedStructure',
]);

/**
 * Inline elements, grouped as in the schema. A word may continue across their tags: `<b>m</b>ay` is one word. Any other
 * element is separated from the words around it.
 */
const INLINE: ReadonlySet<string> = new Set([
  ...[
    'ref',
    'mref',
    'rref',
    'mod',
    'mmod',
    'rmod',
    'remark',
    'recordedTime',
    'vote',
    'outcome',
    'ins',
    'del',
  ],
  ...['omissis', 'embeddedText', 'opinion', 'placeholder', 'fillIn', 'decoration', 'quotedText', 'inline'],
  ...['docType', 'docTitle', 'docNumber', 'docProponent', 'docDate', 'docStage', 'docStatus', 'docCommittee'],
  ...[
    'docIntroducer',
    'docJurisdiction',
    'docketNumber',
    'docPurpose',
    'shortTitle',
    'session',
    'legislature',
  ],
  ...[
    'relatedDocument',
    'affectedDocument',
    'change',
    'courtType',
    'neutralCitation',
    'party',
    'judge',
    'lawyer',
  ],
  ...[
    'signature',
    'argument',
    'date',
    'time',
    'person',
    'organization',
    'concept',
    'object',
    'event',
    'location',
  ],
  ...['process', 'role', 'term', 'quantity', 'def', 'entity', 'noteRef', 'eop'],
  ...['b', 'i', 'a', 'u', 'sub', 'sup', 'abbr', 'span', 'em', 'strong'],
]);

/** Whether an element is inline, whatever its namespace prefix. */
export const isInline = (name: string): boolean => INLINE.has(name.slice(name.indexOf(':') + 1));

/** Elements whose quotation marks are in attributes: `<def startQuote="“" endQuote="”">`. */
export const QUOTED: ReadonlySet<string> = new Set(['def', 'term', 'quotedText']);

/** Elements in which white space is only the file's layout. */
export const LAYOUT: ReadonlySet<string> = new Set([
  'akomaNtoso',
  'act',
  'bill',
  'meta',
  'references',
  'identification',
  'notes',
  'coverPage',
  'toc',
  'tocItem',
  'preface',
  'preamble',
  'conclusions',
  'quotedStructure',
  'blockList',
  'item',
  'html:table',
  'html:thead',
  'html:tbody',
  'html:tr',
  'table',
  'tr',
  ...Object.keys(NAME_KINDS).filter((name) => name !== 'subheading' && name !== 'crossHeading'),
  ...LEVELS,
  ...HIERARCHY,
  ...TRANSPARENT,
]);

/** Elements whose words are one paragraph. */
export const PROSE: ReadonlySet<string> = new Set([
  ...['p', 'block', 'span', 'mod', 'num', 'heading', 'subheading', 'listIntroduction', 'listWrapUp'],
]);

/** Elements that are kept whole as markup: they are shown, but not edited. */
export const OPAQUE: Readonly<Record<string, 'table' | 'formula' | 'image'>> = {
  table: 'table',
  'html:table': 'table',
  'math:math': 'formula',
  img: 'image',
};
/** The kind of opaque block, by the class of a `tblock`. */
export const OPAQUE_BLOCKS: Readonly<Record<string, Opaque['what']>> = {
  table: 'table',
  tabular: 'table',
  formula: 'formula',
  image: 'image',
  figure: 'image',
  form: 'form',
  other: 'other',
};
