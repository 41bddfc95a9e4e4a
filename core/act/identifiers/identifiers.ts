import { memoise } from '../../base/once.ts';
import { type Pid, type Provision, walk } from '../tree.ts';
import { LAWMAKER } from './lawmaker.ts';
import { LEGISLATION } from './legislation.ts';
import type { AncestorIds, Scheme } from './scheme.ts';

/** The styles of identifiers: Lawmaker's (`sec_2A__subsec_1`) and legislation.gov.uk's (`section-2A-1`). */
export const ID_STYLES = ['lawmaker', 'legislation'] as const;
export type IdStyle = (typeof ID_STYLES)[number];

const SCHEMES: Readonly<Record<IdStyle, Scheme>> = { lawmaker: LAWMAKER, legislation: LEGISLATION };
/** `own`: a provision keeps the identifier from its file while it fits. `derived`: all identifiers are computed. */
export type IdSource = 'own' | 'derived';
/** The identifier of each provision of a text except its root, by pid. */
type Identifiers = ReadonlyMap<Pid, string>;

/** Whether a provision's own identifier still agrees with its number and its parents. */
const stillFits = (node: Provision, above: AncestorIds, scheme: Scheme): boolean =>
  node.eid !== undefined && scheme.looksLike(node.eid) && scheme.fits(node.eid, node, above);

function nameAll(root: Provision, style: IdStyle, source: IdSource): Identifiers {
  const scheme = SCHEMES[style];
  const ids = new Map<Pid, string>();
  const takenIds = new Set<string>();
  const counts = new Map<string, number>();
  // The identifiers in the file are reserved, so that no other provision gets one of them.
  const keptIds = new Set<string>();
  const name = (node: Provision, above: AncestorIds): string => {
    const { eid } = node;
    if (source === 'own' && eid !== undefined && !takenIds.has(eid) && stillFits(node, above, scheme)) {
      takenIds.add(eid);
      return eid;
    }
    const base = scheme.base(node, above);
    // The count by base keeps the time linear for a list of thousands of unnumbered items.
    let nth = counts.get(base) ?? 0;
    let id = base + scheme.suffix(nth, node);
    while (takenIds.has(id) || (keptIds.has(id) && id !== eid)) {
      nth += 1;
      id = base + scheme.suffix(nth, node);
    }
    counts.set(base, nth + 1);
    takenIds.add(id);
    return id;
  };
  if (source === 'own') for (const { eid } of walk(root)) if (eid !== undefined) keptIds.add(eid);
  const visit = (node: Provision, above: AncestorIds): void => {
    for (const child of node.children) {
      const id = name(child, above);
      ids.set(child.pid, id);
      visit(child, { id, text: scheme.startsText(child) ? id : above.text });
    }
  };
  visit(root, { id: '', text: '' });
  return ids;
}

const identifiersCache = memoise((_: Provision) => new Map<string, Identifiers>());

/**
 * The identifiers of all provisions of a text except its root; each is unique (drafting-conventions.md §7.3). They change with
 * the numbers, so they are only for exported files and tables, and never used as keys.
 */
export function identifiersOf(root: Provision, style: IdStyle, source: IdSource = 'derived'): Identifiers {
  const cache = identifiersCache(root);
  const key = `${style} ${source}`;
  const ids = cache.get(key) ?? nameAll(root, style, source);
  cache.set(key, ids);
  return ids;
}

/** The style of the identifiers in a text's file. Lawmaker's if the file has none. */
export function idStyleOf(root: Provision): IdStyle {
  for (const { eid } of walk(root)) {
    if (eid === undefined) continue;
    const style = ID_STYLES.find((candidate) => SCHEMES[candidate].looksLike(eid));
    if (style) return style;
  }
  return 'lawmaker';
}

/**
 * The identifier of a provision from its file or, if it has none, in the style of the file. For tables of effects and for
 * export. '' for the root. @throws RangeError if `pid` is not in the tree.
 */
export function eidOf(root: Provision, pid: Pid, style: IdStyle = idStyleOf(root)): string {
  if (pid === root.pid) return '';
  const id = identifiersOf(root, style, 'own').get(pid);
  if (id === undefined) throw new RangeError(`There is no provision ${pid} in this tree`);
  return id;
}
