import { isNumbered } from '../act/numbering.ts';
import type { Provision } from '../act/tree.ts';
import { makerKey, type TextChange } from './changes.ts';

/** A word, or two, as “SCHEDULE 2”: what else a file has in a number’s place is none. */
const NUMBER = /^[^\s,;]{1,20}(?: [^\s,;]{1,20})?$/u;

/**
 * The number that a provision has in a returned file, by what one person did to it there; null where that is no number, where
 * several did, or where a change of the draft's own was rejected.
 */
export function numberIn(node: Provision, changes: readonly TextChange[]): string | null {
  const [first] = changes;
  if (!first || !isNumbered(node.kind) || node.num === '') return null;
  if (changes.some(({ maker }) => maker.how === 'rejected' || makerKey(maker) !== makerKey(first.maker)))
    return null;
  if (changes.some(({ restored, past }) => restored.length + past.length > 0)) return null;
  let { num } = node;
  for (const { at, remove, insert } of changes.toSorted((a, b) => b.at - a.at))
    num = num.slice(0, at) + insert + num.slice(at + remove);
  return NUMBER.test(num) && num !== node.num ? num : null;
}
