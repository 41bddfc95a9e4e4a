import { cite } from '../../../core/act/citation.ts';
import type { Instrument, OutstandingEffect } from '../../../core/act/instrument.ts';
import { outstandingByPlace } from '../../../core/act/outstanding.ts';
import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { plainDate } from '../../ui/dates.ts';

/** "s. 5: repealed from 1 December 2020, by the …": a later change, and how certain it is. */
function effectSentence(root: Provision, pid: Pid, effect: OutstandingEffect): string {
  const when = effect.inForce ? ` from ${plainDate(effect.inForce)}` : '';
  const doubt = effect.status === 'verified' ? '' : ` (${effect.status})`;
  return `${cite(root, pid, 'short')}: ${effect.effect}${when}, by ${effect.affecting}${doubt}.`;
}

/** The later changes to a provision and its descendants that the text does not show, a sentence for each. */
export function outstandingIn(instrument: Instrument, provision: Provision): readonly string[] {
  const byPlace = outstandingByPlace(instrument);
  if (byPlace.size === 0) return [];
  return [...walk(provision)].flatMap(({ pid }) =>
    (byPlace.get(pid) ?? []).map((effect) => effectSentence(instrument.root, pid, effect)),
  );
}

const rowsByInstrument = new WeakMap<Instrument, ReadonlyMap<Pid, string>>();

/** These sentences for the rows of the outline, by pid: for each changed provision and its ancestors. */
export function outstandingRows(instrument: Instrument): ReadonlyMap<Pid, string> {
  const cachedRows = rowsByInstrument.get(instrument);
  if (cachedRows) return cachedRows;
  const { root } = instrument;
  const { byPid, parentOf } = indexTree(root);
  const rows = new Map<Pid, string>();
  for (const pid of outstandingByPlace(instrument).keys())
    for (let node = byPid.get(pid); node && node !== root; node = parentOf.get(node.pid))
      if (!rows.has(node.pid)) rows.set(node.pid, outstandingIn(instrument, node).join(' '));
  rowsByInstrument.set(instrument, rows);
  return rows;
}
