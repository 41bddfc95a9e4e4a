import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { Live } from './live.ts';
import { fieldPiece } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';

/** Words as an instruction names them, and where they were found. */
export interface Named {
  readonly target: WordsTarget;
  readonly found: readonly FoundTarget[];
}

/** Each of the targets by itself: what is done is done to each. */
export const apart = (named: readonly Named[]): Result<readonly FoundTarget[]> =>
  ok(named.flatMap(({ found }) => found));

/**
 * Targets of what is put in once: "for the first and second sentences substitute “x”" puts one text in the place of both,
 * so sentences that follow each other are one stretch. Where others stand between them, nothing says where it goes.
 * @param isMade why nothing is put in the place of a stretch of several, where that has been done
 */
export function asOne(
  named: readonly Named[],
  isMade: (node: Live, text: string) => Result<never> | null = () => null,
): Result<readonly FoundTarget[]> {
  const wholes = named.filter(({ target }) => target.type === 'all');
  const all: FoundTarget[] = named.flatMap(({ target, found }) => (target.type === 'all' ? [] : found));
  for (const node of new Set(wholes.flatMap(({ found }) => found.map(({ place }) => place.node)))) {
    const here = wholes.flatMap(({ found }) => found.filter(({ place }) => place.node === node));
    const [only, other] = here;
    const one = other ? stretchOver(here) : only;
    const name = cited(node);
    if (!one) return refuse('unsupported', `words can’t be put in once for several places of ${name}`, name);
    const made = other ? isMade(node, one.stretch.pieces[0]?.text ?? '') : null;
    if (made) return made;
    all.push(one);
  }
  return ok(all);
}

/** One stretch over targets in one field, with nothing but space between them. */
function stretchOver(targets: readonly FoundTarget[]): FoundTarget | undefined {
  const [target] = targets;
  const [first, ...rest] = targets
    .flatMap(({ stretch }) => stretch.pieces)
    .toSorted((a, b) => a.from - b.from);
  if (!target || !first) return undefined;
  const { node, field } = first;
  let end = first.from + first.text.length;
  for (const piece of rest) {
    if (piece.node !== node || piece.field !== field || piece.from < end) return undefined;
    if (node.text[field].slice(end, piece.from).trim() !== '') return undefined;
    end = piece.from + piece.text.length;
  }
  const piece = fieldPiece(node, field, first.from, end);
  const stretch = { pieces: [piece], from: { piece: 0, at: 0 }, to: { piece: 0, at: piece.text.length } };
  return { ...target, stretch };
}
