import type { Reference, ReferenceIndex } from '../../act/references/references.ts';
import { indexTree, type Provision } from '../../act/tree.ts';
import type { Splice } from '../text/splice.ts';
import type { Fix } from './finding.ts';

const JOINER = /^(?:,? (?:and|or) |, )$/;

/** All references in the same list of labels, in order. Only the reference itself if it is alone. */
function listOf(text: string, inField: readonly Reference[], reference: Reference): readonly Reference[] {
  const isJoined = (a: Reference | undefined, b: Reference | undefined): boolean =>
    a !== undefined && b !== undefined && JOINER.test(text.slice(a.to, b.from));
  let first = inField.indexOf(reference);
  let last = first;
  while (isJoined(inField[first - 1], inField[first])) first--;
  while (isJoined(inField[last], inField[last + 1])) last++;
  return inField.slice(first, last + 1);
}

/** Deletes one label from a list: "section 2 or 2A" becomes "section 2". Null for ranges, and if other words must change, too. */
export function listFix(index: ReferenceIndex, amended: Provision, reference: Reference): Fix | null {
  const text = indexTree(amended).byPid.get(reference.pid)?.[reference.field] ?? '';
  const inField = (index.inside.get(reference.pid) ?? []).filter(({ field }) => field === reference.field);
  const list = listOf(text, inField, reference);
  const at = list.indexOf(reference);
  const [before, after] = [list[at - 1], list[at + 1]];
  if (list.some(({ range }) => range) || list.length < 2) return null;
  const deletion = (from: number, to: number): Splice => ({ at: from, remove: to - from, insert: '' });
  const splices: Splice[] = [];
  if (before) {
    const earlier = list[at - 2];
    const joiner = text.slice(before.to, reference.from);
    if (!after && earlier) splices.push({ at: earlier.to, remove: before.from - earlier.to, insert: joiner });
    splices.push(deletion(before.to, reference.to));
  } else {
    const [word = ''] = /^\S+ /.exec(reference.text) ?? [];
    // "Sections 2 and 2A" would become a plural with one number.
    if (!after || !word || (list.length === 2 && /s $/.test(word))) return null;
    splices.push(deletion(reference.from + word.length, after.from));
  }
  const lastCut = splices.at(-1);
  const words = lastCut ? text.slice(lastCut.at, lastCut.at + lastCut.remove).trim() : '';
  return { words: `Delete “${words}”`, texts: [{ pid: reference.pid, field: reference.field, splices }] };
}
