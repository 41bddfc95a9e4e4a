import { expect, it } from 'vitest';
import { readText } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { HOSTILE_UNITS } from '../../../../support/drafts/hostile-wording.ts';
import { workOf } from '../../../../support/drafts/work-of.ts';
import { caseCount } from '../../../../support/run/amount.ts';
import { someOf } from '../../../../support/run/some-of.ts';

const workFor = (text: string): number =>
  workOf('/core/amend/instructions/read/', () => {
    const read = readAmendingText(text);
    if (read.ok) readText(read.value);
  });

/** What four times the text may come to, of which a little is due to its being cut at another place. */
const MOST = 4 * 1.35;

/** How often a stretch was run is now and then not counted to the end: the more of the less, and the less of the more. */
const grown = (textOf: (times: number) => string, times: number): number => {
  const twice = (many: number) => [0, 1].map(() => workFor(textOf(many)));
  return Math.min(...twice(4 * times)) / Math.max(...twice(times));
};

/** In an ordinary run some of them, others each time. */
const tried = someOf(HOSTILE_UNITS, caseCount(3, HOSTILE_UNITS.length));

it.each(tried)('takes four times the work for four times “%s”', (unit) => {
  const times = Math.ceil(1500 / unit.length);
  // In one line, which is one provision; and in many, each a provision of its own.
  expect(grown((many) => unit.repeat(many), times)).toBeLessThan(MOST);
  expect(grown((many) => `A ${unit.trim()}.\n`.repeat(many), 100)).toBeLessThan(MOST);
});

it('can tell what takes more than that', () => {
  const folder = '/core/amend/instructions/read/';
  const quadratic = (length: number) =>
    workOf(folder, () => {
      for (let at = 0; at < length; at++) /x/.test('a'.repeat(length));
    });
  expect(quadratic(400) / quadratic(100)).toBeGreaterThan(3 * MOST - 2);
});
