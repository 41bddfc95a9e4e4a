import { addToList } from '../base/group-by.ts';
import { memoise } from '../base/once.ts';
import { parseCitation } from './citation.ts';
import type { Instrument, OutstandingEffect } from './instrument.ts';
import { indexTree, type Pid, type Provision } from './tree.ts';

/** The provision that a citation names or, if the text doesn't have that provision, the nearest one that would contain it. */
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

/** The provisions of a range such as "s. 5-7": all of the first one's kind, in text order. Only the ends if they are not in order. */
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
 * The provisions of the text that an effect names: "s. 9(1) and (3)", "s. 97(1) (2)", "s. 5-7", "Sch. 16 para. 34(4)(a) para.
 * 35". Empty if it names none, such as "Act" or "not known".
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

/**
 * The amendments by other legislation that the text does not show, grouped by the provisions that they affect. An effect that
 * names no provision of the text is left out.
 */
export const outstandingByPlace = memoise(({ root, outstanding }: Instrument): Effects => {
  const effects = new Map<Pid, OutstandingEffect[]>();
  for (const effect of outstanding)
    for (const pid of affectedPlaces(root, effect.affectedProvisions)) addToList(effects, pid, effect);
  return effects;
});
