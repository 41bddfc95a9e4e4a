import type { Instrument } from './instrument.ts';
import { type Field, type Provision, walk } from './tree.ts';

interface Range {
  readonly field?: Field | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A range that names no field is the whole provision; one that does must lie within it. */
function liesWithin(provision: Provision, { field, from, to }: Range): boolean {
  if (field === undefined) return from === undefined && to === undefined;
  if (from === undefined || to === undefined) return from === to;
  return from <= to && to <= provision[field].length;
}

/**
 * What is wrong with an instrument that its schema can't see, in words: a pid used twice, a note or a stretch of
 * status that lies outside its text, words in a provision marked as not held. Empty when it is sound.
 */
export function faultsOf(instrument: Instrument): readonly string[] {
  const faults: string[] = [];
  const byPid = new Map<string, Provision>();
  for (const node of walk(instrument.root)) {
    if (byPid.has(node.pid)) faults.push(`The pid ${node.pid} is used twice`);
    byPid.set(node.pid, node);
    for (const span of node.spans ?? []) {
      if (!liesWithin(node, span)) faults.push(`A stretch of status in ${node.pid} lies outside its text`);
    }
    if (node.missing && (node.intro + node.content + node.wrapUp !== '' || node.children.length > 0))
      faults.push(`${node.pid} is marked as not held, and has words`);
  }
  const ids = new Set<string>();
  for (const note of instrument.notes) {
    if (ids.has(note.id)) faults.push(`The note ${note.id} occurs twice`);
    ids.add(note.id);
    const noted = byPid.get(note.pid);
    if (!noted || !liesWithin(noted, note)) faults.push(`The note ${note.id} is on text that is not there`);
  }
  return faults;
}
