import { $isTextNode, type LexicalNode, type TextNode } from 'lexical';
import { inQuotes } from '../../../core/amend/changes/changes-of.ts';
import { type Block, type Strip, type Struck, wordsOf } from './blocks.ts';
import {
  $isRunNode,
  $isStruckNode,
  $markRun,
  $markStruck,
  $newRun,
  $newStruck,
  $runMark,
  type BlockMark,
  type BlockNode,
  type RunMark,
  type StruckMark,
} from './nodes.ts';
import type { TakenOut } from './taken-out.ts';

/** Whose changes are shown as the typist's own, and what amendments are called. */
export interface Look {
  mine(am: string): boolean;
  nameOf(am: string): string;
  /** What is said of an alternative at a line; empty where there is none. */
  contestedAt(key: string): string;
  /** Others' words that were taken out of a line here. */
  takenOutOf(block: Block): readonly TakenOut[];
}

/** Words as they are drawn, those that stand and those that are struck, in the order of the line. */
type DrawnSegment =
  | { readonly is: 'run'; readonly text: string; readonly mark: RunMark }
  | { readonly is: 'struck'; readonly text: string; readonly mark: StruckMark };

const deletionsIn = (struck: readonly Struck[], look: Look): readonly string[] =>
  struck.map(({ text, am }) => `${look.nameOf(am)} deletes ${inQuotes(text.trim() || text)}`);

/** Words that are put in say what was struck for them, too. */
function runSegment({ text, am, before }: Strip, look: Look): DrawnSegment {
  const titles = am === null ? [] : [`${look.nameOf(am)} inserts this`, ...deletionsIn(before, look)];
  return { is: 'run', text, mark: { am, mine: am !== null && look.mine(am), title: titles.join('; ') } };
}

function struckSegments(struck: readonly Struck[], look: Look): readonly DrawnSegment[] {
  if (struck.length === 0) return [];
  const theirs = struck.some(({ am }) => !look.mine(am));
  const mark = { theirs, title: deletionsIn(struck, look).join('; ') };
  return [{ is: 'struck', text: wordsOf(struck), mark }];
}

const segmentsOf = ({ strips, tail }: Block, look: Look): readonly DrawnSegment[] => [
  ...strips.flatMap((strip) => [...struckSegments(strip.before, look), runSegment(strip, look)]),
  ...struckSegments(tail, look),
];

function titleOf({ changeStatus, labelWas }: Block, look: Look): string {
  if (labelWas) return `The number was ${labelWas}`;
  if (changeStatus.state !== 'inserted') return '';
  return `${look.nameOf(changeStatus.am)} ${changeStatus.moved ? 'moves this here' : 'inserts this'}`;
}

export function blockMark(block: Block, look: Look): BlockMark {
  const { strips, tail, ...mark } = block;
  const contested = look.contestedAt(mark.key);
  const takenWords = look.takenOutOf(block);
  const removals = takenWords.map(({ am, text }) => `${look.nameOf(am)}’s “${text.trim()}” was removed`);
  const changed =
    mark.changeStatus.state !== 'kept' ||
    mark.labelWas !== '' ||
    tail.length > 0 ||
    strips.some(({ am, before }) => am !== null || before.length > 0);
  return {
    ...mark,
    title: [titleOf(block, look), contested, ...removals].filter(Boolean).join('; '),
    removedAms: takenWords.map(({ am }) => am).join(', '),
    contested: contested !== '',
    mine: mark.changeStatus.state !== 'kept' && look.mine(mark.changeStatus.am),
    changed,
  };
}

function isLike(node: LexicalNode | undefined, { is, text, mark }: DrawnSegment): boolean {
  if (is === 'struck') return $isStruckNode(node) && node.getTextContent() === text;
  return $isRunNode(node) && node.getTextContent() === text && $runMark(node).am === mark.am;
}

const $newNode = ({ is, text, mark }: DrawnSegment) =>
  is === 'struck' ? $newStruck(text, mark) : $newRun(text, mark);

/** A node for a piece: one of those to spare, with other words in it, or a new one. */
function $nodeFor(segment: DrawnSegment, spare: LexicalNode[]): TextNode {
  const at = spare.findIndex(segment.is === 'struck' ? $isStruckNode : $isRunNode);
  const [reused] = at < 0 ? [] : spare.splice(at, 1);
  if (!$isTextNode(reused)) return $newNode(segment);
  if (reused.getTextContent() !== segment.text) reused.setTextContent(segment.text);
  return reused;
}

function $mark(node: LexicalNode | undefined, { is, mark }: DrawnSegment): void {
  if (is === 'struck' && $isStruckNode(node)) $markStruck(node, mark);
  if (is === 'run' && $isRunNode(node)) $markRun(node, mark);
}

/** Brings a block's words in line with the model, changing only those that differ, so that the rest keep their DOM. */
export function $syncWords(block: BlockNode, drawn: Block, look: Look): void {
  const segments = segmentsOf(drawn, look);
  for (const child of block.getChildren()) if (!$isRunNode(child) && !$isStruckNode(child)) child.remove();
  const nodes = block.getChildren();
  const sharedLength = Math.min(nodes.length, segments.length);
  const isSameAt = (at: number, segmentAt: number): boolean => {
    const segment = segments[segmentAt];
    return segment !== undefined && isLike(nodes[at], segment);
  };
  let start = 0;
  while (start < sharedLength && isSameAt(start, start)) start++;
  let end = 0;
  while (end < sharedLength - start && isSameAt(nodes.length - 1 - end, segments.length - 1 - end)) end++;
  const spare = nodes.slice(start, nodes.length - end);
  const placedNodes = nodes.slice(0, start);
  for (const segment of segments.slice(start, segments.length - end)) {
    const node = $nodeFor(segment, spare);
    const last = placedNodes.at(-1);
    if (last && !last.getNextSibling()?.is(node)) last.insertAfter(node, false);
    else if (!last && !block.getFirstChild()?.is(node)) block.splice(0, 0, [node]);
    placedNodes.push(node);
  }
  for (const left of spare) left.remove();
  placedNodes.push(...nodes.slice(nodes.length - end));
  for (const [at, segment] of segments.entries()) $mark(placedNodes[at], segment);
}
