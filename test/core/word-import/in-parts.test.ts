import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, walk } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import type { WordDocument, WordParagraph, WordRun } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { amendment, packOf, pidOf, replace } from '../../support/papers/pack.ts';
import { HANDS, standingText } from '../../support/word/word-hand.ts';

const base = realAct();
const [dana = null] = HANDS;
const PLAIN = { inserted: null, deleted: null, moved: false } as const;
const AT = pidOf('2A', '(3)', '(g)');
const sent: readonly Drafted[] = [{ id: 'A-001', edits: [replace(AT, 'content', 'spying', 'looking')] }];

/** The file that a draft left as, with the runs of the line that holds some words made others. */
function fileWith(
  amendments: readonly Drafted[],
  words: string,
  runs: (runs: readonly WordRun[], paragraph: WordParagraph) => readonly WordParagraph[],
): WordDocument {
  const read = readReturned(docxOf(packOf(amendments.map(({ id, edits }) => amendment(id, edits)))));
  if (!read.ok) throw new Error(read.error.message);
  const paragraphs = read.value.paragraphs.flatMap((paragraph) =>
    paragraph.isInAct && standingText(paragraph.runs).includes(words)
      ? runs(paragraph.runs, paragraph)
      : [paragraph],
  );
  return { ...read.value, paragraphs };
}

const contentOf = (root: Provision, pid: string) => indexTree(root).byPid.get(pid)?.content;

function take(now: readonly Drafted[], items: readonly WordItem[]): readonly Drafted[] | string {
  const taken = importItems(
    { base, sentAmendments: sent, now, newPid: () => 'taken' },
    items.map((item) => ({ item, targetId: item.maker.kind === 'rejected' ? item.maker.am : 'A-100' })),
  );
  return taken.ok ? withChanges(now, taken.value) : taken.error.kind;
}

describe('words that are back, with others beside them', () => {
  /** The draft's deletion was rejected, and words were typed after what it struck, before what it put in. */
  const document = fileWith(sent, 'looking', (runs, paragraph) => [
    {
      ...paragraph,
      runs: runs.flatMap((run) =>
        run.deleted
          ? [
              { ...run, deleted: null },
              { ...PLAIN, text: ' and more', inserted: dana },
            ]
          : [run],
      ),
    },
  ]);
  const { items } = findReturnedChanges(document, {
    base,
    amendments: sent,
    profile: 'lawyer',
    exportedAt: null,
    changeAuthors: null,
  });
  const back = items.filter(({ maker }) => maker.kind === 'rejected');
  const others = items.filter(({ maker }) => maker.kind !== 'rejected');
  const read = (now: readonly Drafted[] | string) =>
    typeof now === 'string' ? now : contentOf(asAmendedOf(redline(base, now)), AT);
  const AS_IN_THE_FILE = 'watching or spying and morelooking on a person.';

  it('are found', () => {
    expect([back.length, others.length]).toEqual([1, 1]);
  });

  it('stand as in the file when all is taken at once', () => {
    expect(read(take(sent, items))).toBe(AS_IN_THE_FILE);
  });

  it('stand as in the file when the others are taken first', () => {
    const first = take(sent, others);
    if (typeof first === 'string') throw new Error(first);
    expect(read(take(first, back))).toBe(AS_IN_THE_FILE);
  });

  it('are put in no other place when they are taken first', () => {
    const first = take(sent, back);
    if (typeof first === 'string') throw new Error(first);
    expect([AS_IN_THE_FILE, 'stale']).toContain(read(take(first, others)));
  });
});

describe('a line that was split before a reference', () => {
  /** The words of each provision that has a reference in brackets after a space, and where that begins. */
  const CASES = [...walk(base)].flatMap(({ content }) =>
    [...content.matchAll(/(?<= )\([\dA-Za-z]{1,4}\) /g)].map(({ index }) => [content, index] as const),
  );

  it('is there to be tried', () => {
    expect(CASES.length).toBeGreaterThan(20);
  });

  it.each(CASES)('is divided or listed, and no number is taken from the reference: %s, %i', (words, at) => {
    for (const by of [dana, null]) {
      const document = fileWith([], words, (runs, paragraph) => {
        const full = runs.map(({ text }) => text).join('');
        const place = full.indexOf(words) + at;
        const run = (text: string): WordRun => ({ ...PLAIN, text });
        return [
          { ...paragraph, runs: [run(full.slice(0, place))], mark: { ...PLAIN, inserted: by } },
          { ...paragraph, runs: [run(full.slice(place))], comments: [] },
        ];
      });
      const { items, unplaced } = findReturnedChanges(document, {
        base,
        amendments: [],
        profile: 'lawyer',
        exportedAt: null,
        changeAuthors: null,
      });
      expect(items.map(({ operation }) => operation.do).filter((what) => what !== 'divide')).toEqual([]);
      expect(items.length + unplaced.length).toBe(1);
    }
  });
});
