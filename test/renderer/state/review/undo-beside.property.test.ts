import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provision } from '../../../../core/act/tree.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import {
  amendedText,
  applyTyping,
  fieldState,
  withFieldEdits,
} from '../../../../core/amend/typing/typing.ts';
import { withChangeMerged } from '../../../../core/amend/typing/undo-edits.ts';
import { amount } from '../../../support/run/amount.ts';

const AM = 'A-001';
/** Its letters are all different, too. */
const base = 'abcdefghijklmnop';
const line = provision({ pid: 's1-1', kind: 'subsection', num: '(1)', content: base });
const section = provision({ pid: 's1', kind: 'section', num: '1', heading: 'Letters', children: [line] });
const act = provision({ pid: 'act', kind: 'act', heading: 'An Act', children: [section] });

/** Each sign that is typed is like no other, a word of its own, and says whose it is. */
const FIRST = { hers: 0x2200, his: 0x2600 } as const;
type Hand = keyof typeof FIRST;

const keystroke = fc.record({
  hand: fc.constantFrom<Hand>('hers', 'his'),
  at: fc.nat(1000),
  removes: fc.oneof(fc.constant(0), fc.nat(12)),
  inserts: fc.nat(3),
  side: fc.constantFrom('before' as const, 'after' as const),
});

const textOf = (edits: readonly Edit[]): string =>
  amendedText(fieldState(line, 'content', [{ id: AM, edits }]));

const sorted = (letters: Iterable<string>): string => [...letters].toSorted().join('');

interface Step {
  readonly before: readonly Edit[];
  readonly after: readonly Edit[];
}

/** What two typed in one amendment, one after the other: what hers did, step by step, and the letters that he took out. */
function typedBy(strokes: readonly (typeof keystroke extends fc.Arbitrary<infer T> ? T : never)[]) {
  let now: readonly Edit[] = [];
  const next = { ...FIRST };
  const hers: Step[] = [];
  const cutByHim = new Set<string>();
  for (const { hand, at, removes, inserts, side } of strokes) {
    const text = textOf(now);
    const from = at % (text.length + 1);
    const remove = Math.min(removes, text.length - from);
    const insert = Array.from({ length: inserts }, () => String.fromCharCode(next[hand]++)).join('');
    if (hand === 'his') for (const letter of text.slice(from, from + remove)) cutByHim.add(letter);
    const state = fieldState(line, 'content', [{ id: AM, edits: now }]);
    const typed = applyTyping(state, AM, { at: from, remove, insert }, side);
    const after = withFieldEdits(now, state, typed.changes.get(AM) ?? state.edits.get(AM) ?? []);
    if (hand === 'hers') hers.push({ before: now, after });
    now = after;
  }
  const his = Array.from({ length: next.his - FIRST.his }, (_, nth) => String.fromCharCode(FIRST.his + nth));
  return { now, hers, left: [...base, ...his].filter((letter) => !cutByHim.has(letter)) };
}

/** Turns what stands, where that can be; with what stays keeping its order. */
function turn(now: readonly Edit[], from: readonly Edit[], to: readonly Edit[]): readonly Edit[] | null {
  const next = withChangeMerged(act, now, from, to)?.edits;
  if (!next) return null;
  expect(checkEdits(act, next)).toMatchObject({ ok: true });
  const [was, is] = [[...textOf(now)], [...textOf(next)]];
  expect(is.filter((letter) => was.includes(letter))).toEqual(was.filter((letter) => is.includes(letter)));
  return next;
}

test('taking back all that one hand did in an amendment of two leaves all that the other did, and nothing else', () => {
  const count = { steps: 0, taken: 0, again: 0 };
  fc.assert(
    fc.property(fc.array(keystroke, { maxLength: 30 }), (strokes) => {
      const { hers, left, ...typed } = typedBy(strokes);
      let { now } = typed;
      const undone: Step[] = [];
      for (const step of hers.toReversed()) {
        const back = turn(now, step.after, step.before);
        count.steps += 1;
        if (!back) continue;
        undone.unshift(step);
        now = back;
      }
      count.taken += undone.length;
      expect(sorted(textOf(now))).toBe(sorted(left));
      // Done again, it takes out none of his.
      const his = left.filter((letter) => letter >= String.fromCharCode(FIRST.his));
      const cutByHer = new Set(
        hers.flatMap(({ before, after }) =>
          [...textOf(before)].filter((letter) => !textOf(after).includes(letter)),
        ),
      );
      for (const { before, after } of undone) {
        const again = turn(now, before, after);
        if (!again) continue;
        count.again += 1;
        now = again;
      }
      expect([...textOf(now)]).toEqual(expect.arrayContaining(his.filter((letter) => !cutByHer.has(letter))));
    }),
    { numRuns: amount(300, 20_000) },
  );
  expect(count.taken).toBeGreaterThan(count.steps / 2);
  expect(count.again).toBeGreaterThan(count.taken / 2);
});
