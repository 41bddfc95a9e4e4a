import type { RedlineNode } from '../../redline/redline.ts';
import type { DraftInstruction } from './writing.ts';

/** Cuts a run of siblings into batches that one instruction can change: of one kind, one amendment and one status. */
export function cutIntoBatches(nodes: readonly RedlineNode[]): readonly (readonly RedlineNode[])[] {
  const nodeBatches: RedlineNode[][] = [];
  for (const node of nodes) {
    const last = nodeBatches.at(-1)?.at(-1);
    const isSame =
      last &&
      last.changeStatus.state === node.changeStatus.state &&
      last.provision.kind === node.provision.kind &&
      last.provision.kind !== 'crossheading' &&
      owner(last) === owner(node) &&
      pairOf(last) === pairOf(node) &&
      isMove(last) === isMove(node);
    if (isSame) nodeBatches.at(-1)?.push(node);
    else nodeBatches.push([node]);
  }
  return nodeBatches;
}

const owner = ({ changeStatus }: RedlineNode): string =>
  changeStatus.state === 'kept' ? '' : changeStatus.am;
const pairOf = ({ changeStatus }: RedlineNode): string | undefined =>
  changeStatus.state === 'kept' ? undefined : changeStatus.pair;
const isMove = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved !== undefined;

/**
 * Whether inserted provisions replace the omitted ones just before them: they are a recorded pair, or of one kind and amendment.
 * Counsel would substitute them, and never omit subsection (2) and insert a subsection (2A) in its place.
 */
export function isSubstitution(
  out: readonly RedlineNode[],
  inserted: readonly RedlineNode[] | undefined,
): boolean {
  const [first, next] = [out[0], inserted?.[0]];
  if (!first || !next || first.changeStatus.state !== 'deleted' || next.changeStatus.state !== 'inserted')
    return false;
  if (isMove(first) || isMove(next) || owner(first) !== owner(next)) return false;
  if (first.provision.kind !== next.provision.kind || first.provision.kind === 'crossheading') return false;
  if (pairOf(first) !== undefined || pairOf(next) !== undefined) return pairOf(first) === pairOf(next);
  return true;
}

/** A remark for the two halves of a move, which wording writes as an omission and an insertion. */
export const moveRemark = (batch: readonly RedlineNode[]): Pick<DraftInstruction, 'remark'> =>
  batch.some(isMove)
    ? { remark: 'Part of a move: left out where it stood and put in where it is to stand' }
    : {};
