import { type Provision, pathTo } from '../../../core/act/tree.ts';
import {
  type Alternatives,
  alternativesOf,
  type ContestedPlace,
} from '../../../core/amend/changes/alternatives.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import { type RedlineNode, redline } from '../../../core/amend/redline/redline.ts';

/** What one alternative does to a contested place. */
interface Side {
  readonly am: string;
  /** The smallest provision around the place, with this amendment alone; empty where it can’t be drawn. */
  readonly lines: readonly Line[];
  readonly words: readonly string[];
}

function find(node: RedlineNode, pid: string): RedlineNode | null {
  if (node.provision.pid === pid) return node;
  for (const child of node.children) {
    const descendant = find(child, pid);
    if (descendant) return descendant;
  }
  return null;
}

/** The sides of a contested place, for a comparison. */
export function sidesOf(
  root: Provision,
  amendments: readonly Amendment[],
  { pid, field, readings }: ContestedPlace,
): readonly Side[] {
  // A provision that only the amendments insert is drawn under its parent.
  const drawn = pathTo(root, pid).at(-1)?.pid;
  return readings.map(({ am, words }) => {
    const amendment = amendments.find(({ id }) => id === am);
    const node = amendment && drawn !== undefined ? find(redline(root, [amendment]), drawn) : null;
    const smallest = node && field !== null && field !== 'wrapUp' ? { ...node, children: [] } : node;
    return { am, words, lines: smallest ? linesOf(smallest) : [] };
  });
}

/** Every group of alternatives in a review, without withdrawn amendments. */
export const alternativeGroups = (
  root: Provision,
  amendments: readonly Amendment[],
): readonly Alternatives[] => alternativesOf(root, amendments.filter(isLive));

/** The amendments of a group that one member can’t be shown with. */
export const rivalsOf = ({ pairs }: Alternatives, id: string): readonly string[] =>
  pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
