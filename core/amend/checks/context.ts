import { definitionsIn } from '../../act/definitions.ts';
import type { Instrument } from '../../act/instrument.ts';
import { indexReferences, type ReferenceIndex } from '../../act/references/references.ts';
import { indexTree, type Pid, type Provision, type TreeIndex } from '../../act/tree.ts';
import type { Refusal } from '../../base/result.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import { checkEdits } from '../edits/check.ts';
import { chooseCompatible, type LeftOut } from '../edits/clash.ts';
import type { Edit } from '../edits/edit.ts';
import { type Drafted, type RedlineNode, redline } from '../redline/redline.ts';
import { type ChangedField, changedFields } from './changed.ts';
import { REVERSE_REFERENCES, type ReverseReference } from './reverse.ts';
import { amendedOf, isUntouched, sharedWith, stoodThere } from './shared-with.ts';

/** What a draft is checked against. */
export interface ToCheck {
  readonly instrument: Instrument;
  /** The amendments that are chosen to be applied, in the order in which alternatives are preferred. */
  readonly selected: readonly Drafted[];
  /** All others of the review that are not withdrawn: their numbers are taken, too. */
  readonly otherAmendments: readonly Drafted[];
  /** What other Acts are known to say of this one; the list that comes with Keeling unless another is given. */
  readonly reverse?: readonly ReverseReference[];
  /** What other Acts that are held here cite of this one. */
  readonly citing?: readonly HeldCitation[];
}

/** A draft laid out for its checks. Made by `contextOf`; every part of it that didn't change is the earlier value. */
export interface CheckContext {
  readonly instrument: Instrument;
  readonly title: string;
  readonly base: Provision;
  /** The chosen amendments that can be made together: the redline is of these. */
  readonly selected: readonly Drafted[];
  readonly otherAmendments: readonly Drafted[];
  readonly faulty: readonly { readonly amendment: Drafted; readonly error: Refusal }[];
  readonly leftOut: readonly LeftOut[];
  readonly redline: RedlineNode;
  readonly amended: Provision;
  /** The text as amended by pid. */
  readonly index: TreeIndex;
  /** Every provision of the redline, left-out ones with the rest, and what is round it. */
  readonly nodes: ReadonlyMap<Pid, RedlineNode>;
  readonly parentOf: ReadonlyMap<Pid, RedlineNode>;
  /** The provisions in which anything changed, themselves inserted or left out or with changed words. */
  readonly touched: readonly RedlineNode[];
  readonly changed: readonly ChangedField[];
  readonly before: ReferenceIndex;
  readonly after: ReferenceIndex;
  readonly reverse: readonly ReverseReference[];
  readonly citing: readonly HeldCitation[];
}

const faults = new WeakMap<readonly Edit[], { readonly base: Provision; readonly error: Refusal | null }>();

/** Whether an amendment's edits can be made in the base text, looked at once for each value of them. */
function faultOf(base: Provision, { edits }: Drafted): Refusal | null {
  const cached = faults.get(edits);
  if (cached?.base === base) return cached.error;
  const checked = checkEdits(base, edits);
  const error = checked.ok ? null : checked.error;
  faults.set(edits, { base, error });
  return error;
}

const redlines = new WeakMap<Provision, RedlineNode>();

/** Lays a draft out for its checks. Amendments that can't be made, or not together, are put aside for D01 to say. */
export function contextOf({
  instrument,
  selected,
  otherAmendments,
  reverse = REVERSE_REFERENCES,
  citing = [],
}: ToCheck): CheckContext {
  const base = instrument.root;
  const { title } = instrument;
  const checked = selected.map((amendment) => ({ amendment, error: faultOf(base, amendment) }));
  const faulty = checked.flatMap(({ amendment, error }) => (error ? [{ amendment, error }] : []));
  const sound = checked.flatMap(({ amendment, error }) => (error ? [] : [amendment]));
  const { chosen, leftOut } = chooseCompatible(base, sound);
  const fresh = redline(base, chosen);
  const earlier = redlines.get(base);
  const laidOut = earlier ? sharedWith(earlier, fresh) : fresh;
  redlines.set(base, laidOut);

  const nodes = new Map<Pid, RedlineNode>();
  const parentOf = new Map<Pid, RedlineNode>();
  const touched: RedlineNode[] = [];
  const lay = (node: RedlineNode, parent: RedlineNode | null, among: boolean): void => {
    const { changeStatus, provision } = node;
    // Where a moved provision stood, only what is left out of it for good is still to be seen.
    const wasHere = changeStatus.state === 'deleted' && changeStatus.moved === 'from';
    if (!wasHere) {
      nodes.set(provision.pid, node);
      if (parent) parentOf.set(provision.pid, parent);
    }
    const within = among && !isUntouched(node) && !stoodThere(node, parent);
    if (within && !wasHere && (changeStatus.state !== 'kept' || changedFields(node).length > 0))
      touched.push(node);
    for (const child of node.children) lay(child, node, within);
  };
  lay(laidOut, null, true);
  const amended = amendedOf(laidOut);
  return {
    instrument,
    title,
    base,
    selected: chosen,
    otherAmendments,
    faulty,
    leftOut,
    redline: laidOut,
    amended,
    index: indexTree(amended),
    nodes,
    parentOf,
    touched,
    changed: touched.filter(({ changeStatus }) => changeStatus.state !== 'deleted').flatMap(changedFields),
    before: indexReferences(base, title),
    after: indexReferences(amended, title),
    reverse,
    citing,
  };
}

/** The redline's provisions from the root down to and with one of them; empty when it isn't there. */
export function nodePath({ nodes, parentOf }: CheckContext, pid: Pid): readonly RedlineNode[] {
  const path: RedlineNode[] = [];
  for (let node = nodes.get(pid); node; node = parentOf.get(node.provision.pid)) path.unshift(node);
  return path;
}

/** The section, Schedule paragraph or other division that a provision is in. */
export function divisionOf(context: CheckContext, pid: Pid): RedlineNode | null {
  const path = nodePath(context, pid);
  return (
    path.findLast(({ provision: { kind } }) => kind === 'section' || kind === 'scheduleParagraph') ?? null
  );
}

/** The definitions of the base text and of the text as amended. */
export const definitionsOf = ({ base, amended, title }: CheckContext) => ({
  before: definitionsIn(base, title),
  after: definitionsIn(amended, title),
});
