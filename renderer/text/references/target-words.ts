import type { Pid } from '../../../core/act/tree.ts';
import { linesOf, plainLines, type TextSide } from '../../../core/amend/redline/lines.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';

/** The words shown for a provision that a reference names. */
export interface TargetWords {
  /** The number and heading of the section it is in: `2A Offence of stalking`. */
  readonly heading: string;
  /** Its own lines, as many as fit. */
  readonly lines: readonly string[];
  /** Whether lines were left out. */
  readonly isCut: boolean;
}

/** The most characters shown. */
const ROOM = 600;

function pathTo(node: RedlineNode, pid: Pid, leave: string): readonly RedlineNode[] | null {
  if (node.changeStatus.state === leave) return null;
  if (node.provision.pid === pid) return [node];
  for (const child of node.children) {
    const path = pathTo(child, pid, leave);
    if (path) return [node, ...path];
  }
  return null;
}

/** The words of a provision in a reading; null where it isn’t in that reading. */
export function targetWords(act: RedlineNode, pid: Pid, reading: TextSide): TargetWords | null {
  const path = pathTo(act, pid, reading === 'original' ? 'inserted' : 'deleted');
  const node = path?.at(-1);
  if (!path || !node) return null;
  const headed = path.findLast(
    ({ provision }) => provision.kind === 'section' || provision.kind === 'schedule',
  );
  const heading = headed
    ? (plainLines(linesOf({ ...headed, children: [] }), reading)[0] ?? '').replace('\t', ' ')
    : '';
  const all = plainLines(linesOf(node), reading).slice(headed === node ? 1 : 0);
  let room = ROOM;
  const lines = all.filter((line) => {
    room -= line.length;
    return room + line.length > 0;
  });
  return { heading, lines, isCut: lines.length < all.length };
}
