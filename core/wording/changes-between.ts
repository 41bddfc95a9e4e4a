import type { Provision } from '../act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../amend/redline/redline.ts';
import { sameValue } from '../base/same-value.ts';
import { compare } from '../compare/compare.ts';
import { describeDifferences } from '../compare/describe-differences.ts';
import type { TextChange } from './proposed-item-schema.ts';

/** A text as amended by some amendments. */
interface AmendedText {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
}

/** Cached amended texts. The text after one instruction is the text before the next. */
const texts = new WeakMap<readonly Drafted[], { readonly base: Provision; readonly text: Provision }>();

function amendedTextOf({ base, amendments }: AmendedText): Provision {
  const cached = texts.get(amendments);
  if (cached?.base === base) return cached.text;
  const text = asAmendedOf(redline(base, amendments));
  texts.set(amendments, { base, text });
  return text;
}

/**
 * Two texts without the provisions that are equal in both. They are nearly all of an Act, and would otherwise be compared for
 * each of hundreds of instructions.
 */
function changedParts(before: Provision, after: Provision): readonly [Provision, Provision] {
  const [oldChildren, newChildren] = [before.children, after.children];
  const hasSameChildren =
    oldChildren.length === newChildren.length &&
    oldChildren.every(({ pid }, at) => pid === newChildren[at]?.pid);
  if (!hasSameChildren) return [before, after];
  const pairs = oldChildren.flatMap((old, at) => {
    const now = newChildren[at];
    return now && !sameValue(old, now) ? [changedParts(old, now)] : [];
  });
  return [
    { ...before, children: pairs.map(([old]) => old) },
    { ...after, children: pairs.map(([, now]) => now) },
  ];
}

/** The differences between two amended texts, in words. */
export function changesBetween(earlier: AmendedText, later: AmendedText): readonly TextChange[] {
  const [before, after] = [amendedTextOf(earlier), amendedTextOf(later)];
  const compared = compare(...changedParts(before, after));
  // Citations need the whole texts, because the name of a place may depend on its content and on what is before it.
  return describeDifferences({ ...compared, before, after }).map(({ place, before, after, words }) => ({
    place,
    before,
    after,
    words,
  }));
}
