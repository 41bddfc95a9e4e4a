import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { Live } from './live-insertion.ts';
import { fieldFragment } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';

/** A target as an instruction names it, with the places that were found for it. */
export interface ResolvedTarget {
  readonly target: WordsTarget;
  readonly foundTargets: readonly FoundTarget[];
}

/** Each of the targets by itself: what is done is done to each. */
export const flattenTargets = (resolved: readonly ResolvedTarget[]): Result<readonly FoundTarget[]> =>
  ok(resolved.flatMap(({ foundTargets }) => foundTargets));

/**
 * Targets of what is put in once: "for the first and second sentences substitute “x”" puts one text in the place of both,
 * so sentences that follow each other are one stretch. Where others stand between them, nothing says where it goes.
 * @param isMade why nothing is put in the place of a stretch of several, where that has been done
 */
export function mergeTargets(
  resolved: readonly ResolvedTarget[],
  isMade: (node: Live, text: string) => Result<never> | null = () => null,
): Result<readonly FoundTarget[]> {
  const wholes = resolved.filter(({ target }) => target.type === 'all');
  const all: FoundTarget[] = resolved.flatMap(({ target, foundTargets }) =>
    target.type === 'all' ? [] : foundTargets,
  );
  for (const node of new Set(
    wholes.flatMap(({ foundTargets }) => foundTargets.map(({ place }) => place.node)),
  )) {
    const targetsInNode = wholes.flatMap(({ foundTargets }) =>
      foundTargets.filter(({ place }) => place.node === node),
    );
    const [only, other] = targetsInNode;
    const one = other ? stretchOver(targetsInNode) : only;
    const name = cited(node);
    if (!one)
      return refuse('unsupported', `words can’t be inserted once for several places in ${name}`, name);
    const refusal = other ? isMade(node, one.stretch.fragments[0]?.text ?? '') : null;
    if (refusal) return refusal;
    all.push(one);
  }
  return ok(all);
}

/** One stretch over targets in one field, with nothing but space between them. */
function stretchOver(targets: readonly FoundTarget[]): FoundTarget | undefined {
  const [target] = targets;
  const [first, ...laterFragments] = targets
    .flatMap(({ stretch }) => stretch.fragments)
    .toSorted((a, b) => a.from - b.from);
  if (!target || !first) return undefined;
  const { node, field } = first;
  let end = first.from + first.text.length;
  for (const fragment of laterFragments) {
    if (fragment.node !== node || fragment.field !== field || fragment.from < end) return undefined;
    if (node.text[field].slice(end, fragment.from).trim() !== '') return undefined;
    end = fragment.from + fragment.text.length;
  }
  const fragment = fieldFragment(node, field, first.from, end);
  const stretch = {
    fragments: [fragment],
    from: { fragment: 0, at: 0 },
    to: { fragment: 0, at: fragment.text.length },
  };
  return { ...target, stretch };
}
