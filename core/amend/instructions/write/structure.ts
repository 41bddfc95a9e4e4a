import { nextNumber } from '../../../act/numbering.ts';
import type { Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { asAmendedOf, type RedlineNode } from '../../redline/redline.ts';
import type { Operation, ProvisionTarget } from '../syntax.ts';
import { amendmentIdsIn, copyOf } from './amended.ts';
import { findAnchor, isAtItsPlace } from './anchors.ts';
import { cutIntoBatches, isSubstitution, moveRemark } from './batches.ts';
import { nameGroup, nameTogether } from './group-target.ts';
import { writeDefinition } from './in-place.ts';
import { locationOf, whyNameless } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { substitutionOf } from './substitution-of.ts';
import { whyNotSetOut } from './why-not-set-out.ts';
import { addInstruction, insertedBefore, type Writing } from './writing.ts';

const NOTHING = 'There is nothing there';

/** Writes a run of inserted and omitted siblings. Returns the index after the run. @param at the index of its first sibling */
export function writeRun(
  writing: Writing,
  parent: RunningNode,
  at: number,
  nodes: readonly RedlineNode[],
): Result<number> {
  let place = at;
  const all = cutIntoBatches(nodes);
  for (let index = 0; index < all.length; index++) {
    const batch = all[index] ?? [];
    const isOmission = batch[0]?.changeStatus.state === 'deleted';
    const pairs = isOmission ? countReplacedTogether(parent, place, all.slice(index)) : 0;
    const pairedBatches = all.slice(index, index + pairs * 2);
    const nextPlace =
      pairs > 0
        ? substitute(
            writing,
            parent,
            place,
            pairedBatches.filter((_, at) => at % 2 === 0).flat(),
            pairedBatches.filter((_, at) => at % 2 === 1).flat(),
          )
        : isOmission
          ? omit(writing, parent, place, batch)
          : insert(writing, parent, place, batch);
    if (!nextPlace.ok) return nextPlace;
    index += Math.max(pairs * 2 - 1, 0);
    place = nextPlace.value;
  }
  return ok(place);
}

/** The number of omissions with their replacements at the beginning of `batches` that one instruction can make. */
function countReplacedTogether(
  parent: RunningNode,
  at: number,
  batches: readonly (readonly RedlineNode[])[],
): number {
  let [pairs, count] = [0, 0];
  for (let out = batches[0]; out && isSubstitution(out, batches[pairs * 2 + 1]); out = batches[pairs * 2]) {
    count += out.length;
    if (pairs > 0 && !nameTogether(parent.children.slice(at, at + count))) break;
    pairs++;
  }
  return pairs;
}

function omit(
  writing: Writing,
  parent: RunningNode,
  at: number,
  batch: readonly RedlineNode[],
): Result<number> {
  const omitted = parent.children.slice(at, at + batch.length);
  const [only] = omitted;
  const group = only?.provision.kind === 'crossheading' ? nameGroup(only) : null;
  const namedRun = group ? null : nameTogether(omitted);
  const target: ProvisionTarget | undefined =
    group?.target ?? (namedRun ? { at: [namedRun.step] } : undefined);
  const context = group?.context ?? namedRun?.context;
  if (!target && batch.length > 1) return writeEach(batch, at, (one) => omit(writing, parent, at, [one]));
  if (!target || !context) return refuse('unsupported', only ? whyNameless(only) : NOTHING);
  const amendmentIds = batch.flatMap(amendmentIdsIn);
  const link = omittedLinkBefore(writing, parent.children[at - 1], parent.children[at + batch.length]);
  if (link) writing.instructions.pop();
  const fullTarget: ProvisionTarget = link
    ? { ...target, withLink: { words: link.words, side: 'before', of: [] } }
    : target;
  const amendments = [...new Set([...amendmentIds, ...(link?.amendments ?? [])])].sort();
  addInstruction(writing, context, { type: 'omitProvisions', targets: [fullTarget] }, amendments, {
    ...insertedBefore(only),
    ...moveRemark(batch),
  });
  parent.children.splice(at, batch.length);
  return ok(at);
}

/** Writes an instruction for each provision of a batch that can't be named together. */
function writeEach(
  batch: readonly RedlineNode[],
  at: number,
  writeOne: (one: RedlineNode) => Result<number>,
): Result<number> {
  for (const one of batch) {
    const nextPlace = writeOne(one);
    if (!nextPlace.ok) return nextPlace;
  }
  return ok(at);
}

/** The linking word at the end of the item before, if the last instruction omitted it and the last items of the list now go. */
function omittedLinkBefore(writing: Writing, before: RunningNode | undefined, next: RunningNode | undefined) {
  const last = writing.instructions.at(-1);
  if (!before || next || last?.operation.type !== 'omitWords') return null;
  const [target] = last.operation.targets;
  if (target?.type !== 'link') return null;
  const beforePlace = locationOf(before);
  const linkPlace = [...last.context, ...target.link.of];
  if (JSON.stringify(beforePlace) !== JSON.stringify(linkPlace)) return null;
  return { words: target.link.words, amendments: last.amendments };
}

function substitute(
  writing: Writing,
  parent: RunningNode,
  at: number,
  omittedNodes: readonly RedlineNode[],
  replacements: readonly RedlineNode[],
): Result<number> {
  const omitted = parent.children.slice(at, at + omittedNodes.length);
  const namedRun = nameTogether(omitted);
  const last = omittedNodes.at(-1);
  if (!namedRun && last && omittedNodes.length > 1) {
    // The provisions can't be named together, so the last one is replaced and the others are omitted by themselves.
    const left = writeEach(omittedNodes.slice(0, -1), at, (one) => omit(writing, parent, at, [one]));
    return left.ok ? substitute(writing, parent, at, [last], replacements) : left;
  }
  if (!namedRun) return refuse('unsupported', omitted[0] ? whyNameless(omitted[0]) : NOTHING);
  const provisions = replacements.map(asAmendedOf);
  for (const provision of provisions) {
    const unfit = whyNotSetOut(provision);
    if (unfit) return refuse('unsupported', unfit);
  }
  const amendmentIds = [...new Set([...omittedNodes, ...replacements].flatMap(amendmentIdsIn))].sort();
  const operation = substitutionOf(namedRun.step, omitted, provisions);
  const nth = addInstruction(writing, namedRun.context, operation, amendmentIds, insertedBefore(omitted[0]));
  const newNodes = provisions.map((provision) => parent.makeChild(copyOf(provision, nth), nth));
  parent.children.splice(at, omittedNodes.length, ...newNodes);
  return ok(at + newNodes.length);
}

function insert(
  writing: Writing,
  parent: RunningNode,
  at: number,
  batch: readonly RedlineNode[],
): Result<number> {
  const provisions = batch.map(asAmendedOf);
  for (const provision of provisions) {
    const unfit = whyNotSetOut(provision);
    if (unfit) return refuse('unsupported', unfit);
  }
  const amendmentIds = [...new Set(batch.flatMap(amendmentIdsIn))].sort();
  const insertCopies = (nth: number, inserted: readonly Provision[], place: number) =>
    parent.children.splice(place, 0, ...inserted.map((one) => parent.makeChild(copyOf(one, nth), nth)));
  if (parent.children.length === 0) {
    const nth = runOnFromLast(writing, parent, provisions, amendmentIds);
    if (nth !== null) {
      insertCopies(nth, provisions, 0);
      return ok(provisions.length);
    }
  }
  const isList = provisions.every((_, nth) => isAtItsPlace(parent, at, provisions, nth));
  if (isList) {
    const context = locationOf(parent);
    if (!context) return refuse('unsupported', whyNameless(parent));
    for (const [nth, one] of provisions.entries())
      writeDefinition(writing, { parent, context, at: at + nth }, one, amendmentIds);
    return ok(at + provisions.length);
  }
  const anchored = findAnchor(parent, at, provisions[0]?.kind ?? 'block');
  if (!anchored)
    return refuse('unsupported', 'Nothing beside it has a number that it could be put in after or before');
  const [first] = provisions;
  if (first?.num && anchored.anchor.type === 'edge' && readsAsNextItem(parent, first.num))
    return refuse('unsupported', `At the end of it, ${first.num} would read as what follows it`);
  const operation: Operation = { type: 'insert', at: [anchored.anchor], newText: { words: '', provisions } };
  const nth = addInstruction(writing, anchored.context, operation, amendmentIds, {
    ...insertedBefore(anchored.node),
    ...moveRemark(batch),
  });
  insertCopies(nth, provisions, at);
  return ok(at + provisions.length);
}

/** Whether a number is the next one after an item, so that readers would take the new provision for the next item. */
function readsAsNextItem(item: RunningNode, num: string): boolean {
  const { kind } = item.provision;
  const siblings = item.parent?.children ?? [];
  const next = siblings[siblings.indexOf(item) + 1];
  try {
    return (
      nextNumber(kind, item.text.num, next?.provision.kind === kind ? next.text.num : null) === num.trim()
    );
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** Adds first parts to the last instruction, whose new words at the end of their parent run on into them (§3.3 R3.9). */
function runOnFromLast(
  writing: Writing,
  parent: RunningNode,
  provisions: readonly Provision[],
  amendmentIds: readonly string[],
): number | null {
  const nth = writing.instructions.length - 1;
  const last = writing.instructions[nth];
  const context = locationOf(parent);
  if (!last || writing.endsIn !== parent || JSON.stringify(last.context) !== JSON.stringify(context))
    return null;
  const { operation } = last;
  if (operation.type !== 'insert' && operation.type !== 'substituteWords') return null;
  const amendments = [...new Set([...last.amendments, ...amendmentIds])].sort();
  const newText = { ...operation.newText, provisions };
  writing.instructions[nth] = { ...last, amendments, operation: { ...operation, newText } };
  return nth;
}
