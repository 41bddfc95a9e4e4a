import type { Pid } from '../act/tree.ts';
import type { Places } from '../amend/edits/draft-places.ts';
import { splitRef } from '../evidence/link.ts';
import type { AmendmentRow, CoverageLink, ProvisionRow } from './report-schema.ts';
import { type CodingIndex, saidBy } from './voices.ts';

/** What happens in one unit of the Act. */
interface Happening {
  /** Each place in it that is changed or linked, with the amendments that change it. */
  readonly places: Map<Pid, Set<string>>;
  readonly links: CoverageLink[];
}

/**
 * The units of the Act that are changed or linked, each with all that bears on it: what is linked to it or to a place in
 * it, and what is linked to an amendment of it.
 */
export function provisionRows(tables: {
  readonly places: Places;
  readonly amendments: readonly AmendmentRow[];
  /** Those that count. */
  readonly links: readonly CoverageLink[];
  readonly index: CodingIndex;
}): readonly ProvisionRow[] {
  const { places, amendments, links, index } = tables;
  const happenings = new Map<Pid, Happening>();
  const at = (pid: Pid): { readonly happening: Happening; readonly changing: Set<string> } | null => {
    const unit = places.unitOf(pid);
    if (!unit) return null;
    const happening = happenings.get(unit.pid) ?? { places: new Map(), links: [] };
    happenings.set(unit.pid, happening);
    const changing = happening.places.get(pid) ?? new Set();
    happening.places.set(pid, changing);
    return { happening, changing };
  };
  for (const { id } of amendments) for (const pid of places.changedBy(id)) at(pid)?.changing.add(id);
  for (const link of links)
    if (link.counted === 'provision') at(splitRef(link.from).id)?.happening.links.push(link);

  const byOrder = ([a]: readonly [Pid, unknown], [b]: readonly [Pid, unknown]) =>
    places.orderOf(a) - places.orderOf(b);
  const linked = new Map(links.map((link) => [link.id, link]));
  return [...happenings].sort(byOrder).flatMap(([pid, { places: inIt, links: own }]) => {
    const unit = places.unitOf(pid);
    if (!unit) return [];
    const mine = amendments.filter(({ provisions }) => provisions.includes(pid));
    const behind = [...mine.flatMap((row) => row.links.flatMap((id) => linked.get(id) ?? [])), ...own];
    const askedIds = new Set(behind.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)));
    const row: ProvisionRow = {
      ...unit,
      places: [...inIt].sort(byOrder).map(([place, changing]) => ({
        pid: place,
        cite: places.cite(place),
        amendments: [...changing],
      })),
      amendments: mine.map(({ id }) => id),
      recommendations: [...askedIds],
      said: saidBy(behind, index),
      links: own.map(({ id }) => id),
      suspect: behind.filter(({ suspect }) => suspect.length > 0).map(({ id }) => id),
    };
    return [row];
  });
}
