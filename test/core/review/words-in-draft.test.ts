import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { selectedWords, type ThreadWords, wordSourcesOf } from '../../../core/review/thread-words.ts';
import { carryToNewText, textOfLocated, wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { amount } from '../../support/run/amount.ts';
import { act, anchored, sources, TEXT, typed } from './repeated-words.ts';

const standing = (words: ThreadWords, drafted: readonly Drafted[], root = act()) =>
  wordsInDraft(root, 's1', words, drafted);
const read = (words: ThreadWords, drafted: readonly Drafted[], root = act()) =>
  standing(words, drafted, root).words.map((held) => textOfLocated(root, held));

describe('the words that a comment is about', () => {
  it('are those of the base text whatever is typed round them, and never a look-alike', () => {
    const second = anchored(act(), [], 'a person must', 0);
    let draft = typed(act(), [], 'A-001', 0, 0, 'Subject to this, ');
    draft = typed(act(), draft, 'A-002', 17, 9, '');
    expect(standing(second, draft)).toMatchObject({
      state: 'stands',
      words: [{ of: 'base', from: 26, to: 39 }],
    });
  });

  it('are found where struck, and are the same when they are no longer struck', () => {
    const words = anchored(act(), [], 'must not', 1);
    const struck = typed(act(), [], 'A-001', 35, 8, 'may');
    expect(standing(words, struck)).toMatchObject({ state: 'stands', words: [{ of: 'base', from: 35 }] });
  });

  it('in words that an amendment puts in go along with them, and are lost with them', () => {
    const one = typed(act(), [], 'A-001', 9, 0, 'shall and must and will ');
    const words = anchored(act(), one, 'and must');
    expect(words.held).toMatchObject([{ of: 'draft', am: 'A-001', gap: 9, from: 6, to: 14 }]);
    const before = typed(act(), one, 'A-001', 9, 5, 'ought');
    expect(read(words, before)).toEqual(['and must']);
    const both = typed(act(), before, 'A-001', 28, 4, 'would');
    expect(read(words, both)).toEqual(['and must']);
    const gone = typed(act(), one, 'A-001', 15, 8, '');
    expect(standing(words, gone).state).toBe('detached');
    expect(standing(words, []).state).toBe('detached');
    expect(standing(words, one).state).toBe('stands');
  });

  it('in what an amendment puts in are found when it strikes more of the base', () => {
    const one = typed(act(), [], 'A-001', 9, 4, 'may');
    const words = anchored(act(), one, 'may');
    expect(words.held).toMatchObject([{ gap: 13 }]);
    const more = typed(act(), one, 'A-001', 12, 4, '');
    expect(standing(words, more)).toMatchObject({ state: 'stands', words: [{ of: 'draft', gap: 17 }] });
  });

  it('are not put on words that read alike in the same insertion', () => {
    const one = typed(act(), [], 'A-001', 9, 0, 'may, or may ');
    const first = anchored(act(), one, 'may', 0);
    const gone = typed(act(), one, 'A-001', 9, 3, 'can');
    expect(standing(first, gone).state).toBe('detached');
  });

  it('are said to have changed where some of them are gone', () => {
    const one = typed(act(), [], 'A-001', 9, 0, 'really ');
    const words = anchored(act(), one, 'person really must');
    expect(standing(words, []).state).toBe('changed');
    expect(read(words, [])).toEqual(['person ', 'must']);
  });

  it('of a heading and of the words under it are held as one', () => {
    const root = act();
    const lines = linesOf(redline(root, []))
      .filter(({ pid }) => pid === 's1')
      .map((line) => ({ sources: line.body.flatMap((piece) => wordSourcesOf(root, piece)), from: 0, to: 7 }));
    const chosen = selectedWords(lines);
    expect(chosen?.words).toMatchObject({
      quote: 'Conduct\nA perso',
      held: [{ field: 'heading' }, { field: 'content' }],
    });
    expect(chosen && wordsInDraft(root, 's1', chosen.words, []).state).toBe('stands');
  });

  it('go to a newer text where they are in it once, and are detached where not', () => {
    const words = anchored(act(), [], 'unless a person may');
    const moved = carryToNewText(words, 's1', act(), act(`Now: ${TEXT}`), (pid) => pid);
    expect(moved.held).toMatchObject([{ from: 53, to: 72 }]);
    expect(carryToNewText(words, 's1', act(), act('Nothing.'), (pid) => pid).detached).toBe(true);
    const twice = anchored(act(), [], 'must not', 0);
    const other = act('Nobody: a person must not, for a person must not.');
    expect(carryToNewText(twice, 's1', act(), other, (pid) => pid).detached).toBe(true);
  });

  it('as they come from elsewhere are of the base text, where that reads so', () => {
    const plain = { field: 'content', from: 9, to: 13, quote: 'must', prefix: 'person ', suffix: ' not' };
    expect(standing(plain, []).words).toEqual([{ of: 'base', pid: 's1', field: 'content', from: 9, to: 13 }]);
    expect(standing({ ...plain, prefix: 'people ' }, []).state).toBe('detached');
  });

  it('are never other letters than those that were chosen, whatever is typed, undone and withdrawn', () => {
    // Every letter is another, so that one that is found is known to be the very one.
    const letters = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    const root = act(letters);
    const stroke = fc.record({
      am: fc.constantFrom('A-001', 'A-002'),
      at: fc.nat(),
      cut: fc.nat(4),
      put: fc.nat(3),
    });
    const strokes = fc.array(stroke, { maxLength: 6 });
    fc.assert(
      fc.property(strokes, strokes, fc.nat(), fc.nat(12), (first, then, from, length) => {
        let fresh = 0;
        const make = (draft: readonly Drafted[], { am, at, cut, put }: (typeof first)[number]) => {
          const size = sources(root, draft).reduce(
            (n, s) => n + (s.kind === 'deleted' ? 0 : s.text.length),
            0,
          );
          const start = at % (size + 1);
          const insert = Array.from({ length: put }, () => String.fromCharCode(0x5e00 + fresh++)).join('');
          return typed(root, draft, am, start, Math.min(cut, size - start), insert);
        };
        const was = first.reduce<readonly Drafted[]>(make, []);
        const all = sources(root, was);
        const size = all.reduce((n, { text }) => n + text.length, 0);
        const start = from % (size + 1);
        const chosen = selectedWords([{ sources: all, from: start, to: Math.min(size, start + length) }]);
        if (!chosen) return;
        const same = wordsInDraft(root, 's1', chosen.words, was);
        expect(same.state).toBe('stands');
        const now = then.reduce(make, was);
        const left = wordsInDraft(root, 's1', chosen.words, now);
        const text = left.words.map((held) => textOfLocated(root, held)).join('');
        for (const letter of text) expect(chosen.words.quote).toContain(letter);
        // Base words never go, however much is struck; and what was undone is as it was.
        const base = chosen.words.held?.filter(({ of }) => of === 'base') ?? [];
        expect(left.words.filter(({ of }) => of === 'base')).toEqual(base);
        expect(wordsInDraft(root, 's1', chosen.words, was)).toEqual(same);
      }),
      { numRuns: amount(150, 20_000) },
    );
  });
});
