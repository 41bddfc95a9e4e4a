import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount } from '../../../support/run/amount.ts';
import { Shelf, WindowAtHand, WORDS } from './window-at-hand.ts';

type Hand = 'hers' | 'his';
const HANDS = ['hers', 'his'] as const;

/** What each types: every sign is like no other, and says whose it is. Signs are words of their own; letters make words. */
const FIRST = { signs: { hers: 0x2200, his: 0x2600 }, letters: { hers: 0x4e00, his: 0xac00 } } as const;
const SPAN = 0x200;
type Kind = keyof typeof FIRST;

const isOf = (kind: Kind, hand: Hand, sign: string): boolean => {
  const nth = sign.charCodeAt(0) - FIRST[kind][hand];
  return nth >= 0 && nth < SPAN;
};

/** One thing that happens: a key at somebody's hand, or that their window saves, is answered, or hears of the other. */
const happening = fc.record({
  hand: fc.constantFrom(...HANDS),
  what: fc.oneof(
    { weight: 7, arbitrary: fc.constant('type' as const) },
    { weight: 2, arbitrary: fc.constant('delete' as const) },
    { weight: 1, arbitrary: fc.constant('over' as const) },
    { weight: 2, arbitrary: fc.constant('save' as const) },
    { weight: 4, arbitrary: fc.constant('answer' as const) },
    { weight: 3, arbitrary: fc.constant('hear' as const) },
  ),
  moves: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.nat(200)),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const work = fc.array(happening, { maxLength: 200, size: 'max' });

const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 12; turns++) await Promise.resolve();
};

/** Lets both windows save and hear until there is nothing more to. */
async function rest(windows: readonly WindowAtHand[]): Promise<void> {
  for (let rounds = 0; rounds < 6; rounds++) {
    for (const one of windows) {
      one.save();
      await settled();
      while (one.answer()) await settled();
      one.hear();
      await settled();
    }
  }
}

/** Two at work in one line of one amendment, and then one of them takes back all that she did. */
async function atWork(kind: Kind, happenings: readonly Happening[]) {
  const shelf = new Shelf();
  const windows = { hers: new WindowAtHand(shelf), his: new WindowAtHand(shelf) };
  const next = { ...FIRST[kind] };
  const carets = { hers: 0, his: 0 };
  /** What of the Act's own words he took out, and what of hers: as he saw them. */
  const cutByHim = new Set<string>();
  const cut = (hand: Hand, words: string) => {
    if (hand === 'his') for (const sign of words) cutByHim.add(sign);
  };
  for (const { hand, what, moves } of happenings) {
    const one = windows[hand];
    if (what === 'save') one.save();
    else if (what === 'answer') one.answer();
    else if (what === 'hear') one.hear();
    else {
      const { text } = one;
      const at = Math.min(moves ?? carets[hand], text.length);
      const remove = what === 'type' ? 0 : Math.min(what === 'over' ? 4 : 1, text.length - at);
      const insert = what === 'delete' ? '' : String.fromCharCode(next[hand]++);
      cut(hand, text.slice(at, at + remove));
      one.type(
        at,
        remove,
        insert,
        what === 'type' ? 'insert' : what === 'over' ? 'type-over' : 'delete-forward',
      );
      carets[hand] = at + insert.length;
    }
    await settled();
  }
  await rest(Object.values(windows));
  const typed = windows.hers.text;
  expect(windows.his.text).toBe(typed);
  let steps = 0;
  while (!/nothing/.test(windows.hers.turn('undo'))) {
    steps += 1;
    await settled();
  }
  await rest(Object.values(windows));
  const undone = windows.hers.text;
  expect(windows.his.text).toBe(undone);
  return { typed, undone, steps, cutByHim, clashes: windows.hers.clashes };
}

const only = (text: string, kind: Kind, hand: Hand): string =>
  [...text].filter((sign) => isOf(kind, hand, sign)).join('');

test('of two who type in one amendment at once, she takes back all that she put in, and nothing of his', async () => {
  const count = { hers: 0, his: 0, steps: 0, alone: 0 };
  await fc.assert(
    fc.asyncProperty(work, async (happenings) => {
      const { typed, undone, steps, clashes } = await atWork('signs', happenings);
      count.hers += only(typed, 'signs', 'hers').length;
      count.his += only(typed, 'signs', 'his').length;
      count.steps += steps;
      const his = only(typed, 'signs', 'his');
      const stands = [...only(undone, 'signs', 'his')].filter((sign) => his.includes(sign));
      // Nothing of his is lost; what she did where he put words in the same place went with an amendment of its own.
      expect([...new Set(stands)].join('')).toBe(his);
      if (clashes === 0) expect([only(undone, 'signs', 'hers'), stands.join('')]).toEqual(['', his]);
      count.alone += clashes === 0 ? 1 : 0;
    }),
    { numRuns: amount(20, 3_000) },
  );
  const { alone, ...seen } = count;
  expect(alone).toBeGreaterThan(10);
  for (const often of Object.values(seen)) expect(often).toBeGreaterThan(100);
});

test('she brings back every word of the Act that she took out, but for what he took out as well', async () => {
  let struck = 0;
  await fc.assert(
    fc.asyncProperty(work, async (happenings) => {
      const { typed, undone, cutByHim } = await atWork('signs', happenings);
      const whole = [...WORDS].filter((letter) => letter !== ' ' && !cutByHim.has(letter));
      const stands = (text: string) => [...text].filter((sign) => whole.includes(sign)).join('');
      if (stands(typed) !== whole.join('')) struck += 1;
      expect(stands(undone)).toBe(whole.join(''));
    }),
    // How often she struck any is counted of a sample: always the same one.
    { numRuns: amount(20, 3_000), seed: 1997_0040 },
  );
  expect(struck).toBeGreaterThan(5);
});

test('of what makes words with his, few letters stay: those in a word that he wrote anew round them', async () => {
  const count = { hers: 0, left: 0 };
  await fc.assert(
    fc.asyncProperty(work, async (happenings) => {
      const { typed, undone } = await atWork('letters', happenings);
      count.hers += only(typed, 'letters', 'hers').length;
      count.left += only(undone, 'letters', 'hers').length;
    }),
    // A share is of a sample: always the same one, or a few cases more or less would decide.
    { numRuns: amount(20, 3_000), seed: 1997_0040 },
  );
  expect(count.hers).toBeGreaterThan(100);
  expect(count.left).toBeLessThan(count.hers / 20);
});
