import { describe, expect, test } from 'vitest';
import type { Edit, InsertEdit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import {
  eachLetter,
  type Letters,
  placesOfLetters,
  runsOfLetters,
} from '../../../../core/amend/edits/letters.ts';
import { fittingLetters, keepLetters, knownLettersOf } from '../../../../core/amend/typing/known-letters.ts';
import { mergeEdits } from '../../../../core/amend/typing/merge-edits.ts';
import { smallAct } from '../../../support/acts/small-act.ts';

const small = smallAct();
const KEY = 'content s1-2';

const insertion = (insert: string, rank = 'V'): TextEdit => ({
  type: 'text',
  pid: 's1-2',
  field: 'content',
  from: 0,
  to: 0,
  insert,
  rank,
});

/** Edits of which it is known which letters they put in: `f` for those that were there, and each hand's own. */
function known(edits: readonly Edit[], key: string, letters: string): readonly Edit[] {
  const runs = runsOfLetters(letters.split(' ').map((name) => [name.charAt(0), Number(name.slice(1))]));
  keepLetters(edits, { [key]: { since: '', runs } });
  return edits;
}

const inserted = (edits: readonly Edit[]) =>
  edits.flatMap((edit) => (edit.type === 'text' ? [edit.insert] : []));

describe('letters that are known', () => {
  test('are told from others that read the same: what is typed on stays with its own', () => {
    const from = known([insertion('aa')], KEY, 'f0 f1');
    const theirs = known([insertion('aaa')], KEY, 'f0 t0 f1');
    const mine = known([insertion('aab')], KEY, 'f0 f1 m0');
    const { edits, conflicting } = mergeEdits(small, from, mine, theirs);
    expect(inserted(edits)).toEqual(['aaab']);
    expect(knownLettersOf(edits)[KEY]?.runs).toEqual([
      ['f', 0, 1],
      ['t', 0, 1],
      ['f', 1, 1],
      ['m', 0, 1],
    ]);
    expect(conflicting).toEqual([]);
  });

  test('never split a word: what another types behind a letter like one of it stays out of it', () => {
    const from = known([insertion('xa ')], KEY, 'f0 f1 f2');
    const mine = known([insertion('xab a ')], KEY, 'f0 m0 m1 m2 f1 f2');
    const theirs = known([insertion('xa yz ')], KEY, 'f0 f1 f2 t0 t1 t2');
    expect(inserted(mergeEdits(small, from, mine, theirs).edits)).toEqual(['xab a yz ']);
  });

  test('are two where two people typed them, and one where both have the same', () => {
    const mine = known([insertion('so ')], KEY, 'm0 m1 m2');
    const theirs = known([insertion('so ')], KEY, 't0 t1 t2');
    expect(inserted(mergeEdits(small, [], mine, theirs).edits)).toEqual(['so so ']);
    const more = known([insertion('so far ')], KEY, 't0 t1 t2 m0 m1 m2 m3');
    expect(inserted(mergeEdits(small, [], more, theirs).edits)).toEqual(['so far ']);
  });

  test('are one where both put them in the place of the same words', () => {
    const over = (): readonly Edit[] => [{ ...insertion('may'), from: 0, to: 4 }];
    const [mine, theirs] = [known(over(), KEY, 'm0 m1 m2'), known(over(), KEY, 't0 t1 t2')];
    expect(mergeEdits(small, [], mine, theirs).edits).toEqual(over());
  });

  test('of a provision that is put in are told apart, too', () => {
    const key = 'content new';
    const put = (content: string): readonly [InsertEdit] => [
      {
        type: 'insert',
        parent: 's1',
        after: null,
        rank: 'V',
        provision: {
          pid: 'new',
          kind: 'subsection',
          num: '(1A)',
          heading: '',
          intro: '',
          content,
          wrapUp: '',
          children: [],
        },
      },
    ];
    const from = known(put('aa'), key, 'f0 f1');
    const theirs = known(put('aaa'), key, 'f0 t0 f1');
    const mine = known(put('aba'), key, 'f0 m0 f1');
    const { edits } = mergeEdits(small, from, mine, theirs);
    expect(edits).toEqual(put('aaba'));
    expect(knownLettersOf(edits)[key]?.runs).toEqual([
      ['f', 0, 1],
      ['t', 0, 1],
      ['m', 0, 1],
      ['f', 1, 1],
    ]);
  });
});

test('two insertions of one amendment in one gap stay apart when it is typed into: another’s may stand between', () => {
  const from = [insertion('one ', 'V'), insertion('two ', 'Z')];
  const mine = [insertion('one more ', 'V'), insertion('two ', 'Z')];
  const theirs = [insertion('one ', 'V'), insertion('two too ', 'Z')];
  const { edits } = mergeEdits(small, from, mine, theirs);
  expect(edits).toEqual([insertion('one more ', 'V'), insertion('two too ', 'Z')]);
  const third = [...from, insertion('three ', 'k')];
  expect(mergeEdits(small, from, third, theirs).edits).toEqual([
    insertion('one ', 'V'),
    insertion('two too ', 'Z'),
    insertion('three ', 'k'),
  ]);
});

describe('an account of letters', () => {
  test('is of runs that are as short as can be', () => {
    const runs = runsOfLetters([
      ['a', 3],
      ['a', 4],
      ['b', 5],
      ['a', 5],
    ]);
    expect(runs).toEqual([
      ['a', 3, 2],
      ['b', 5, 1],
      ['a', 5, 1],
    ]);
    expect(runsOfLetters(eachLetter(runs))).toEqual(runs);
  });

  test('can’t be compared with one that began apart, unless one of the two has no letters', () => {
    const account = (since: string, count: number) => ({
      since,
      runs: count > 0 ? [['a', 0, count] as const] : [],
    });
    expect(placesOfLetters(account('x', 2), account('y', 2))).toBeNull();
    expect(placesOfLetters(account('x', 2), account('y', 0))).toEqual([undefined, undefined]);
    expect(placesOfLetters(account('x', 1), account('x', 2))).toEqual([0]);
  });

  test('is taken of those fields alone in which it is of as many letters, and counted before it is read', () => {
    const letters: Letters = {
      [KEY]: { since: '', runs: [['a', 0, 3]] },
      'content s1-3': { since: '', runs: [['a', 0, 2 ** 50]] },
    };
    expect(fittingLetters([insertion('so ')], letters)).toEqual({ [KEY]: letters[KEY] });
    expect(fittingLetters([insertion('so')], letters)).toBeUndefined();
  });
});
