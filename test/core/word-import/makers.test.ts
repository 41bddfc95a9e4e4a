import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { type FoundChanges, findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordDocument, WordParagraph, WordRun } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendment, packOf, pidOf, replace, signedBy } from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';
import { HANDS, handEdits, standingText, worked } from '../../support/word/word-hand.ts';

const base = realAct();
const LEFT_AT = '2026-11-30T12:00:00Z';
const [DANA = null] = HANDS;
const PLAIN = { inserted: null, deleted: null, moved: false } as const;
const AUTHOR = 'Ann Draper';

function fileOf(amendments: readonly Drafted[]): WordDocument {
  const made = amendments.map(({ id, edits }) => amendment(id, edits, { author: AUTHOR }));
  const read = readReturned(docxOf(packOf(made), [], 'lawyer'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const returned = (document: WordDocument, amendments: readonly Drafted[]): FoundChanges =>
  findReturnedChanges(document, {
    ...{ base, amendments, profile: 'lawyer', exportedAt: LEFT_AT },
    changeAuthors: [signedBy(AUTHOR)],
  });

/** Everybody who is said to have changed anything. */
const authorsIn = ({ items, unplaced }: FoundChanges): readonly string[] => [
  ...items.flatMap(({ maker }) => (maker.kind === 'tracked' ? [maker.by.author] : [])),
  ...unplaced.flatMap(({ by }) => (by ? [by.author] : [])),
];

/** A file in which a line of the Act, told by words in it, is others. */
function reworked(
  document: WordDocument,
  words: string,
  become: (line: WordParagraph, next: WordParagraph) => readonly WordParagraph[],
  count = 1,
): WordDocument {
  const at = document.paragraphs.findIndex(
    ({ isInAct, runs }) => isInAct && standingText(runs).includes(words),
  );
  const [line, next] = document.paragraphs.slice(at);
  if (at < 0 || !line || !next) throw new RangeError(`No line says ${words}`);
  return { ...document, paragraphs: document.paragraphs.toSpliced(at, count, ...become(line, next)) };
}

describe('whose a change of a returned file is', () => {
  const line = pidOf('1', '(1)', '(a)');
  const WORDS = 'amounts to';
  /** The draft's author put a word into the line, and struck one. */
  const sent: readonly Drafted[] = [
    {
      id: 'A-001',
      edits: [replace(line, 'content', 'which', 'that'), replace(line, 'content', 'another', 'somebody')],
    },
  ];

  const FILES: readonly (readonly [string, string | null, WordDocument])[] = [
    [
      'a line that somebody else struck whole',
      DANA?.author ?? null,
      reworked(fileOf(sent), WORDS, (paragraph) => [
        {
          ...paragraph,
          mark: { ...PLAIN, deleted: DANA },
          runs: paragraph.runs.map((run) => ({ ...run, deleted: run.deleted ?? DANA })),
        },
      ]),
    ],
    [
      'a line that nobody tracked the split of',
      null,
      reworked(fileOf(sent), WORDS, (paragraph) => {
        const cut = paragraph.runs.flatMap((run): readonly WordRun[] => {
          const at = run.text.indexOf(WORDS);
          if (at < 0) return [run];
          return [
            { ...run, text: run.text.slice(0, at) },
            { ...run, text: run.text.slice(at) },
          ];
        });
        const place = cut.findIndex(({ text }) => text.startsWith(WORDS));
        return [
          { ...paragraph, mark: PLAIN, runs: cut.slice(0, place) },
          { ...paragraph, comments: [], otherContent: [], runs: cut.slice(place) },
        ];
      }),
    ],
  ];

  it.each(FILES)('is never its draft’s author’s: %s', (_, author, document) => {
    const found = returned(document, sent);
    expect(found.items.length + found.unplaced.length).toBeGreaterThan(0);
    expect(authorsIn(found).filter((one) => one !== author)).toEqual([]);
    expect(authorsIn(found).length > 0).toBe(author !== null);
  });

  it('is never the draft’s author’s, whatever others did to whatever draft, tracked or not', () => {
    fc.assert(
      fc.property(drafts(base), handEdits(8, fc.nat(14)), ({ amendments }, done) => {
        const { chosen } = chooseCompatible(base, amendments);
        expect(authorsIn(returned(worked(fileOf(chosen), done), chosen))).not.toContain(AUTHOR);
      }),
      { numRuns: caseCount(10, 600) },
    );
  });
});
