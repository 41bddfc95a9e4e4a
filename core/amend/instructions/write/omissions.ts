import { withCapitals } from '../capitals.ts';
import { withOmitted } from '../spacing.ts';
import type { Operation, WordsTarget } from '../syntax.ts';
import type { Passage } from './aim.ts';
import { occurrencesOf } from './matching.ts';
import { writeWordChange } from './quoting.ts';
import { singleSpaced } from './tokens.ts';

/** The quotation that omits a passage; null if the passage is replaced, or omitted in another way than by one quotation. */
function quotedOmission(passage: Passage): (WordsTarget & { readonly type: 'quoted' }) | null {
  if (passage.words.trim()) return null;
  const operation = writeWordChange(passage);
  const [only, other] = operation?.type === 'omitWords' ? operation.targets : [];
  return only?.type === 'quoted' && only.where.type === 'once' && !other ? only : null;
}

/**
 * Joins successive omissions in one text: "omit “, without delay,” and “if asked”". Null if fewer than two passages from the
 * first can be omitted so.
 */
export function joinQuotedOmissions(
  passages: readonly Passage[],
): { operation: Operation; count: number } | null {
  const targets: (WordsTarget & { readonly type: 'quoted' })[] = [];
  for (const passage of passages) {
    const target = quotedOmission(passage);
    if (!target) break;
    targets.push(target);
  }
  const [first] = passages;
  if (!first || targets.length < 2) return null;
  const { text } = first;
  const omitted = passages.slice(0, targets.length);
  const wantedText = omitted
    .toReversed()
    .reduce((now, { from, to }) => now.slice(0, from) + now.slice(to), text);
  const textAfter = targets.toReversed().reduce((now, { words }) => {
    const [from = 0] = occurrencesOf(now, words);
    const to = from + words.length;
    const change = { was: now, from, to, words: '', now: withOmitted(now, from, to) };
    return withCapitals(change, first.lettering).text;
  }, text);
  if (singleSpaced(textAfter) !== singleSpaced(wantedText)) return null;
  return { operation: { type: 'omitWords', targets }, count: targets.length };
}
