import type { Kind, Pid } from '../act/tree.ts';
import { isUntouched, type RedlineNode, textOf } from '../amend/redline/redline.ts';

const HEADED: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading', 'section', 'schedule']);

/** A heading of a text, as an entry of its table of contents. */
export interface OutlineEntry {
  readonly pid: Pid;
  readonly kind: Kind;
  /** The number of headings above it: 0 for the outermost. */
  readonly depth: number;
  readonly num: string;
  readonly heading: string;
  readonly extent: string;
  /** Whether anything under it differs between the two texts; for a group of sections, whether its own words do. */
  readonly changed: boolean;
  /** Whether the provision is kept, inserted or deleted. */
  readonly changeStatus: RedlineNode['changeStatus']['state'];
}

const ownChanges = (node: RedlineNode): boolean =>
  node.changeStatus.state !== 'kept' ||
  Object.values(node.fields).some((runs) => runs.some((r) => r.kind !== 'kept'));

const anyChange = (node: RedlineNode): boolean =>
  !isUntouched(node) && (ownChanges(node) || node.children.some(anyChange));

/**
 * The headings of an Act with its changes, in order. Headings in quoted provisions are left out, because they belong to
 * another Act. Numbers and headings are as amended, except for omitted ones.
 */
export function outlineOf(root: RedlineNode): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const visit = (node: RedlineNode, depth: number, inherited: string): void => {
    const { pid, kind, extent = inherited } = node.provision;
    if (kind === 'quotation') return;
    // A moved provision is listed at its new place.
    if (node.changeStatus.state === 'deleted' && node.changeStatus.moved) return;
    const headed = HEADED.has(kind);
    if (headed) {
      const leave = node.changeStatus.state === 'deleted' ? 'inserted' : 'deleted';
      const holds = kind === 'section' || kind === 'schedule';
      const changed = holds ? anyChange(node) : ownChanges(node);
      entries.push({
        pid,
        kind,
        depth,
        num: textOf(node.fields.num, leave),
        heading: textOf(node.fields.heading, leave),
        extent,
        changed,
        changeStatus: node.changeStatus.state,
      });
    }
    for (const child of node.children) visit(child, headed ? depth + 1 : depth, extent);
  };
  visit(root, 0, '');
  return entries;
}
