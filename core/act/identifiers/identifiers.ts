import { type Pid, type Provision, walk } from '../tree.ts';
import { LAWMAKER } from './lawmaker.ts';
import { LEGISLATION } from './legislation.ts';
import type { Above, Scheme } from './scheme.ts';

/** How identifiers are written: as Lawmaker does (`sec_2A__subsec_1`), or as legislation.gov.uk does (`section-2A-1`). */
export const ID_STYLES = ['lawmaker', 'legislation'] as const;
export type IdStyle = (typeof ID_STYLES)[number];

const SCHEMES: Readonly<Record<IdStyle, Scheme>> = { lawmaker: LAWMAKER, legislation: LEGISLATION };
/** `own`: a provision keeps what its file gave it while that still fits; `derived`: all are worked out. */
export type IdSource = 'own' | 'derived';
/** The identifier of each provision of a text but its root, by pid. */
type Identifiers = ReadonlyMap<Pid, string>;

/** Whether a provision's own identifier still says where it is: its number, and what it stands in. */
const stillFits = (node: Provision, above: Above, scheme: Scheme): boolean =>
  node.eid !== undefined && scheme.looksLike(node.eid) && scheme.fits(node.eid, node, above);

function nameAll(root: Provision, style: IdStyle, source: IdSource): Identifiers {
  const scheme = SCHEMES[style];
  const ids = new Map<Pid, string>();
  const takenIds = new Set<string>();
  const counts = new Map<string, number>();
  // Those that provisions keep are set aside first, so that none is given to another.
  const keptIds = new Set<string>();
  const name = (node: Provision, above: Above): string => {
    const { eid } = node;
    if (source === 'own' && eid !== undefined && !takenIds.has(eid) && stillFits(node, above, scheme)) {
      takenIds.add(eid);
      return eid;
    }
    const base = scheme.base(node, above);
    // Counted by base, so that a list of thousands of unnumbered items takes no longer than its length.
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
  const visit = (node: Provision, above: Above): void => {
    for (const child of node.children) {
      const id = name(child, above);
      ids.set(child.pid, id);
      visit(child, { id, text: scheme.startsText(child) ? id : above.text });
    }
  };
  visit(root, { id: '', text: '' });
  return ids;
}

const identifiersByRoot = new WeakMap<Provision, Map<string, Identifiers>>();

/**
 * The identifiers of all provisions of a text but its root, each once (drafting-conventions.md §7.3). They follow the
 * numbers, so they are for files and tables that go out, and never keys.
 */
export function identifiersOf(root: Provision, style: IdStyle, source: IdSource = 'derived'): Identifiers {
  let ofRoot = identifiersByRoot.get(root);
  if (!ofRoot) {
    ofRoot = new Map();
    identifiersByRoot.set(root, ofRoot);
  }
  const key = `${style} ${source}`;
  const ids = ofRoot.get(key) ?? nameAll(root, style, source);
  ofRoot.set(key, ids);
  return ids;
}

/** The style that a text's own file wrote its identifiers in; Lawmaker's for one without any. */
export function idStyleOf(root: Provision): IdStyle {
  for (const { eid } of walk(root)) {
    if (eid === undefined) continue;
    const style = ID_STYLES.find((candidate) => SCHEMES[candidate].looksLike(eid));
    if (style) return style;
  }
  return 'lawmaker';
}

/**
 * The identifier of a provision as its own file writes it, else as that file would: for tables of effects and for
 * export. '' for the root. @throws RangeError if `pid` is not in the tree.
 */
export function eidOf(root: Provision, pid: Pid, style: IdStyle = idStyleOf(root)): string {
  if (pid === root.pid) return '';
  const id = identifiersOf(root, style, 'own').get(pid);
  if (id === undefined) throw new RangeError(`There is no provision ${pid} in this tree`);
  return id;
}
