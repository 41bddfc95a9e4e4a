import { count } from '../../core/base/english.ts';
import type { ChangeClass } from '../../core/compare/classes.ts';

/** Describes how a text differs from another, in a sentence. `it` names the other text: `the text held as enacted`. */
export function differenceWords(differences: Readonly<Record<ChangeClass, number>>, it: string): string {
  const { substantive, numbering, punctuation, typography } = differences;
  const all = substantive + numbering + punctuation + typography;
  if (all === 0) return `Word for word the same as ${it}.`;
  const kinds = [
    [substantive, 'of substance'],
    [numbering, 'of numbering'],
    [punctuation, 'of punctuation'],
    [typography, 'of typography'],
  ] as const;
  const parts = kinds.filter(([number]) => number > 0).map(([number, of]) => `${number} ${of}`);
  return `Differs from ${it} in ${count(all, 'place')}: ${parts.join(', ')}.`;
}
