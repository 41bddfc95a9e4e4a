import { parseCitation } from './citation.ts';
import type { Instrument, OutstandingEffect } from './instrument.ts';
import { indexTree, type Pid, type Provision } from './tree.ts';

/** A citation, or where there is no such provision yet ("s. 9(4)", inserted), the nearest one that it would be in. */
function nearestPlace(root: Provision, citation: string): Pid | null {
  for (let words = citation.trim(); words !== ''; ) {
    const pid = parseCitation(root, words);
    if (pid !== null) return pid;
    const shorter = words.replace(/\s*\([^()]*\)$/, '');
    if (shorter === words) return null;
    words = shorter;
  }
  return null;
}

const RANGE = /^(.*?)(\d+[A-Z]*)\s*[-–]\s*(\d+[A-Z]*)$/;

/** "s. 5-7": from the first to the last of its kind, in the order of the text; the ends alone where those differ. */
function rangePlaces(root: Provision, before: string, first: string, last: string): readonly Pid[] {
  const ends = [first, last].flatMap((number) => nearestPlace(root, before + number) ?? []);
  const { byPid } = indexTree(root);
  const order = [...byPid.keys()];
  const [from = -1, to = -1] = ends.map((pid) => order.indexOf(pid));
  const kind = byPid.get(ends[0] ?? '')?.kind;
  if (ends.length < 2 || to < from) return ends;
  return order.slice(from, to + 1).filter((pid) => byPid.get(pid)?.kind === kind);
}

/**
 * The provisions that an effect is on, of those that the text has: "s. 9(1) and (3)", "s. 97(1) (2)", "s. 5-7",
 * "Sch. 16 para. 34(4)(a) para. 35". Empty where none is named, as for "Act" or "not known".
 */
function affectedPlaces(root: Provision, affected: string): readonly Pid[] {
  const pids: Pid[] = [];
  let unit = '';
  for (const citedPlace of affected.split(/\s*(?:[,;]|\band\b)\s*|\s+(?=\()|(?<=\))\s+(?=para\.)/)) {
    const schedule = /^Sch\.? \S+/.exec(unit)?.[0] ?? '';
    const citation = citedPlace.startsWith('(')
      ? unit + citedPlace
      : citedPlace.startsWith('para') && schedule !== ''
        ? `${schedule} ${citedPlace}`
        : citedPlace;
    unit = citation.replace(/\(.*/, '');
    const [, before, first, last] = RANGE.exec(citation) ?? [];
    const nearest = nearestPlace(root, citation);
    if (before !== undefined && first && last) pids.push(...rangePlaces(root, before, first, last));
    else if (nearest !== null) pids.push(nearest);
  }
  return [...new Set(pids)];
}

type Effects = ReadonlyMap<Pid, readonly OutstandingEffect[]>;
const effectsByInstrument = new WeakMap<Instrument, Effects>();

/**
 * The changes that other legislation makes and that the text does not show, by the provisions they are on. An effect of
 * which the text has no place is under none.
 */
export function outstandingByPlace(instrument: Instrument): Effects {
  const read = effectsByInstrument.get(instrument);
  if (read) return read;
  const effects = new Map<Pid, OutstandingEffect[]>();
  for (const effect of instrument.outstanding)
    for (const pid of affectedPlaces(instrument.root, effect.affectedProvisions))
      effects.set(pid, [...(effects.get(pid) ?? []), effect]);
  effectsByInstrument.set(instrument, effects);
  return effects;
}
