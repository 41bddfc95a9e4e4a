import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexTree } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { amendment, currentAct, packOf, pidOf } from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';
import { readDocx, within } from '../../support/word/docx-reader.ts';

const PID = pidOf('2A', '(3)', '(a)');
const WORDS = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliet'];
const text = indexTree(currentAct().root).byPid.get(PID)?.content ?? '';
/** Where each word of the provision begins and ends. */
const PLACES = [...text.matchAll(/\p{L}+/gu)].map(({ index, 0: word }) => ({
  from: index,
  to: index + word.length,
  word,
}));
const HOUR = 3_600_000;
const timeOf = (step: number) => new Date(Date.UTC(2026, 0, 5, 9) + step * HOUR).toISOString();
const inWord = (step: number) => timeOf(step).replace('.000', '');

/** One thing done to the provision: a new word before one of its words, or one of its words struck. */
const doing = fc.record({ strike: fc.boolean(), at: fc.nat(PLACES.length - 1), before: fc.boolean() });

it('dates every tracked change with when its words were typed or struck', () => {
  fc.assert(
    fc.property(fc.array(doing, { minLength: 1, maxLength: WORDS.length }), (doings) => {
      const put = new Map<number, string>();
      const struck = new Set<number>();
      const when = new Map<string, string>();
      const made: MadeRevision[] = [];
      let last: Amendment | undefined;
      for (const [step, { strike, at, before }] of doings.entries()) {
        const word = WORDS[step] ?? '';
        const place = PLACES[at];
        if (!place) continue;
        if (strike && !struck.has(at)) {
          struck.add(at);
          when.set(`del ${place.word} ${at}`, inWord(step));
        } else {
          const known = put.get(at) ?? '';
          put.set(at, before ? `${word} ${known}` : `${known}${word} `);
          when.set(`ins ${word}`, inWord(step));
        }
        const edits = PLACES.flatMap(({ from, to }, nth): Edit[] => {
          const base = { type: 'text', pid: PID, field: 'content', rank: 'V' } as const;
          const insert = put.get(nth);
          return [
            ...(insert ? [{ ...base, from, to: from, insert }] : []),
            ...(struck.has(nth) ? [{ ...base, from, to, insert: '' }] : []),
          ];
        });
        const mark = { seq: step + 1, revision: step + 1, who: 'Ann', at: timeOf(step), because: '' };
        last = amendment('A-001', edits);
        made.push({ amendment: last, mark });
      }
      if (!last) return;
      // It was agreed long after, which is no change of its words.
      const agreed = { ...last, state: 'agreed' as const, changedAt: '2026-12-24T10:00:00.000Z' };
      made.push({
        amendment: agreed,
        mark: { seq: 99, revision: 99, who: 'Bo', at: agreed.changedAt, because: '' },
      });
      const bytes = docxOf(packOf([agreed]), [], 'lawyer', new Map([['A-001', made]]));
      const changes = within(readDocx(bytes), ACT_BOOKMARK)
        .flatMap(({ runs }) => runs)
        .filter(({ kind }) => kind !== 'kept');
      const dated = changes.flatMap(({ kind, text: words, date }) =>
        [...words.matchAll(/\p{L}+/gu)].map(([word]) => ({ kind, word, date })),
      );
      expect(dated.filter(({ kind }) => kind === 'ins').length).toBe(
        [...when.keys()].filter((key) => key.startsWith('ins')).length,
      );
      for (const { kind, word, date } of dated) {
        const expected = [...when]
          .filter(([key]) => key === `ins ${word}` || key.startsWith(`del ${word} `))
          .map(([, at]) => at);
        expect(expected, `${kind} ${word}`).toContain(date);
      }
      for (const date of when.values()) expect(changes.map((change) => change.date)).toContain(date);
    }),
    { numRuns: caseCount(15, 600) },
  );
});
