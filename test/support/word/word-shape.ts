import { strToU8, zipSync } from 'fflate';
import { type Provision, provision } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { acceptedText, actParts } from '../../../core/word-import/certificate/accepted-text.ts';
import { describeItem, isTypography } from '../../../core/word-import/describe-item.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { amendmentGroupKey } from '../../../core/word-import/only-takeable.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { readAccepted } from '../../../data/formats/docx/read/read-accepted.ts';

/** A small Act and a draft of it, and Word files of that which are written by hand, as other programs write them. */

const line = (pid: string, num: string, content: string) =>
  provision({ pid, kind: 'subsection', num, content });
const ONE = 'A person must not pursue a course of conduct.';
const TWO = 'The court may make a dog order.';
export const THREE = 'This section applies to England and Wales.';
const base: Provision = provision({
  pid: 'act',
  kind: 'act',
  children: [
    provision({
      pid: 's1',
      kind: 'section',
      num: '1',
      heading: 'Offences',
      children: [line('one', '(1)', ONE), line('two', '(2)', TWO), line('three', '(3)', THREE)],
    }),
  ],
});
/** Subsection (2) with “dog” replaced. */
const at = TWO.indexOf('dog');
const amendments: readonly Drafted[] = [
  {
    id: 'A-001',
    edits: [{ type: 'text', pid: 'two', field: 'content', from: at, to: at + 3, insert: 'cat', rank: 'm' }],
  },
];
const AUTHOR = 'Ann Official';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"',
  'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"',
].join(' ');
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
export const run = (inner: string): string => `<w:r>${inner}</w:r>`;
export const r = (text: string): string => run(t(text));
export const d = (text: string): string => run(`<w:delText xml:space="preserve">${text}</w:delText>`);
const DANA = 'w:id="90" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z"';
export const by = (element: string, inner = ''): string => `<w:${element} ${DANA}>${inner}</w:${element}>`;
export const ins = (text: string): string => by('ins', r(text));
export const del = (text: string): string => by('del', d(text));
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const OWN_DATE = '2026-11-20T09:00:00Z';
const OURS = `w:id="5" w:author="${AUTHOR}" w:date="${OWN_DATE}"`;
/** A numbered line, and the paragraphs of the file as it left. */
export const numbered = (num: string, inner: string, properties = ''): string =>
  p(`<w:r>${t(num)}<w:tab/></w:r>${inner}`, `<w:pStyle w:val="Law1"/>${properties}`);
export const LINES = {
  section: p(`<w:r>${t('1')}<w:tab/>${t('Offences')}</w:r>`, '<w:pStyle w:val="Heading2"/>'),
  one: numbered('(1)', r(ONE)),
  two: numbered(
    '(2)',
    `${r('The court may make a ')}<w:del ${OURS}>${d('dog')}</w:del><w:ins ${OURS}>${r('cat')}</w:ins>${r(' order.')}`,
  ),
  three: numbered('(3)', r(THREE)),
};
const START = '<w:bookmarkStart w:id="1" w:name="Act"/>';
const END = '<w:bookmarkEnd w:id="1"/>';

/** The body of a file, with some of its lines as somebody left them. */
export const bodyOf = (
  changed: Partial<typeof LINES> & {
    readonly before?: string;
    readonly after?: string;
    readonly within?: string;
  },
): string =>
  [
    p(r('The review')),
    changed.before ?? '',
    p(r('The Act, marked up')),
    START,
    changed.section ?? LINES.section,
    changed.one ?? LINES.one,
    changed.within ?? '',
    changed.two ?? LINES.two,
    changed.three ?? LINES.three,
    END,
    p(r('End of the Act.')),
    changed.after ?? '',
  ].join('');

export const documentOf = (body: string, namespaces = NAMESPACES): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`;

/** The parts of a file by path; `word/` holds the document. */
type Parts = Readonly<Record<string, string | Uint8Array | null>>;

const relation = (id: number, kind: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${kind.includes('/') ? kind : `${RELATIONS}/${kind}`}" Target="${target}"/>`;
export const relations = (...list: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([kind, target], at) => relation(at + 1, kind, target)).join('')}</Relationships>`;

const story = (root: string, inner: string) => `<w:${root} ${NAMESPACES}>${inner}</w:${root}>`;
export const header = (inner: string) => story('hdr', inner);
export const footer = (inner: string) => story('ftr', inner);
export const notes = (kind: 'footnote' | 'endnote', text: string) =>
  story(`${kind}s`, `<w:${kind} w:id="2">${p(r(text))}</w:${kind}>`);
export const comments = (...list: readonly (readonly [id: string, text: string])[]) =>
  story(
    'comments',
    list
      .map(
        ([id, text]) =>
          `<w:comment w:id="${id}" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z">${p(r(text))}</w:comment>`,
      )
      .join(''),
  );

/** A Word file with nothing in it but what is read. */
export function shapeFile(document: string, parts: Parts = {}): Uint8Array {
  const files: Parts = {
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(
      ['header', 'header1.xml'],
      ['footer', 'footer1.xml'],
      ['footnotes', 'footnotes.xml'],
      ['endnotes', 'endnotes.xml'],
      ['comments', 'comments.xml'],
    ),
    'word/document.xml': document,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).flatMap(([path, part]) =>
        part === null ? [] : [[path, typeof part === 'string' ? strToU8(part) : part]],
      ),
    ),
  );
}

/** What a file was found to hold, as a table can say it. */
export interface Outcome {
  /** Who did what, of what can be taken: `untracked` or `rejected` where nobody is named. */
  readonly items: readonly string[];
  /** What waits for a person: who, what happened, and the words in it that went or came. */
  readonly listed: readonly string[];
  /** The lines of the Act once all that anybody did is taken. */
  readonly reads: readonly string[];
  /** The words that each comment is on, of the paragraphs that it goes over. */
  readonly comments: readonly string[];
}

/** A file in a form that other programs write, and what is to come of it; what isn't said is as in the file that left. */
export interface Shape {
  readonly name: string;
  readonly document: string;
  readonly parts?: Parts;
  readonly expect: Partial<Outcome>;
  /** The lines of the Act in the file itself, where Keeling sets something in them. */
  readonly inFile?: readonly string[];
}

const bare = ({ kind, text }: { readonly kind: string; readonly text: string }): string =>
  kind === 'deleted' ? `[-${text}]` : kind === 'inserted' ? `[+${text}]` : text;

/** Reads a file and takes everything in it but what only programs do. @throws Error for one that is refused */
export function outcomeOf(bytes: Uint8Array): Outcome {
  const read = readReturned(bytes);
  if (!read.ok) throw new Error(read.error.message);
  const found = findReturnedChanges(read.value, {
    base,
    amendments,
    profile: 'lawyer',
    exportedAt: '2026-11-25T12:00:00.000Z',
    changeAuthors: [{ author: AUTHOR, date: OWN_DATE }],
  });
  let pids = 0;
  const wanted = found.items.filter((item) => !(item.maker.kind === 'untracked' && isTypography(item)));
  const taken = importItems(
    { base, sentAmendments: amendments, now: amendments, newPid: () => `taken-${++pids}` },
    wanted.map((item) => ({ item, targetId: amendmentGroupKey(item, found.exportedAct, base) })),
  );
  if (!taken.ok) throw new Error(taken.error.message);
  const now = [
    ...amendments.map(({ id, edits }) => ({ id, edits: taken.value.get(id) ?? edits })),
    ...[...taken.value].filter(([id]) => id !== 'A-001').map(([id, edits]) => ({ id, edits })),
  ];
  const { paragraphs } = read.value;
  return {
    items: found.items.map((item) => {
      const { maker } = item;
      return `${maker.kind === 'tracked' ? maker.by.author : maker.kind}: ${describeItem(item, found.exportedAct, base)}`;
    }),
    listed: found.unplaced.map(
      ({ by, words, shownRuns }) => `${by ? `${by.author}: ` : ''}${words}: ${shownRuns.map(bare).join('')}`,
    ),
    reads: plainLines(linesOf(redline(base, now)), 'as-amended'),
    comments: read.value.comments.map(({ id, text }) => {
      const words = paragraphs.flatMap(({ runs, comments }) =>
        comments
          .filter((comment) => comment.id === id)
          .map(({ from, to }) =>
            runs
              .map((each) => each.text)
              .join('')
              .slice(from, to),
          ),
      );
      return `${text} on ${words.join('¶')}`;
    }),
  };
}

/** The lines of the Act as the draft has them. */
export const AS_SENT = [
  '1\tOffences',
  `(1)\t${ONE}`,
  '(2)\tThe court may make a cat order.',
  `(3)\t${THREE}`,
];
export const withOne = (words: string): readonly string[] => AS_SENT.with(1, `(1)\t${words}`);

/** Stands between the heading and the Act, in a file whose bookmark is gone. */
export const WHICH_ACT = 'A line that says which Act this is';

/** The lines of the Act as the certificate reads a file. */
export function certifiedLines(bytes: Uint8Array): readonly string[] {
  const read = readAccepted(bytes);
  if (!read.ok) throw new Error(read.error.message);
  return actParts(read.value, [WHICH_ACT]).lines.map(acceptedText);
}
