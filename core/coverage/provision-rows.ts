import type { Pid } from '../act/tree.ts';
import type { Places } from '../amend/edits/draft-places.ts';
import { splitRef } from '../evidence/link.ts';
import { type CodingIndex, linkedEvidence } from './linked-evidence.ts';
import type { AmendmentRow, CoverageLink, ProvisionRow } from './report-schema.ts';

/** The changes and links in one unit of the Act. */
interface UnitActivity {
  /** Each provision in the unit that is changed or linked, with the ids of the amendments that change it. */
  readonly places: Map<Pid, Set<string>>;
  readonly links: CoverageLink[];
}

/**
 * The rows of units of the Act that are changed or linked. A row has the links of the unit, of provisions in it, and of the
 * amendments that change it.
 */
export function provisionRows(tables: {
  readonly places: Places;
  readonly amendments: readonly AmendmentRow[];
  /** Only links that count. */
  readonly links: readonly CoverageLink[];
  readonly index: CodingIndex;
}): readonly ProvisionRow[] {
  const { places, amendments, links, index } = tables;
  const activities = new Map<Pid, UnitActivity>();
  const at = (pid: Pid): { readonly activity: UnitActivity; readonly changing: Set<string> } | null => {
    const unit = places.unitOf(pid);
    if (!unit) return null;
    const activity = activities.get(unit.pid) ?? { places: new Map(), links: [] };
    activities.set(unit.pid, activity);
    const changing = activity.places.get(pid) ?? new Set();
    activity.places.set(pid, changing);
    return { activity, changing };
  };
  for (const { id } of amendments) for (const pid of places.changedBy(id)) at(pid)?.changing.add(id);
  for (const link of links)
    if (link.counted === 'provision') at(splitRef(link.from).id)?.activity.links.push(link);

  const byOrder = ([a]: readonly [Pid, unknown], [b]: readonly [Pid, unknown]) =>
    places.orderOf(a) - places.orderOf(b);
  const linked = new Map(links.map((link) => [link.id, link]));
  return [...activities].sort(byOrder).flatMap(([pid, { places: changedPlaces, links: ownLinks }]) => {
    const unit = places.unitOf(pid);
    if (!unit) return [];
    const unitAmendments = amendments.filter(({ provisions }) => provisions.includes(pid));
    const allLinks = [
      ...unitAmendments.flatMap((row) => row.links.flatMap((id) => linked.get(id) ?? [])),
      ...ownLinks,
    ];
    const askedIds = new Set(allLinks.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)));
    const row: ProvisionRow = {
      ...unit,
      places: [...changedPlaces].sort(byOrder).map(([place, changing]) => ({
        pid: place,
        cite: places.cite(place),
        amendments: [...changing],
      })),
      amendments: unitAmendments.map(({ id }) => id),
      recommendations: [...askedIds],
      said: linkedEvidence(allLinks, index),
      links: ownLinks.map(({ id }) => id),
      suspect: allLinks.filter(({ suspect }) => suspect.length > 0).map(({ id }) => id),
    };
    return [row];
  });
}
