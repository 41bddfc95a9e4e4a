import { type Provision, provision } from '../../../core/act/tree.ts';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import type { WordDocument, WordParagraph } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { amendment, currentAct, packOf } from '../papers/pack.ts';
import { typedFile } from '../word/typed-file.ts';
import type { DraftPiece, Typed } from '../word/word-typist.ts';

/** A section whose subsections are lines of a draft, and the draft. */
function draftOf(lines: readonly (readonly DraftPiece[])[]): {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
} {
  const children = lines.map((pieces, at) =>
    provision({
      pid: `line-${at}`,
      kind: 'subsection',
      num: `(${at + 1})`,
      content: pieces.map(({ was }) => was).join(''),
    }),
  );
  const section = provision({ pid: 'section', kind: 'section', num: '1', heading: 'Lines', children });
  const amendments = lines.flatMap((pieces, line) => {
    let from = 0;
    return pieces.flatMap(({ was, is }, at): readonly Drafted[] => {
      const to = from + was.length;
      const edit: TextEdit = {
        type: 'text',
        pid: `line-${line}`,
        field: 'content',
        from,
        to,
        insert: is,
        rank: 'm',
      };
      from = to;
      return was === is ? [] : [{ id: `A-${line}${at}`, edits: [edit] }];
    });
  });
  return { base: provision({ pid: 'act', kind: 'act', children: [section] }), amendments };
}

const PLAIN = { inserted: null, deleted: null, moved: false } as const;
const paragraph = (runs: WordParagraph['runs']): WordParagraph => ({
  runs,
  mark: PLAIN,
  style: 'Law2',
  isInTable: false,
  isInAct: true,
  comments: [],
  otherContent: [],
});

/** The file as it comes back: the section's own line as it left, and the others as they were typed in. */
const fileOf = (lines: readonly Typed[]): WordDocument => ({
  properties: new Map(),
  savedBy: '',
  comments: [],
  headersAndFooters: [],
  paragraphs: [
    paragraph([{ ...PLAIN, text: '1\tLines' }]),
    ...lines.map(({ runs }, at) => paragraph([{ ...PLAIN, text: `(${at + 1})\t` }, ...runs])),
  ],
});

/** The file that is written of the draft, with its lines as Word writes them once they were typed in. */
export function typedFileOf(lines: readonly (readonly DraftPiece[])[], typed: readonly Typed[]): Uint8Array {
  const { base, amendments } = draftOf(lines);
  const chosen = amendments.map(({ id, edits }) => amendment(id, edits));
  return typedFile(
    docxOf(packOf(chosen, { instrument: { ...currentAct(), root: base } })),
    'Lines',
    typed.map(({ runs }) => runs),
  );
}

/** A Word file as it is read. */
export function readFile(bytes: Uint8Array): WordDocument {
  const read = readReturned(bytes);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Everything of a file that came back, and what the draft reads once all of it is taken. */
export function taken(
  lines: readonly (readonly DraftPiece[])[],
  typed: readonly Typed[],
  exportedAt: string | null,
  file: WordDocument = fileOf(typed),
) {
  const { base, amendments } = draftOf(lines);
  const found = findReturnedChanges(file, {
    base,
    amendments,
    profile: 'lawyer',
    exportedAt,
    changeAuthors: null,
  });
  // A line of which little is left is another one: both to leave it out and to change it can't be made.
  if (!found.items.every(({ operation }) => operation.do === 'text')) return { found, reads: null };
  let pids = 0;
  const made = importItems(
    { base, sentAmendments: amendments, now: amendments, newPid: () => `taken-${++pids}` },
    found.items.map((item) => ({
      item,
      targetId: item.maker.kind === 'tracked' ? `B-${item.maker.by.author}` : 'B-none',
    })),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const after = asAmendedOf(redline(base, withChanges(amendments, made.value)));
  return { found, reads: after.children[0]?.children.map(({ content }) => content) };
}
