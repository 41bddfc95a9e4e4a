import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit, InsertEdit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import { replayChange as changedAgain } from '../../../../core/amend/typing/change-again.ts';
import { mergeEdits } from '../../../../core/amend/typing/merge-edits.ts';
import { mergeWords } from '../../../../core/amend/typing/merge-words.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();
const small = smallAct();

/** What a change comes to beside what another hand did. */
const changeAgain = (...given: Parameters<typeof changedAgain>) => changedAgain(...given)?.edits ?? null;

/** Words that nothing else says, so that each can be looked for; they are whole ones, whatever they are put beside. */
const token = (hand: 'm' | 't', nth: number): string => {
  const word = `${hand}${String(nth).padStart(3, '0')}`;
  return hand === 'm' ? `«${word}»` : `‹${word}›`;
};

/** Puts a hand's own word into what an edit inserts, at its start or end. */
function worded(edit: Edit, word: string, atStart: boolean): Edit {
  const join = (text: string) => (atStart ? word + text : text + word);
  if (edit.type === 'text') return { ...edit, insert: join(edit.insert) };
  if (edit.type !== 'insert') return edit;
  const { provision } = edit;
  const field = provision.children.length > 0 ? 'intro' : 'content';
  return { ...edit, provision: { ...provision, [field]: join(provision[field]) } };
}

interface Hands {
  readonly from: readonly Edit[];
  readonly mine: readonly Edit[];
  readonly theirs: readonly Edit[];
  readonly words: Readonly<Record<'mine' | 'theirs', readonly string[]>>;
}

/** One list of edits, and what two hands made of it: some taken out, some put in, some given other words. */
const hands: fc.Arbitrary<Hands> = fc
  .tuple(drafts(act, 24), fc.array(fc.nat(7), { minLength: 60, maxLength: 60 }))
  .map(([{ amendments }, dice]) => {
    const pool = amendments.flatMap(({ edits }) => edits);
    let rolls = 0;
    const roll = () => dice[rolls++ % dice.length] ?? 0;
    const sound = (list: readonly Edit[], edit: Edit) =>
      checkEdits(act, [...list, edit]).ok ? [...list, edit] : list;
    const from = pool.filter(() => roll() < 5).reduce<readonly Edit[]>(sound, []);
    const hand = (name: 'm' | 't') => {
      const words: string[] = [];
      let list: readonly Edit[] = [];
      for (const edit of [...from, ...pool.filter((edit) => !from.includes(edit))]) {
        const chance = roll();
        if (from.includes(edit) ? chance === 0 : chance > 2) continue;
        const word = token(name, words.length);
        const next = chance === 1 ? worded(edit, word, roll() < 3) : edit;
        const longer = sound(list, next);
        if (longer !== list && next !== edit) words.push(word);
        list = longer;
      }
      return { list, words };
    };
    const [mine, theirs] = [hand('m'), hand('t')];
    return { from, mine: mine.list, theirs: theirs.list, words: { mine: mine.words, theirs: theirs.words } };
  });

const saying = (edits: readonly Edit[]) => JSON.stringify(edits);

describe('one amendment at two hands', () => {
  test('is sound, with every word of the other hand in it, and every word of the first in it or apart', () => {
    fc.assert(
      fc.property(hands, ({ from, mine, theirs, words }) => {
        const { edits, conflicting } = mergeEdits(act, from, mine, theirs);
        expect(checkEdits(act, edits)).toMatchObject({ ok: true });
        for (const word of words.theirs) expect(saying(edits)).toContain(word);
        for (const word of words.mine) expect(saying([...edits, ...conflicting])).toContain(word);
      }),
      { numRuns: amount(300, 20_000) },
    );
  });

  test('is what one hand made of it where the other made nothing', () => {
    fc.assert(
      fc.property(hands, ({ from, mine, theirs }) => {
        expect(mergeEdits(act, from, mine, from)).toEqual({ edits: mine, conflicting: [] });
        expect(mergeEdits(act, from, from, theirs)).toEqual({ edits: theirs, conflicting: [] });
        expect(mergeEdits(act, from, mine, mine).conflicting).toEqual([]);
      }),
      { numRuns: amount(100, 2_000) },
    );
  });

  test('has a change taken back that another hand has typed in since, and all that they typed', () => {
    let taken = 0;
    fc.assert(
      fc.property(hands, ({ from, mine, theirs, words }) => {
        const { edits: both, conflicting } = mergeEdits(act, from, theirs, mine);
        const back = changeAgain(act, mine, from, both);
        if (!back) return;
        taken += 1;
        expect(checkEdits(act, back)).toMatchObject({ ok: true });
        const stands = (word: string) => saying(both).includes(word) && !saying(conflicting).includes(word);
        for (const word of words.theirs.filter(stands)) expect(saying(back)).toContain(word);
        for (const word of words.mine) expect(saying(back)).not.toContain(word);
      }),
      { numRuns: amount(300, 20_000) },
    );
    expect(taken).toBeGreaterThan(50);
  });

  const text = (pid: string, from: number, to: number, insert: string, rank = 'V'): TextEdit => ({
    type: 'text',
    pid,
    field: 'content',
    from,
    to,
    insert,
    rank,
  });

  test('takes back what was typed in a place that another hand types in, too, and nothing of theirs', () => {
    const at = (insert: string) => [text('s1-2', 3, 3, insert)];
    expect(changeAgain(small, at('so far '), at('so '), at('very so far '))).toEqual(at('very so '));
    expect(changeAgain(small, at('so far '), [], at('so very far indeed '))).toEqual(at('very indeed '));
    expect(changeAgain(small, at('far '), at('so far '), at('far away '))).toEqual(at('so far away '));
    expect(changeAgain(small, [], at('so '), at('far '))).toEqual(at('far so '));
    expect(changeAgain(small, at('so far '), at('so '), at('so '))).toBeNull();
    // Taken out altogether by the other hand, there is nothing to take back.
    expect(changeAgain(small, at('so far '), at('so '), [])).toBeNull();
    // The words that were struck stand again, and after them what the other hand typed in their place.
    const over = (insert: string) => [text('s1-2', 0, 3, insert)];
    expect(changeAgain(small, over('a '), [], over('a b '))).toEqual([text('s1-2', 3, 3, 'b ')]);
  });

  test('takes no letter out of a word that another hand put in the place of one', () => {
    const at = (insert: string) => [text('s1-2', 3, 3, insert)];
    expect(changeAgain(small, at('person '), [], at('constable '))).toEqual(at('constable'));
    expect(changeAgain(small, at('shall '), [], at('should '))).toEqual(at('should'));
    expect(mergeEdits(small, at('must '), [], at('may ')).edits).toEqual(at('may'));
  });

  test('has words that one hand put in once, though the other moved where its change begins', () => {
    const mine = [text('s1-2', 0, 1, 'one two ')];
    const theirs = [text('s1-2', 0, 0, 'zero one ')];
    const { edits, conflicting } = mergeEdits(small, [text('s1-2', 0, 0, 'one ')], mine, theirs);
    expect(conflicting).toEqual([]);
    expect(edits).toMatchObject([{ from: 0, to: 1, insert: 'zero one two ' }]);
  });

  test('has what was done in different places', () => {
    const mine = [text('s1-1-a', 2, 2, 'one ')];
    const theirs = [text('s1-2', 0, 3, '')];
    expect(mergeEdits(small, [], mine, theirs)).toEqual({ edits: [...theirs, ...mine], conflicting: [] });
  });

  test('has what both typed on in one place, the other hand’s first', () => {
    const at = (insert: string) => [text('s1-2', 3, 3, insert)];
    expect(mergeEdits(small, at('so '), at('so far '), at('very so '))).toEqual({
      edits: at('very so far '),
      conflicting: [],
    });
    expect(mergeEdits(small, at('so '), at('so a '), at('so b ')).edits).toEqual(at('so b a '));
    expect(mergeEdits(small, [], at('a '), at('b ')).edits).toEqual(at('b a '));
  });

  test('keeps apart what changed the very words that the other hand changed', () => {
    const mine = [text('s1-1-b', 0, 4, 'A person')];
    const theirs = [text('s1-1-b', 2, 6, 'x')];
    const other = text('s1-1-a', 0, 0, 'new ');
    expect(mergeEdits(small, [], [...mine, other], theirs)).toEqual({
      edits: [...theirs, other],
      conflicting: mine,
    });
  });

  test('keeps apart what was put in the place of words that the other hand put others in the place of', () => {
    const over = (insert: string) => [text('s1-2', 0, 4, insert)];
    expect(mergeEdits(small, [], over('a body'), over('a person'))).toEqual({
      edits: over('a person'),
      conflicting: over('a body'),
    });
    expect(mergeEdits(small, [], over('a body'), over(''))).toEqual({
      edits: over('a body'),
      conflicting: [],
    });
    expect(mergeEdits(small, [], over(''), over('a person'))).toEqual({
      edits: over('a person'),
      conflicting: [],
    });
    // Typed on since both had it, it is typed in one place.
    expect(mergeEdits(small, over('a '), over('a body '), over('so a ')).edits).toEqual(over('so a body '));
  });

  test('has what two hands did in different parts of one new provision', () => {
    const part = (pid: string, content: string) => ({
      pid,
      kind: 'paragraph' as const,
      num: '(a)',
      heading: '',
      intro: '',
      content,
      wrapUp: '',
      children: [],
    });
    const put = (a: string, b: string, more: readonly string[] = []): InsertEdit => ({
      type: 'insert',
      parent: 's1',
      after: null,
      rank: 'V',
      provision: {
        ...part('x', ''),
        kind: 'subsection',
        intro: 'who',
        children: [part('x-a', a), part('x-b', b), ...more.map((words) => part(`x-${words}`, words))],
      },
    });
    expect(mergeEdits(small, [put('a', 'b')], [put('a1', 'b')], [put('a', 'b2', ['c'])])).toEqual({
      edits: [put('a1', 'b2', ['c'])],
      conflicting: [],
    });
    expect(mergeEdits(small, [put('one', 'b')], [put('two', 'b')], [put('six', 'b')])).toEqual({
      edits: [put('six', 'b')],
      conflicting: [put('two', 'b')],
    });
  });
});

test('words that two hands changed have what both did, or are refused', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, word, word, (start, middle, end, one, two) => {
      const from = `${start}1${middle}2${end}`;
      const mine = `${start}${one}M${middle}2${end}`;
      const theirs = `${start}1${middle}${two}T${end}`;
      expect(mergeWords(from, mine, theirs)).toBe(`${start}${one}M${middle}${two}T${end}`);
      expect(mergeWords(from, theirs, mine)).toBe(`${start}${one}M${middle}${two}T${end}`);
    }),
  );
  expect(mergeWords('one', 'two', 'six')).toBeNull();
});
