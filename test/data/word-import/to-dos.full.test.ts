import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { pidOf } from '../../support/papers/pack.ts';
import { draftDoxing } from '../../support/reviews/doxing-review.ts';
import { moved, type Opened, preparedReview } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import {
  base64,
  del,
  inParagraph,
  ins,
  kept,
  put,
  type Rewrite,
  rewritten,
  savedByWord,
  unpacked,
  written,
} from '../../support/word/word-file.ts';

/** A review with two amendments and two comments, and the lawyer's file of it. */
const prepared = preparedReview('Ann Official', async (review) => {
  await draftDoxing(review);
  return written(await review.do('word.export', { to: `${review.path}-word`, profile: 'lawyer' }));
});

const DOCUMENT = 'word/document.xml';
const file = (bytes: Uint8Array) => ({ name: 'counsel.docx', base64: base64(bytes) });

/** Changes the file as somebody does in Word. */
async function back(how: Rewrite, more: Parameters<typeof rewritten>[1] = {}) {
  const { review, value } = await prepared();
  return { review, bytes: rewritten(value, { ...more, [DOCUMENT]: (xml) => savedByWord(how(xml)) }) };
}

/** Takes whatever is ticked for a person who ticks nothing. */
async function take(review: Opened, bytes: Uint8Array) {
  const look = await review.do('word.look', file(bytes));
  const items = look.items.filter(isSuggested).map(({ id }) => id);
  return { look, taken: await review.do('word.take', { ...file(bytes), head: look.head, items }) };
}

/** Moves an amendment through states, one after another. */
async function through(review: Opened, id: string, ...states: readonly AmendmentState[]): Promise<void> {
  for (const state of states) {
    const { revision = 0 } = (await review.do('amendment.list', {})).find((one) => one.id === id) ?? {};
    await moved(review, id, revision, state);
  }
}

async function settled(review: Opened, id: string, state: AmendmentState): Promise<void> {
  if (state === 'agreed') await through(review, id, 'ready', 'in-legal-review', 'agreed');
  else if (state === 'withdrawn') await through(review, id, 'withdrawn');
}

const law = async (review: Opened): Promise<string> => {
  const amendments = (await review.do('amendment.list', {})).filter(({ state }) => state !== 'withdrawn');
  return plainLines(linesOf(redline(review.act, amendments)), 'as-amended').join('\n');
};

const dwelling = inParagraph('naming a home in public', (p) =>
  p.replace(
    /<w:ins ([^>]*)><w:r>(<w:t xml:space="preserve">\(h\)<\/w:t><w:tab\/>)<w:t xml:space="preserve">naming a home in public\.<\/w:t><\/w:r><\/w:ins>/,
    (_, by, head) =>
      `<w:ins ${by}><w:r>${head}<w:t xml:space="preserve">naming a </w:t></w:r></w:ins>` +
      `<w:ins ${by}>${del('home')}</w:ins>${ins('dwelling')}` +
      `<w:ins ${by}><w:r><w:t xml:space="preserve"> in public.</w:t></w:r></w:ins>`,
  ),
);

describe('a change in a returned file that can’t be taken', () => {
  it('is kept at its place as a comment of who made it, with a task, and is no second one from another copy', async () => {
    const { review, bytes } = await back(dwelling);
    await settled(review, 'A-001', 'agreed');
    const { look, taken } = await take(review, bytes);
    expect(look.items.map(({ blocked, toDo }) => [blocked !== null, toDo])).toEqual([[true, null]]);
    expect([taken.made, taken.revised, taken.toDos]).toEqual([[], [], ['TH-0003']]);
    const thread = (await review.do('thread.list', {})).find(({ id }) => id === 'TH-0003');
    expect(thread).toMatchObject({
      on: 'provision:new-h',
      words: { quote: 'home' },
      task: { owner: 'Ann Official', done: null },
      resolved: null,
      comments: [
        {
          by: 'Dana Counsel',
          at: '2026-12-01T09:00:00Z',
          suggestion: { insert: 'dwelling', taken: null },
          kept: { file: 'counsel.docx' },
        },
      ],
    });
    expect(thread?.comments[0]?.text).toBe(
      `Not imported from counsel.docx: In section 2A(3)(h): deleted “home”; inserted “dwelling”. ${look.items[0]?.blocked}.`.replace(
        '..',
        '.',
      ),
    );
    const again = await take(review, bytes);
    expect(again.look.items.map(({ toDo }) => toDo)).toEqual(['TH-0003']);
    expect(again.taken.toDos).toEqual([]);
    expect(await review.do('thread.list', {})).toHaveLength(3);
    // It goes out with the lawyer's next file as any other comment, and comes back as no second one.
    const to = `${review.path}-next`;
    const next = written(await review.do('word.export', { to, profile: 'lawyer' }));
    expect(unpacked(next, 'word/comments.xml')).toContain('Not imported from counsel.docx');
    expect(await review.do('word.look', file(next))).toMatchObject({
      items: [],
      unplaced: [],
      knownComments: 3,
    });
    // Once the amendment is open again the change is taken, and nothing is left to do.
    await through(review, 'A-001', 'in-legal-review', 'returned');
    await take(review, bytes);
    expect(await law(review)).toContain('naming a dwelling in public.');
    const done = (await review.do('thread.list', {})).find(({ id }) => id === 'TH-0003');
    expect([done?.resolved?.by, done?.task?.done?.by]).toEqual(['Ann Official', 'Ann Official']);
    await review.do('ledger.verify', {});
  });

  it('is kept on the amendment where that was withdrawn with the provision', async () => {
    const { review, bytes } = await back(dwelling);
    await settled(review, 'A-001', 'withdrawn');
    await take(review, bytes);
    expect((await review.do('thread.list', {})).map(({ on }) => on)).toContain('amendment:A-001');
  });

  it('is kept with all of its words, however many they are', async () => {
    const long = Array.from({ length: 9000 }, (_, at) => `w${at}`).join(' ');
    const { review, bytes } = await back(
      inParagraph('>Short title<', (p) => p.replace('</w:p>', `${ins(long)}</w:p>`)),
    );
    await review.do('scope.set', { scope: { provisions: [pidOf('2')], additions: false } });
    await take(review, bytes);
    const threads = (await review.do('thread.list', {})).filter(({ comments }) => comments[0]?.kept);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.comments.map(({ text }) => text).join('')).toContain(long);
  });

  it('is kept under the name that an amendment of it would have, where the file names nobody', async () => {
    const more = inParagraph('>Short title<', (p) => p.replace('</w:p>', `${ins(' and more')}</w:p>`));
    const { review, bytes } = await back(
      (xml) => more(xml).replaceAll('w:author="Dana Counsel"', 'w:author=""'),
      {
        'docProps/core.xml': put(
          '</cp:coreProperties>',
          '<cp:lastModifiedBy>Dana Counsel</cp:lastModifiedBy></cp:coreProperties>',
        ),
      },
    );
    await review.do('scope.set', { scope: { provisions: [pidOf('2')], additions: false } });
    await take(review, bytes);
    const threads = (await review.do('thread.list', {})).filter(({ comments }) => comments[0]?.kept);
    expect(threads.map(({ comments }) => comments[0]?.by)).toEqual(['Dana Counsel']);
  });

  it('may be a comment that was deleted: a person decides whether it is settled', async () => {
    const { review, bytes } = await back((xml) => xml, {
      'word/comments.xml': (xml) =>
        xml.replace(/<w:comment (?:(?!<w:comment ).)*Too long\..*?<\/w:comment>/, ''),
    });
    const { look, taken } = await take(review, bytes);
    expect(look.unplaced.map(({ what, words }) => [what, words])).toEqual([
      ['deleted-comment', 'A comment of TH-0002 was deleted in Word: Ann Official: “Too long.”'],
    ]);
    expect(taken).toMatchObject({ toDos: ['TH-0002'], waiting: 0 });
    const thread = (await review.do('thread.list', {})).find(({ id }) => id === 'TH-0002');
    expect(thread).toMatchObject({ resolved: null, task: { owner: 'Ann Official', done: null } });
    expect(thread?.comments[1]?.text).toContain('Deleted in Word (counsel.docx): “Too long.”');
    expect((await take(review, bytes)).taken.toDos).toEqual([]);
    // With none of them in it, a program may have dropped them.
    const { review: other, bytes: bare } = await back((xml) => xml, {
      'word/comments.xml': (xml) => xml.replace(/<w:comment .*<\/w:comment>/, ''),
    });
    const { look: all, taken: none } = await take(other, bare);
    expect([all.remarks, none.toDos]).toEqual([[expect.stringContaining('none of the comments')], []]);
  });
});

const STATES = ['draft', 'agreed', 'withdrawn'] as const;

/** A lawyer's strokes: each in one run of the Act as it was sent, with words that stand nowhere else. */
interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}
const strokes: fc.Arbitrary<readonly Stroke[]> = fc.array(
  fc.record({ at: fc.nat(5000), from: fc.nat(200), length: fc.nat(12) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** The file with each stroke made, and the words that were typed. */
function stroked(given: readonly Stroke[]): {
  readonly how: Rewrite;
  readonly typed: string[];
} {
  const typed: string[] = [];
  const how: Rewrite = (xml) => {
    const [start, end] = [xml.indexOf('w:name="Act"'), xml.indexOf('End of the Act.')];
    const runs = [...xml.matchAll(/<w:r><w:t xml:space="preserve">([^<&]{20,})<\/w:t><\/w:r>/g)].filter(
      ({ index }) => index > start && index < end,
    );
    const chosen = new Map(given.map((one) => [one.at % runs.length, one]));
    let made = '';
    let done = 0;
    for (const [nth, { at: _, from, length }] of [...chosen].sort(([a], [b]) => a - b)) {
      const run = runs[nth];
      const words = run?.[1] ?? '';
      if (!run) continue;
      const begin = from % (words.length - 15);
      const gone = words.slice(begin, begin + length);
      const come = `typed${nth}x`;
      typed.push(come);
      made += xml.slice(done, run.index);
      made += `${kept(words.slice(0, begin))}${gone === '' ? '' : del(gone)}${ins(come)}${kept(words.slice(begin + length))}`;
      done = run.index + run[0].length;
    }
    return made + xml.slice(done);
  };
  return { how, typed };
}

describe('whatever a lawyer does', () => {
  it('is in the law or kept as something to do, with its words and its author: nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        strokes,
        fc.tuple(fc.constantFrom(...STATES), fc.constantFrom(...STATES)),
        fc.boolean(),
        async (given, states, isScoped) => {
          const { how, typed } = stroked(given);
          const { review, bytes } = await back(how);
          for (const [nth, state] of states.entries()) await settled(review, `A-00${nth + 1}`, state);
          if (isScoped)
            await review.do('scope.set', {
              scope: { provisions: [pidOf('2A'), pidOf('4')], additions: false },
            });
          const { look } = await take(review, bytes);
          const text = await law(review);
          const threads = await review.do('thread.list', {});
          const said = threads.flatMap(({ comments }) => comments.flatMap((one) => (one.kept ? [one] : [])));
          for (const come of typed) {
            const keepers = said.filter((one) => one.text.includes(come));
            expect([come, text.includes(come) || keepers.length > 0]).toEqual([come, true]);
            if (!text.includes(come)) expect(keepers[0]?.by).toBe('Dana Counsel');
          }
          for (const { blocked, shown, how: maker } of look.items) {
            if (blocked === null || maker !== 'tracked') continue;
            for (const { kind, text: words } of shown)
              if (kind === 'deleted' && words.trim().length > 2)
                expect(said.some((one) => one.text.includes(words))).toBe(true);
          }
          expect(
            threads
              .filter((one) => one.comments.some(({ kept: from }) => from))
              .every(({ task, resolved }) => task !== null && resolved === null),
          ).toBe(true);
          await review.do('ledger.verify', {});
        },
      ),
      { numRuns: amount(10, 150) },
    );
  });
});
