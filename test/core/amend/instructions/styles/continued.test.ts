import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { outcomeOf } from './outcome.ts';
import { done } from './rows.ts';

const TITLE = 'Canals Act 1996';

/** A sentence of so many words, none of them twice, in a section of its own. */
const sentenceOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `word${at}`);
const actOf = (sentence: string) => ({
  title: TITLE,
  root: () => must(readAkn(outlinedAct(TITLE, 'An Act.', `1 | Canals\n  (1) ${sentence}.`))).instrument.root,
});
const join = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

it('is part of the last paragraph that is put in before it, unless it is to begin a new line', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), fc.nat(6), fc.boolean(), fc.boolean(), (a, b, c, hasOwn, onNewLine) => {
      const words = sentenceOf(a + b + c + 3);
      const [head, middle, tail] = [
        words.slice(0, a + 1),
        words.slice(a + 1, a + b + 2),
        words.slice(a + b + 2),
      ];
      const [own, newLine] = [
        hasOwn ? 'where x,' : '',
        onNewLine ? ' and the words that follow begin on a new line' : '',
      ];
      const put = (after: readonly string[], label: string, lead: string, more = '') =>
        `after “${after.at(-1)}” insert “${lead}\n${join(label, own)}”${more}`;
      const text = (...instructions: readonly string[]) =>
        `In section 1(1) of the ${TITLE}—\n${instructions.map((one, at) => `(${'abc'[at]}) ${one};`).join('\n')}`;
      const act = actOf(words.join(' '));
      const linesOf = (wording: string) => {
        const { text: lines, refused } = outcomeOf({ ...done(wording), act });
        expect(refused).toEqual([]);
        return lines.slice(-Math.max(lines.length - 2, 0));
      };
      const rest = join(...middle, ...tail);
      expect(linesOf(text(put(head, '(a)', '—', newLine)))).toEqual(
        onNewLine
          ? [`(1) ${join(...head)}—`, join('(a)', own), `${rest}.`]
          : [`(1) ${join(...head)}—`, `${join('(a)', own, rest)}.`],
      );
      if (onNewLine) return;
      expect(linesOf(text(put(head, '(a)', '—'), put(middle, '(b)', ', or')))).toEqual([
        `(1) ${join(...head)}—`,
        `${join('(a)', own, ...middle)}, or`,
        `${join('(b)', own, ...tail)}.`,
      ]);
    }),
    { numRuns: 100 },
  );
});
