import { FIELDS, type Provision } from '../../act/tree.ts';
import { shellOf } from '../edits/division.ts';
import { type ChangeStatus, type RedlineNode, type Run, textOf } from '../redline/redline.ts';

const amOf = (part: Run | ChangeStatus): string | null => ('am' in part ? part.am : null);

const movedOf = (part: Run | ChangeStatus): unknown => ('moved' in part ? part.moved : undefined);
const pairOf = (changeStatus: ChangeStatus): string | undefined =>
  'pair' in changeStatus ? changeStatus.pair : undefined;

const sameChangeStatus = (a: ChangeStatus, b: ChangeStatus): boolean =>
  a.state === b.state && amOf(a) === amOf(b) && movedOf(a) === movedOf(b) && pairOf(a) === pairOf(b);

const sameRuns = (a: readonly Run[], b: readonly Run[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((run, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        run.kind === other.kind &&
        run.text === other.text &&
        amOf(run) === amOf(other) &&
        movedOf(run) === movedOf(other)
      );
    }));

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);

/** Whether provisions are equal. The part of a divided provision is a new object each time, with the same words and parts. */
const sameProvision = (a: Provision, b: Provision): boolean =>
  a === b ||
  (a.pid === b.pid && FIELDS.every((field) => a[field] === b[field]) && sameList(a.children, b.children));

/** Both ends of a move have the same pid, and may have the same parent, so the key includes the state. */
const keyOf = ({ provision, changeStatus }: RedlineNode): string => `${changeStatus.state} ${provision.pid}`;

/**
 * A redline in which every unchanged part is the object of the earlier redline, so that results cached for it stay valid.
 * After a keystroke, only the nodes from the changed provision to the root are new.
 */
export function shareUnchanged(before: RedlineNode, after: RedlineNode): RedlineNode {
  if (before === after) return before;
  const earlierByKey = new Map(before.children.map((child) => [keyOf(child), child]));
  const children = after.children.map((child) => {
    const earlier = earlierByKey.get(keyOf(child));
    return earlier ? shareUnchanged(earlier, child) : child;
  });
  const isSame =
    sameProvision(before.provision, after.provision) &&
    sameChangeStatus(before.changeStatus, after.changeStatus) &&
    FIELDS.every((field) => sameRuns(before.fields[field], after.fields[field])) &&
    sameList(before.children, children);
  return isSame ? before : { ...after, children };
}

const amended = new WeakMap<RedlineNode, Provision>();

/** The text as amended of a redline, like `asAmendedOf`, cached for each node. Unchanged provisions are those of the base text. */
export function amendedOf(node: RedlineNode): Provision {
  const cached = amended.get(node);
  if (cached) return cached;
  const { provision } = node;
  const children = node.children.filter((child) => child.changeStatus.state !== 'deleted').map(amendedOf);
  const fields = Object.fromEntries(FIELDS.map((field) => [field, textOf(node.fields[field], 'deleted')]));
  const isSame =
    FIELDS.every((field) => fields[field] === provision[field]) && sameList(children, provision.children);
  const isDivided = node.children.some((child) => child.division);
  const original = isDivided ? shellOf(provision) : provision;
  const reading = isSame ? provision : { ...original, ...fields, children };
  amended.set(node, reading);
  return reading;
}

/** Whether a node of a redline and everything in it are unchanged. */
export const isUntouched = (node: RedlineNode): boolean =>
  node.changeStatus.state === 'kept' && amendedOf(node) === node.provision;

/** Whether a moved provision is unchanged, and moved back to its old position. */
export function isBackInPlace(node: RedlineNode, parent: RedlineNode | null): boolean {
  const { changeStatus, provision } = node;
  if (
    changeStatus.state !== 'inserted' ||
    changeStatus.moved !== 'to' ||
    !parent ||
    amendedOf(node) !== provision
  )
    return false;
  const before = (among: readonly Provision[]) =>
    among[among.findIndex(({ pid }) => pid === provision.pid) - 1]?.pid;
  const { children } = parent.provision;
  return children.includes(provision) && before(children) === before(amendedOf(parent).children);
}
