import type { Location, Locus } from '../syntax.ts';
import type { DraftInstruction } from './writing.ts';

/** An instruction with the steps of its location that its groups have not named. */
export interface Leaf {
  readonly type: 'leaf';
  readonly at: Location;
  /** One instruction, or two that one sentence can hold. */
  readonly instructions: readonly DraftInstruction[];
}

/** Several instructions in one place, which is named once: "In section 2A (offence of stalking)—". */
export interface Group {
  readonly type: 'group';
  readonly at: Location;
  readonly items: readonly ClauseItem[];
}
export type ClauseItem = Leaf | Group;

/** The number of nested groups: section, subsection and paragraph. */
const MAX_DEPTH = 3;

/** A step as a key, without its description, so that two mentions of one place are equal. */
const keyOf = (locus: Locus | undefined): string | null =>
  locus?.type === 'unit' || locus?.type === 'definition'
    ? JSON.stringify({ ...locus, note: undefined })
    : null;

const withoutAct = ({ context }: DraftInstruction): Location => context.filter(({ type }) => type !== 'act');

interface LocatedInstruction {
  readonly instruction: DraftInstruction;
  readonly at: Location;
}

/** Whether an operation is short and without provisions, so that one sentence can hold two. */
function isBrief({ operation, after }: DraftInstruction): boolean {
  if (after !== undefined || !('newText' in operation) || operation.newText.provisions.length > 0)
    return false;
  if (operation.type === 'insert')
    return operation.at.every(({ type }) => type === 'words') && isShort(operation.newText.words);
  return (
    operation.type === 'substituteWords' &&
    isShort(operation.newText.words) &&
    operation.targets.every(({ type }) => type === 'quoted')
  );
}

const isShort = (words: string): boolean => words.split(' ').length <= 5;

/** Whether two entries make one sentence: "after “amounts to” insert “or involves” and after “amounted to” insert “or involved”". */
const makeOneSentence = (entries: readonly LocatedInstruction[]): boolean =>
  entries.length === 2 &&
  entries.every(({ instruction }) => isBrief(instruction)) &&
  new Set(entries.map(({ instruction }) => instruction.operation.type)).size === 1 &&
  new Set(entries.map(({ at }) => JSON.stringify(at))).size === 1;

/** Whether two entries are "omit the “and” at the end of paragraph (g)" and "after that paragraph insert—" (§3.2 R3.2: a new last item). */
function isLinkAndItem([one, two]: readonly LocatedInstruction[]): boolean {
  if (one?.instruction.operation.type !== 'omitWords' || two?.instruction.operation.type !== 'insert')
    return false;
  const [target] = one.instruction.operation.targets;
  const [anchor] = two.instruction.operation.at;
  if (target?.type !== 'link' || anchor?.type !== 'provision' || anchor.side !== 'after') return false;
  const isPlain = two.instruction.operation.newText.words === '' && two.instruction.after === undefined;
  const sameItem = JSON.stringify(target.link.of) === JSON.stringify(anchor.of);
  return isPlain && sameItem && JSON.stringify(one.at) === JSON.stringify(two.at);
}

/**
 * Makes one leaf of an omitted “and” and the item inserted after it, if the style allows; other entries get a leaf each.
 */
function joinLinkAndItem(entries: readonly LocatedInstruction[], mayJoinLinks: boolean): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (let at = 0; at < entries.length; at++) {
    const pair = entries.slice(at, at + 2);
    const [one] = pair;
    if (!one) break;
    const isPair = mayJoinLinks && isLinkAndItem(pair);
    const instructions = (isPair ? pair : [one]).map(({ instruction }) => instruction);
    leaves.push({ type: 'leaf', at: one.at, instructions });
    if (isPair) at++;
  }
  return leaves;
}

/** Joins a group of one item to that item, so that one phrase names both: "In section 2A(3) (offence of stalking)—". */
function collapse(group: Group): ClauseItem {
  const [only, other] = group.items;
  return only && !other ? { ...only, at: [...group.at, ...only.at] } : group;
}

function groupEntries(
  entries: readonly LocatedInstruction[],
  depth: number,
  mayJoinLinks: boolean,
): readonly ClauseItem[] {
  const items: ClauseItem[] = [];
  for (let first = 0; first < entries.length; ) {
    const key = keyOf(entries[first]?.at[0]);
    let end = first + 1;
    while (end < entries.length && keyOf(entries[end]?.at[0]) === key) end++;
    const group = entries.slice(first, end);
    const [only] = group;
    first = end;
    if (!only) continue;
    if (makeOneSentence(group))
      items.push({ type: 'leaf', at: only.at, instructions: group.map(({ instruction }) => instruction) });
    else if (
      key === null ||
      group.length === 1 ||
      depth === MAX_DEPTH ||
      (mayJoinLinks && group.length === 2 && isLinkAndItem(group))
    )
      items.push(...joinLinkAndItem(group, mayJoinLinks));
    else {
      const inner = group.map(({ instruction, at }) => ({ instruction, at: at.slice(1) }));
      items.push(
        collapse({
          type: 'group',
          at: only.at.slice(0, 1),
          items: groupEntries(inner, depth + 1, mayJoinLinks),
        }),
      );
    }
  }
  return items;
}

/**
 * Groups instructions by section, subsection and paragraph, in their order. `mayJoinLinks` is for styles in which one
 * sentence can have both "omit" and "insert".
 */
export const groupInstructions = (
  instructions: readonly DraftInstruction[],
  mayJoinLinks: boolean,
): readonly ClauseItem[] =>
  groupEntries(
    instructions.map((instruction) => ({ instruction, at: withoutAct(instruction) })),
    0,
    mayJoinLinks,
  );
