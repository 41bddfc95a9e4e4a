import type { Location, Locus } from '../syntax.ts';
import type { DraftInstruction } from './writing.ts';

/** One instruction with as much of its place as is still to be said. */
export interface Leaf {
  readonly type: 'leaf';
  readonly at: Location;
  /** One instruction or, where two are said in one breath, both. */
  readonly instructions: readonly DraftInstruction[];
}

/** Several in one place, which is said once: "In section 2A (offence of stalking)—". */
export interface Group {
  readonly type: 'group';
  readonly at: Location;
  readonly items: readonly Item[];
}
export type Item = Leaf | Group;

/** How many levels of place are said by themselves: the section, the subsection and the paragraph. */
const MAX_DEPTH = 3;

/** Without descriptions, so that two mentions of one place are one. */
const keyOf = (locus: Locus | undefined): string | null =>
  locus?.type === 'unit' || locus?.type === 'definition'
    ? JSON.stringify({ ...locus, note: undefined })
    : null;

const withoutAct = ({ context }: DraftInstruction): Location => context.filter(({ type }) => type !== 'act');

interface Entry {
  readonly instruction: DraftInstruction;
  readonly at: Location;
}

/** Whether an operation is short and in words only, so that two of them can be said in one breath. */
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

/** "after “amounts to” insert “or involves” and after “amounted to” insert “or involved”". */
const areOneBreath = (entries: readonly Entry[]): boolean =>
  entries.length === 2 &&
  entries.every(({ instruction }) => isBrief(instruction)) &&
  new Set(entries.map(({ instruction }) => instruction.operation.type)).size === 1 &&
  new Set(entries.map(({ at }) => JSON.stringify(at))).size === 1;

/** "Omit the “and” at the end of paragraph (g) and insert—" (§3.2 R3.2). */
function isLinkAndItem([one, two]: readonly Entry[]): boolean {
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
 * Makes an omitted “and” and the item that is inserted after it one instruction, where that is allowed; every other entry
 * stays alone.
 */
function joinLinkAndItem(entries: readonly Entry[], mayJoinLinks: boolean): readonly Leaf[] {
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

/** A place with one thing in it is named with it: "In section 2A(3) (offence of stalking)—". */
function collapse(group: Group): Item {
  const [only, other] = group.items;
  return only && !other ? { ...only, at: [...group.at, ...only.at] } : group;
}

function itemsOf(entries: readonly Entry[], depth: number, mayJoinLinks: boolean): readonly Item[] {
  const items: Item[] = [];
  for (let first = 0; first < entries.length; ) {
    const key = keyOf(entries[first]?.at[0]);
    let end = first + 1;
    while (end < entries.length && keyOf(entries[end]?.at[0]) === key) end++;
    const group = entries.slice(first, end);
    const [only] = group;
    first = end;
    if (!only) continue;
    if (areOneBreath(group))
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
        collapse({ type: 'group', at: only.at.slice(0, 1), items: itemsOf(inner, depth + 1, mayJoinLinks) }),
      );
    }
  }
  return items;
}

/**
 * Instructions grouped by the section and subsection they are in, their order kept. `mayJoinLinks` is for styles in which
 * "omit" and "insert" can follow each other in one sentence.
 */
export const groupInstructions = (
  instructions: readonly DraftInstruction[],
  mayJoinLinks: boolean,
): readonly Item[] =>
  itemsOf(
    instructions.map((instruction) => ({ instruction, at: withoutAct(instruction) })),
    0,
    mayJoinLinks,
  );
