import type { Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { placesOf } from '../amend/edits/draft-places.ts';
import { type Link, splitRef } from '../evidence/link.ts';
import type { CountedExcerpt } from './counts.ts';

/** The units of the Act that themes and excerpts concern, through links to amendments and provisions. */
interface ProvisionKeys {
  /** The sections, Schedules and similar units that any theme or excerpt concerns, in document order. */
  readonly keys: readonly { readonly key: string; readonly name: string }[];
  readonly keysOf: (excerpt: CountedExcerpt, theme: string) => Iterable<string>;
}

/**
 * Finds the units of the Act that themes and excerpts concern. A link from an amendment leads to all units that the amendment
 * changes; a link from a provision, to the unit that contains it. Withdrawn amendments don't count.
 */
export function provisionKeys(
  root: Provision,
  amendments: readonly Pick<Amendment, 'id' | 'state' | 'edits'>[],
  links: readonly Pick<Link, 'from' | 'to'>[],
): ProvisionKeys {
  const places = placesOf(root, amendments);
  const byEnd = new Map<string, Set<string>>();
  const names = new Map<string, string>();
  for (const { from, to } of links) {
    const end = splitRef(to).kind;
    if (end !== 'theme' && end !== 'excerpt') continue;
    const { kind, id } = splitRef(from);
    const pids = kind === 'amendment' ? places.changedBy(id) : kind === 'provision' ? [id] : [];
    const keys = byEnd.get(to) ?? new Set();
    byEnd.set(to, keys);
    for (const pid of pids) {
      const unit = places.unitOf(pid);
      if (!unit) continue;
      keys.add(unit.pid);
      names.set(unit.pid, unit.cite);
    }
  }
  const inOrder = [...names].sort(([a], [b]) => places.orderOf(a) - places.orderOf(b));
  return {
    keys: inOrder.map(([key, name]) => ({ key, name })),
    keysOf: ({ id }, theme) => {
      const [ofTheme = [], own = []] = [byEnd.get(`theme:${theme}`), byEnd.get(`excerpt:${id}`)];
      return new Set([...ofTheme, ...own]);
    },
  };
}
