import { $isTextNode, type LexicalNode, type TextNode } from 'lexical';
import { inQuotes } from '../../../core/amend/changes/changes-of.ts';
import { type Block, type LiveRun, type StruckRun, wordsOf } from './blocks.ts';
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
import type { RemovedText } from './removed-text.ts';

/** What drawing needs to know beside the blocks: the author’s own amendments, and the names of all. */
export interface DrawContext {
  isMine(am: string): boolean;
  nameOf(am: string): string;
  /** A note about an alternative at a line; empty where there is none. */
  alternativeNote(key: string): string;
  /** Text of other amendments that was removed from a line here. */
  removalsIn(block: Block): readonly RemovedText[];
}

/** A piece of a line as it is drawn, live or deleted. */
type DrawnSegment =
  | { readonly type: 'run'; readonly text: string; readonly mark: RunMark }
  | { readonly type: 'struck'; readonly text: string; readonly mark: StruckMark };

const deletionsIn = (struck: readonly StruckRun[], look: DrawContext): readonly string[] =>
  struck.map(({ text, am }) => `${look.nameOf(am)} deletes ${inQuotes(text.trim() || text)}`);

/** The tooltip of an insertion also names the deletions just before it. */
function runSegment({ text, am, struckBefore }: LiveRun, look: DrawContext): DrawnSegment {
  const titles = am === null ? [] : [`${look.nameOf(am)} inserts this`, ...deletionsIn(struckBefore, look)];
  return {
    type: 'run',
    text,
    mark: { am, isMine: am !== null && look.isMine(am), title: titles.join('; ') },
  };
}

function struckSegments(struck: readonly StruckRun[], look: DrawContext): readonly DrawnSegment[] {
  if (struck.length === 0) return [];
  const theirs = struck.some(({ am }) => !look.isMine(am));
  const mark = { theirs, title: deletionsIn(struck, look).join('; ') };
  return [{ type: 'struck', text: wordsOf(struck), mark }];
}

const segmentsOf = ({ liveRuns, struckAtEnd }: Block, look: DrawContext): readonly DrawnSegment[] => [
  ...liveRuns.flatMap((strip) => [...struckSegments(strip.struckBefore, look), runSegment(strip, look)]),
  ...struckSegments(struckAtEnd, look),
];

function titleOf({ changeStatus, labelWas }: Block, look: DrawContext): string {
  if (labelWas) return `The number was ${labelWas}`;
  if (changeStatus.state !== 'inserted') return '';
  return `${look.nameOf(changeStatus.am)} ${changeStatus.moved ? 'moves this here' : 'inserts this'}`;
}

export function blockMark(block: Block, look: DrawContext): BlockMark {
  const { liveRuns, struckAtEnd, ...mark } = block;
  const alternative = look.alternativeNote(mark.key);
  const takenWords = look.removalsIn(block);
  const removals = takenWords.map(({ am, text }) => `${look.nameOf(am)}’s “${text.trim()}” was removed`);
  const isChanged =
    mark.changeStatus.state !== 'kept' ||
    mark.labelWas !== '' ||
    struckAtEnd.length > 0 ||
    liveRuns.some(({ am, struckBefore }) => am !== null || struckBefore.length > 0);
  return {
    ...mark,
    title: [titleOf(block, look), alternative, ...removals].filter(Boolean).join('; '),
    removedAms: takenWords.map(({ am }) => am).join(', '),
    hasAlternative: alternative !== '',
    isMine: mark.changeStatus.state !== 'kept' && look.isMine(mark.changeStatus.am),
    isChanged,
  };
}

function isLike(node: LexicalNode | undefined, { type, text, mark }: DrawnSegment): boolean {
  if (type === 'struck') return $isStruckNode(node) && node.getTextContent() === text;
  return $isRunNode(node) && node.getTextContent() === text && $runMark(node).am === mark.am;
}

const $newNode = ({ type, text, mark }: DrawnSegment) =>
  type === 'struck' ? $newStruck(text, mark) : $newRun(text, mark);

/** A node for a segment: a spare one with its text replaced, or a new one. */
function $nodeFor(segment: DrawnSegment, spare: LexicalNode[]): TextNode {
  const at = spare.findIndex(segment.type === 'struck' ? $isStruckNode : $isRunNode);
  const [reused] = at < 0 ? [] : spare.splice(at, 1);
  if (!$isTextNode(reused)) return $newNode(segment);
  if (reused.getTextContent() !== segment.text) reused.setTextContent(segment.text);
  return reused;
}

function $mark(node: LexicalNode | undefined, { type, mark }: DrawnSegment): void {
  if (type === 'struck' && $isStruckNode(node)) $markStruck(node, mark);
  if (type === 'run' && $isRunNode(node)) $markRun(node, mark);
}

/** Updates the nodes of a block to match the model. Nodes that are right already keep their DOM. */
export function $syncWords(block: BlockNode, drawn: Block, look: DrawContext): void {
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
