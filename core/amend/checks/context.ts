import { definitionsIn } from '../../act/definitions.ts';
import type { Instrument } from '../../act/instrument.ts';
import { indexReferences, type Reference, type ReferenceIndex } from '../../act/references/references.ts';
import { indexTree, type Pid, type Provision, type TreeIndex } from '../../act/tree.ts';
import type { Refusal } from '../../base/result.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import { checkEdits } from '../edits/check.ts';
import { chooseCompatible, type LeftOut } from '../edits/clash.ts';
import type { Edit } from '../edits/edit.ts';
import { type Drafted, type RedlineNode, redline } from '../redline/redline.ts';
import { type ChangedField, changedField, changedFields, insertionAt } from './changed.ts';
import { REVERSE_REFERENCES, type ReverseReference } from './reverse.ts';
import { amendedOf, isBackInPlace, isUntouched, shareUnchanged } from './share-unchanged.ts';

/** A draft and everything that it is checked against. */
export interface CheckInput {
  readonly instrument: Instrument;
  /** The amendments chosen to be applied. Of alternatives, earlier ones are preferred. */
  readonly selected: readonly Drafted[];
  /** All other amendments of the review that are not withdrawn. Their numbers are taken, too. */
  readonly otherAmendments: readonly Drafted[];
  /** References from other Acts to this one; by default, the list that comes with Keeling. */
  readonly reverse?: readonly ReverseReference[];
  /** Citations of this Act in imported Acts. */
  readonly citing?: readonly HeldCitation[];
}

/** A draft prepared for its checks by `contextOf`. Unchanged parts are the same objects as in the context before, for caching. */
export interface CheckContext {
  readonly instrument: Instrument;
  readonly title: string;
  readonly base: Provision;
  /** The chosen amendments that can be made together. The redline shows these. */
  readonly selected: readonly Drafted[];
  readonly otherAmendments: readonly Drafted[];
  readonly faulty: readonly { readonly amendment: Drafted; readonly error: Refusal }[];
  readonly leftOut: readonly LeftOut[];
  readonly redline: RedlineNode;
  readonly amended: Provision;
  /** The index of `amended` by pid. */
  readonly index: TreeIndex;
  /** Every provision of the redline by pid, omitted ones included, and its parent. */
  readonly nodes: ReadonlyMap<Pid, RedlineNode>;
  readonly parentOf: ReadonlyMap<Pid, RedlineNode>;
  /** The changed provisions: inserted, omitted, or with changed words. */
  readonly touched: readonly RedlineNode[];
  readonly changed: readonly ChangedField[];
  readonly before: ReferenceIndex;
  readonly after: ReferenceIndex;
  readonly reverse: readonly ReverseReference[];
  readonly citing: readonly HeldCitation[];
}

const faults = new WeakMap<readonly Edit[], { readonly base: Provision; readonly error: Refusal | null }>();

/** The reason why an amendment's edits can't be made in the base text, cached for each list of edits; null if they can. */
function faultOf(base: Provision, { edits }: Drafted): Refusal | null {
  const cached = faults.get(edits);
  if (cached?.base === base) return cached.error;
  const checked = checkEdits(base, edits);
  const error = checked.ok ? null : checked.error;
  faults.set(edits, { base, error });
  return error;
}

const redlines = new WeakMap<Provision, RedlineNode>();

/** Prepares a draft for its checks. Amendments that can't be made, alone or together, are left to check D01. */
export function contextOf({
  instrument,
  selected,
  otherAmendments,
  reverse = REVERSE_REFERENCES,
  citing = [],
}: CheckInput): CheckContext {
  const base = instrument.root;
  const { title } = instrument;
  const checked = selected.map((amendment) => ({ amendment, error: faultOf(base, amendment) }));
  const faulty = checked.flatMap(({ amendment, error }) => (error ? [{ amendment, error }] : []));
  const sound = checked.flatMap(({ amendment, error }) => (error ? [] : [amendment]));
  const { chosen, leftOut } = chooseCompatible(base, sound);
  const newRedline = redline(base, chosen);
  const earlier = redlines.get(base);
  const shared = earlier ? shareUnchanged(earlier, newRedline) : newRedline;
  redlines.set(base, shared);

  const nodes = new Map<Pid, RedlineNode>();
  const parentOf = new Map<Pid, RedlineNode>();
  const touched: RedlineNode[] = [];
  const visit = (node: RedlineNode, parent: RedlineNode | null, isCounted: boolean): void => {
    const { changeStatus, provision } = node;
    // At the old place of a moved provision, only the parts that are omitted for good count.
    const isOldPlace = changeStatus.state === 'deleted' && changeStatus.moved === 'from';
    if (!isOldPlace) {
      nodes.set(provision.pid, node);
      if (parent) parentOf.set(provision.pid, parent);
    }
    const isChanged = isCounted && !isUntouched(node) && !isBackInPlace(node, parent);
    if (isChanged && !isOldPlace && (changeStatus.state !== 'kept' || changedFields(node).length > 0))
      touched.push(node);
    for (const child of node.children) visit(child, node, isChanged);
  };
  visit(shared, null, true);
  const amended = amendedOf(shared);
  return {
    instrument,
    title,
    base,
    selected: chosen,
    otherAmendments,
    faulty,
    leftOut,
    redline: shared,
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

/** The redline's provisions from the root to one of them, inclusive; empty if it isn't there. */
export function nodePath({ nodes, parentOf }: CheckContext, pid: Pid): readonly RedlineNode[] {
  const path: RedlineNode[] = [];
  for (let node = nodes.get(pid); node; node = parentOf.get(node.provision.pid)) path.unshift(node);
  return path;
}

/** The section or Schedule paragraph that a provision is in; null outside those. */
export function divisionOf(context: CheckContext, pid: Pid): RedlineNode | null {
  const path = nodePath(context, pid);
  return (
    path.findLast(({ provision: { kind } }) => kind === 'section' || kind === 'scheduleParagraph') ?? null
  );
}

/** The amendment that wrote the words at a place; null for words of the base text. */
export function writerOf(
  { nodes }: CheckContext,
  { pid, field, from, to }: Pick<Reference, 'pid' | 'field' | 'from' | 'to'>,
): string | null {
  const change = changedField(nodes.get(pid), field);
  return (change && insertionAt(change, from, to)?.am) ?? null;
}

/** The definitions of the base text and of the text as amended. */
export const definitionsOf = ({ base, amended, title }: CheckContext) => ({
  before: definitionsIn(base, title),
  after: definitionsIn(amended, title),
});
