import type { Instrument } from './instrument.ts';
import { type Field, type Provision, walk } from './tree.ts';

interface Range {
  readonly field?: Field | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Whether a range is within the text of its field. A range without a field is the whole provision. */
function isWithinText(provision: Provision, { field, from, to }: Range): boolean {
  if (field === undefined) return from === undefined && to === undefined;
  if (from === undefined || to === undefined) return from === to;
  return from <= to && to <= provision[field].length;
}

/**
 * Faults of an instrument that its schema can't find, in words: a pid used twice, a note or status outside its text, words
 * in a provision that is marked as missing. Empty for a valid instrument.
 */
export function faultsOf(instrument: Instrument): readonly string[] {
  const faults: string[] = [];
  const byPid = new Map<string, Provision>();
  for (const node of walk(instrument.root)) {
    if (byPid.has(node.pid)) faults.push(`The pid ${node.pid} is used twice`);
    byPid.set(node.pid, node);
    for (const span of node.spans ?? []) {
      if (!isWithinText(node, span)) faults.push(`A stretch of status in ${node.pid} lies outside its text`);
    }
    if (node.missing && (node.intro + node.content + node.wrapUp !== '' || node.children.length > 0))
      faults.push(`${node.pid} is marked as not held, and has words`);
  }
  const ids = new Set<string>();
  for (const note of instrument.notes) {
    if (ids.has(note.id)) faults.push(`The note ${note.id} occurs twice`);
    ids.add(note.id);
    const noted = byPid.get(note.pid);
    if (!noted || !isWithinText(noted, note)) faults.push(`The note ${note.id} is on text that is not there`);
  }
  return faults;
}
