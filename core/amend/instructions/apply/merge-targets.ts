import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { LiveNode } from './live-node.ts';
import { fieldFragment } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';

/** A target of an instruction, and the places that were found for it. */
export interface ResolvedTarget {
  readonly target: WordsTarget;
  readonly foundTargets: readonly FoundTarget[];
}

/** All targets as one list, for an operation that is repeated at each of them. */
export const flattenTargets = (resolved: readonly ResolvedTarget[]): Result<readonly FoundTarget[]> =>
  ok(resolved.flatMap(({ foundTargets }) => foundTargets));

/**
 * Merges targets whose new text is inserted only once. "For the first and second sentences substitute “x”" puts one text in
 * the place of both, so adjacent sentences become one range. Refuses sentences that have others between them.
 * @param refuseIfMade refuses a merged range that already has the new text
 */
export function mergeTargets(
  resolved: readonly ResolvedTarget[],
  refuseIfMade: (node: LiveNode, text: string) => Result<never> | null = () => null,
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
    const merged = other ? stretchOver(targetsInNode) : only;
    const name = cited(node);
    if (!merged)
      return refuse('unsupported', `words can’t be inserted once for several places in ${name}`, name);
    const refusal = other ? refuseIfMade(node, merged.stretch.fragments[0]?.text ?? '') : null;
    if (refusal) return refusal;
    all.push(merged);
  }
  return ok(all);
}

/** One range over all targets; undefined unless they are in one field, with only spaces between them. */
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
