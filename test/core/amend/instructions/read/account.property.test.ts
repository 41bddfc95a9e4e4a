import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { locationsOf } from '../../../../../core/amend/instructions/read/finish.ts';
import { type ReadText, readText } from '../../../../../core/amend/instructions/read/instructions.ts';
import { outsideQuotations, ownWords } from '../../../../../core/amend/instructions/read/own-words.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import type { ReadItem, Stretch } from '../../../../../core/amend/instructions/syntax.ts';
import { must } from '../../../../support/reviews/review.ts';
import { caseCount } from '../../../../support/run/amount.ts';
import { CONTINUED } from '../styles/continued.ts';
import { NINETIES } from '../styles/nineties.ts';
import { NO_AMENDMENTS, REFUSED } from '../styles/no-amendments.ts';
import { NOUGHTIES } from '../styles/noughties.ts';
import { OPENINGS, OTHER_FORMS } from '../styles/other-forms.ts';
import { REAL } from '../styles/real.ts';
import { TENS } from '../styles/tens.ts';

/**
 * The account of an amending text: every word of it, outside what is quoted, is in exactly one stretch, however texts are
 * joined, rearranged and damaged.
 */

/** Instructions of many styles that name their Act, with nothing else in them. */
const STYLES = [...NINETIES, ...NOUGHTIES, ...TENS, ...CONTINUED, ...OTHER_FORMS, ...REAL];
const AMENDING = [...STYLES, ...OPENINGS, ...REFUSED]
  .filter(({ none }) => none === 0)
  .map(({ wording }) => wording);
/** Those whose own words say what is done, and those of them that have no numbers: these stay what they are in any list. */
const DOING = STYLES.filter(({ none, changes }) => none === 0 && changes.length > 0).map(
  ({ wording }) => wording,
);
const UNNUMBERED = DOING.filter(
  (text) => !/(?:^|\n|—\s*)\(\w+\)/.test(text.replace(/“[^“”]*(?:“[^“”]*”[^“”]*)*”/g, '')),
);
const NOT_AMENDING = NO_AMENDMENTS.filter(({ changes }) => changes.length === 0).map(
  ({ wording }) => wording,
);

interface Reading extends ReadText {
  readonly root: Provision;
}
const readingOf = (text: string): Reading => {
  const root = must(readAmendingText(text));
  return { root, ...readText(root) };
};

/** Where the words of a text stand: their letters and figures. */
const wordsIn = (text: string): readonly number[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);

/** What of a text's words is in no stretch, or in several. */
function faultsOf({ root, account }: Reading): readonly string[] {
  const stretches = (pid: string, of: Stretch['of']) =>
    account.filter((one) => one.source.pid === pid && one.of === of).map(({ source }) => source);
  return [...outsideQuotations(root)].flatMap((node) =>
    (['words', 'heading'] as const).flatMap((of) => {
      const words = of === 'words' ? ownWords(node) : node.heading;
      const own = stretches(node.pid, of);
      return wordsIn(words).flatMap((at) => {
        const count = own.filter(({ from, to }) => from <= at && at < to).length;
        return count === 1 ? [] : [`${count} stretches hold “${words.slice(at, at + 30)}”`];
      });
    }),
  );
}

const isOver = (item: ReadItem, { source: { pid, from, to } }: Stretch): boolean =>
  item.source.pid === pid && item.source.from < to && from < item.source.to;

/** Items that no stretch tells of as what they are, and stretches without an item. */
const strayIn = ({ items, account }: Reading): readonly string[] => [
  ...items
    .filter(
      (item) =>
        !account.some((one) => isOver(item, one) && (one.as === 'refused' || one.as === 'instruction')),
    )
    .map(({ source }) => `not in the account: ${source.text}`),
  ...account
    .filter((one) => one.as === 'instruction' && !items.some((item) => item.read && isOver(item, one)))
    .map(({ source }) => `no instruction: ${source.text}`),
];

const UNLABELLED = () => '';
const LABELS = [
  (at: number) => `(${at + 1}) `,
  (at: number) => `(${'abcdefgh'[at]}) `,
  (at: number) => `${at + 1} `,
  () => '• ',
  UNLABELLED,
] as const;
const IN_LINES = ['.\n', ';\n', ';\nand\n', '\n'] as const;
const IN_LINE = ['. ', '; ', '; and ', ' and ', ', and '] as const;
/** How the parts of a text are joined: in lines with labels or without, or in a line. */
const manner = fc.oneof(
  fc.tuple(fc.constantFrom(...IN_LINES), fc.constantFrom(...LABELS)),
  fc.tuple(fc.constantFrom(...IN_LINE), fc.constant(UNLABELLED)),
);

const stopped = (text: string): string => text.replace(/[.;,\s]+$/, '');

/** Texts joined in a line or in a list, in any order. */
const joined = (texts: readonly string[]) =>
  fc
    .tuple(fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 }), manner)
    .map(([all, [joint, label]]) => ({
      all,
      text: all
        .map((one, at) => label(at) + stopped(one))
        .join(joint)
        .concat('.'),
    }));

/** A text with a word left out or misspelt, or a mark of quotation lost. */
function damaged(text: string, nth: number, how: number): string {
  const pattern = how === 0 ? /[“”]/g : /(?<![\p{L}“])\p{L}{2,}/gu;
  const found = [...text.matchAll(pattern)];
  const one = found[nth % Math.max(1, found.length)];
  if (!one) return text;
  const [word] = one;
  const instead = how < 2 ? '' : how === 2 ? word.slice(1) + word.charAt(0) : word.slice(0, -1);
  return text.slice(0, one.index) + instead + text.slice(one.index + word.length);
}
const harm = fc.tuple(fc.nat(200), fc.nat(3));

const isStep = (one: unknown): boolean =>
  typeof one === 'object' &&
  one !== null &&
  ('labels' in one || 'unit' in one || 'title' in one || 'terms' in one);
/** Identities and notes say nothing of what is done; where it is, the whole places say. */
const plain = (key: string, value: unknown): unknown =>
  ['pid', 'note', 'in', 'of'].includes(key) || (key === 'at' && Array.isArray(value) && value.every(isStep))
    ? undefined
    : value;

/** What an instruction does and where, however its words divide its place; '' of what could not be read. */
function bare(item: ReadItem): string {
  if (!item.read) return '';
  const { context, operation, condition } = item;
  const places = locationsOf(operation).map((at) => JSON.stringify([...context, ...at], plain));
  return [...places, JSON.stringify([operation, condition], plain)].join(' ');
}

describe('the account of a text', () => {
  it('holds every word of it once, however it is joined and damaged', () => {
    fc.assert(
      fc.property(joined([...AMENDING, ...NOT_AMENDING]), fc.option(harm), ({ text }, hurt) => {
        const reading = readingOf(hurt ? damaged(text, ...hurt) : text);
        expect(faultsOf(reading), reading.root.content).toEqual([]);
        expect(strayIn(reading)).toEqual([]);
      }),
      { numRuns: caseCount(150, 20_000) },
    );
  });

  it('sets aside nothing of what only amends, whatever is damaged in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOING), fc.option(harm), (whole, hurt) => {
        const text = hurt ? damaged(whole, ...hurt) : whole;
        const aside = readingOf(text).account.filter((one) => one.as === 'aside' && one.kind !== 'heading');
        expect(
          aside.map(({ source }) => source.text),
          text,
        ).toEqual([]);
      }),
      { numRuns: caseCount(200, 40_000) },
    );
  });

  it('has nothing in it as an instruction that no part of the text is by itself', () => {
    const alone = new Map(UNNUMBERED.map((text) => [text, new Set(readingOf(text).items.map(bare))]));
    fc.assert(
      fc.property(joined(UNNUMBERED), ({ all, text }) => {
        const own = new Set(all.flatMap((one) => [...(alone.get(one) ?? [])]));
        const made = readingOf(text).items.filter(({ read }) => read);
        expect(
          made.filter((item) => !own.has(bare(item))).map(({ source }) => source.text),
          text,
        ).toEqual([]);
      }),
      { numRuns: caseCount(150, 20_000) },
    );
  });
});
