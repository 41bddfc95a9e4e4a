import type { Provision } from '../act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../amend/redline/redline.ts';
import { sameValue } from '../base/same-value.ts';
import { compare } from '../compare/compare.ts';
import { describeDifferences } from '../compare/describe-differences.ts';
import type { TextChange } from './proposed-item-schema.ts';

/** A text as some amendments make it. */
interface Amended {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
}

/** Texts that were made: what one instruction leaves is what the next begins with. */
const texts = new WeakMap<readonly Drafted[], { readonly base: Provision; readonly text: Provision }>();

function textOf({ base, amendments }: Amended): Provision {
  const cached = texts.get(amendments);
  if (cached?.base === base) return cached.text;
  const text = asAmendedOf(redline(base, amendments));
  texts.set(amendments, { base, text });
  return text;
}

/**
 * Two texts without the provisions that stand in both at one place and just as they were: nearly all of an Act, which
 * would be compared again for each of hundreds of instructions.
 */
function changedParts(before: Provision, after: Provision): readonly [Provision, Provision] {
  const [olds, news] = [before.children, after.children];
  const isOneRow = olds.length === news.length && olds.every(({ pid }, at) => pid === news[at]?.pid);
  if (!isOneRow) return [before, after];
  const pairs = olds.flatMap((old, at) => {
    const now = news[at];
    return now && !sameValue(old, now) ? [changedParts(old, now)] : [];
  });
  return [
    { ...before, children: pairs.map(([old]) => old) },
    { ...after, children: pairs.map(([, now]) => now) },
  ];
}

/** What amendments do to the text that others make, in words. */
export function changesBetween(earlier: Amended, later: Amended): readonly TextChange[] {
  const [before, after] = [textOf(earlier), textOf(later)];
  const compared = compare(...changedParts(before, after));
  // What a place is called may come from what stands in it, or before it.
  return describeDifferences({ ...compared, before, after }).map(({ place, before, after, words }) => ({
    place,
    before,
    after,
    words,
  }));
}
