import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { parseCitation } from '../../core/act/citation.ts';
import { contextOf } from '../../core/amend/checks/context.ts';
import { inOtherActs } from '../../core/amend/checks/in-other-acts.ts';
import { describeTexts, findAct } from '../../data/corpus/held-texts.ts';
import { searchLibrary } from '../../data/corpus/library/search.ts';
import { citationsOf } from '../../data/corpus/library/texts.ts';
import { holdActs, type MadeUp } from '../support/acts/library.ts';
import { must } from '../support/reviews/review.ts';

const SECTIONS = 60;
const WORDS = [
  'harbour',
  'licence',
  'warden',
  'notice',
  'appeal',
  'register',
  'permit',
  'charge',
  'bridge',
  'meadow',
];

/** A made-up Act of some length, in which one section in twenty cites another Act, and one in sixty the 1997 Act. */
function madeUp(number: number, all: number): MadeUp {
  const other = (number * 7 + 3) % all;
  const sections = Array.from({ length: SECTIONS }, (_, at): readonly [string, string] => {
    const [a, b, c] = [0, 1, 2].map((step) => WORDS[(number + at * 3 + step * 7) % WORDS.length]);
    const plain = `A ${a} who holds a ${b} must keep a ${c} of each of them, and must show it to a warden who asks for it in writing before the end of the day on which it was made.`;
    if (at % 60 === 7)
      return [
        `About the ${a}`,
        'An offence under section 4 of the Protection from Harassment Act 1997 counts.',
      ];
    if (at % 20 === 5)
      return [
        `About the ${b}`,
        `Section ${(at % 50) + 1} of the Made-up ${other} Act 2099 applies to a ${c}.`,
      ];
    return [`Duty of the ${a}`, plain];
  });
  return { id: `ukpga/2099/${number + 1}`, title: `Made-up ${number} Act 2099`, sections };
}

/** What one, or the median of some, took, in milliseconds. */
async function took(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return Math.round(all.sort((a, b) => a - b)[times >> 1] ?? 0);
}

/** How the library grows: to hold and index Acts, to start with them, to search them, to open one, and what a draft means for all. */
test.each([10, 100, 1000])('a library of %i Acts', { timeout: 900_000 }, async (count) => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-library-'));
  const shelf = join(folder, 'acts');
  try {
    const held = await took(1, () =>
      holdActs(
        shelf,
        Array.from({ length: count }, (_, at) => madeUp(at, count)),
      ),
    );
    const indexed = await took(1, () => describeTexts(shelf));
    const one = await took(1, async () => {
      await holdActs(shelf, [{ ...madeUp(1, count), id: 'ukpga/2098/1', title: 'Made-up Late Act 2098' }]);
      await describeTexts(shelf);
    });
    const start = await took(5, () => describeTexts(shelf));
    const words = await took(5, () => searchLibrary(shelf, 'harbour warden'));
    const cited = await took(5, () => searchLibrary(shelf, 'section 7 of the Made-up 3 Act 2099'));
    const opened = await took(5, () => findAct('ukpga/2099/5', 'current', shelf));
    const act = must(await findAct('ukpga/1997/40', 'current', shelf));
    const pid = parseCitation(act.root, 'section 4') ?? '';
    let found = 0;
    const consequences = await took(5, async () => {
      const citing = await citationsOf(shelf, act);
      const selected = [{ id: 'A-001', edits: [{ type: 'omit' as const, pid }] }];
      found = inOtherActs(
        contextOf({ instrument: act, selected, otherAmendments: [], citing }),
        citing,
      ).length;
    });
    console.log(
      `${count} Acts: held in ${held} ms, indexed in ${indexed} ms, one more in ${one} ms; start ${start} ms, words ${words} ms, a citation ${cited} ms, one opened ${opened} ms, consequences ${consequences} ms (${found} found)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
