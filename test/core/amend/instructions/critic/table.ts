import { diffArrays } from 'diff';
import { expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { type EffectRow, effectsOf } from '../../../../../core/amend/instructions/effect-table.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { amendedText, applySession, lines } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';

/**
 * An amending sentence; the lines of the Act that go (`-`) and come (`+`) by it, worked out by hand, or why nothing
 * does; and its rows in the table of effects: `sub sec_1__subsec_1 Replace`, with `whole` where a section or more is.
 */
export type Row = readonly [
  wording: string,
  becomes: readonly string[] | RegExp,
  effects?: string,
  titles?: readonly string[],
];

/** What a text's wording makes of an Act: the lines that it changes, what it refuses and why, and its effects. */
export function outcomeOf(base: Provision, wording: string, titles: readonly string[] = []) {
  const amending = must(readAmendingText(wording));
  const items = readInstructions(amending);
  const session = applySession(base, { amending, mayOvertake: () => true, titles });
  const applied = applyAll(session, items, (count) => `A-${String(count + 1).padStart(3, '0')}`);
  const rows = effectsOf(applied);
  const changed = diffArrays([...lines(base)], [...lines(amendedText(applied.session))]).flatMap((part) =>
    part.added || part.removed ? part.value.map((line) => (part.added ? '+' : '-') + line) : [],
  );
  const refused = rows.filter(({ status }) => status !== 'applied').map(({ reason }) => reason);
  return { items, rows, changed, refused, unnamed: applied.unnamed };
}

const SHORT = { insertion: 'ins', substitution: 'sub', deletion: 'del', '': '-' } as const;

const shortRow = (row: EffectRow): string =>
  [
    SHORT[row.type_of_amendment],
    row.affected_provision,
    row.location,
    ...(row.whole_provision === 'true' ? ['whole'] : []),
  ].join(' ');

/** Tests for a table: each sentence is applied by itself to the Act. */
export function judge(act: () => Provision, rows: readonly Row[]): void {
  const base = act();
  it.each(rows.map((row): [string, Row] => [row[0], row]))('%s', (wording, [, becomes, effects, titles]) => {
    const { changed, refused, rows: table } = outcomeOf(base, wording, titles);
    if (becomes instanceof RegExp) {
      expect({ changed, refused }).toEqual({ changed: [], refused: [expect.stringMatching(becomes)] });
    } else expect({ changed, refused }).toEqual({ changed: becomes, refused: [] });
    if (effects !== undefined) expect(table.map(shortRow).join('; ')).toBe(effects);
  });
}
