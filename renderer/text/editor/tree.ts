import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  $setSelection,
  type ElementNode,
  type PointType,
} from 'lexical';
import { inQuotes } from '../../../core/amend/changes-of.ts';
import { splitsPair } from '../../../core/amend/characters.ts';
import type { Caret, Span } from '../../state/undo.ts';
import { type Block, liveText, type Strip, type Struck } from './blocks.ts';
import type { DrawnBlocks } from './drawn-blocks.ts';
import {
  $blockMark,
  $isBlockNode,
  $isRunNode,
  $markBlock,
  $markRun,
  $newBlock,
  $newRun,
  $runMark,
  type BlockMark,
  type BlockNode,
  type RunMark,
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

const NONE: readonly Struck[] = [];

function runMark({ am, before }: Strip, after: readonly Struck[], look: Look): RunMark {
  const struck = [...before, ...after];
  const said = struck.map(
    ({ text, am: by }) => `${look.nameOf(by)} deletes ${inQuotes(text.trim() || text)}`,
  );
  return {
    am,
    mine: am !== null && look.mine(am),
    before,
    after,
    theirs: struck.some(({ am: by }) => !look.mine(by)),
    title: [...(am === null ? [] : [`${look.nameOf(am)} inserts this`]), ...said].join('; '),
  };
}

function titleOf({ changeStatus, labelWas }: Block, look: Look): string {
  if (labelWas) return `The number was ${labelWas}`;
  if (changeStatus.state !== 'inserted') return '';
  return `${look.nameOf(changeStatus.am)} ${changeStatus.moved ? 'moves this here' : 'inserts this'}`;
}

function blockMark(block: Block, look: Look): BlockMark {
  const { strips, tail, ...mark } = block;
  const struck = strips.length === 0 ? tail : NONE;
  const contested = look.contestedAt(mark.key);
  const taken = look.takenOutOf(block);
  const gone = taken.map(({ am, text }) => `${look.nameOf(am)}’s “${text.trim()}” was removed`);
  const changed =
    mark.changeStatus.state !== 'kept' ||
    mark.labelWas !== '' ||
    tail.length > 0 ||
    strips.some(({ am, before }) => am !== null || before.length > 0);
  return {
    ...mark,
    struck,
    theirs: struck.some(({ am }) => !look.mine(am)),
    title: [titleOf(block, look), contested, ...gone].filter(Boolean).join('; '),
    taken: taken.map(({ am }) => am).join(', '),
    contested: contested !== '',
    mine: mark.changeStatus.state !== 'kept' && look.mine(mark.changeStatus.am),
    changed,
  };
}

/** Brings a block's runs in line with the model, changing only those that differ, so that the rest keep their DOM. */
function $syncRuns(node: BlockNode, block: Block, look: Look): void {
  const runs = block.strips.map((strip, at) => ({
    text: strip.text,
    mark: runMark(strip, at === block.strips.length - 1 ? block.tail : NONE, look),
  }));
  const children = node.getChildren();
  for (const child of children) if (!$isRunNode(child)) child.remove();
  const nodes = node.getChildren().filter($isRunNode);
  const same = (at: number, run: number) =>
    nodes[at]?.getTextContent() === runs[run]?.text &&
    (nodes[at] ? $runMark(nodes[at]).am : undefined) === runs[run]?.mark.am;
  const most = Math.min(nodes.length, runs.length);
  let start = 0;
  while (start < most && same(start, start)) start++;
  let end = 0;
  while (end < most - start && same(nodes.length - 1 - end, runs.length - 1 - end)) end++;
  const spare = nodes.slice(start, nodes.length - end);
  const kept = [...nodes.slice(0, start)];
  for (const { text, mark } of runs.slice(start, runs.length - end)) {
    const reused = spare.shift();
    const run = reused ?? $newRun(text, mark);
    if (reused && reused.getTextContent() !== text) reused.setTextContent(text);
    if (!reused) {
      const last = kept.at(-1);
      if (last) last.insertAfter(run, false);
      else node.splice(0, 0, [run]);
    }
    kept.push(run);
  }
  for (const left of spare) left.remove();
  kept.push(...nodes.slice(nodes.length - end));
  for (const [at, run] of kept.entries()) {
    const wanted = runs[at]?.mark;
    if (wanted) $markRun(run, wanted);
  }
}

export function $blockNodes(): ReadonlyMap<string, BlockNode> {
  const found = new Map<string, BlockNode>();
  for (const child of $getRoot().getChildren()) {
    const key = $isBlockNode(child) ? $blockMark(child)?.key : undefined;
    if ($isBlockNode(child) && key !== undefined && !found.has(key)) found.set(key, child);
  }
  return found;
}

/** Brings the whole tree in line with the model. Leaves nodes alone that are so already. */
export function $syncBlocks(blocks: readonly Block[], look: Look, drawn: DrawnBlocks): void {
  const root = $getRoot();
  const nodes = $blockNodes();
  let previous: ElementNode | null = null;
  for (const block of blocks) {
    const there = nodes.get(block.key);
    const node: BlockNode = there ?? $newBlock(blockMark(block, look));
    const inPlace: boolean = previous
      ? previous.getNextSibling()?.is(node) === true
      : root.getFirstChild()?.is(node) === true;
    if (!inPlace && previous) previous.insertAfter(node, false);
    else if (!inPlace) {
      const first = root.getFirstChild();
      if (first) first.insertBefore(node, false);
      else root.append(node);
    }
    if (!there || !drawn.$holds(block, there)) {
      $markBlock(node, blockMark(block, look));
      $syncRuns(node, block, look);
      drawn.$note(block, node);
    }
    previous = node;
  }
  for (let extra = previous?.getNextSibling(); extra; extra = previous?.getNextSibling()) extra.remove();
}

/** What is written in a block at this moment, whatever the model holds. */
export const $written = (node: BlockNode): string => node.getTextContent();

/** Where a point of Lexical's is in the text; null when it is in no block. */
function $placeOf(point: PointType): { readonly node: BlockNode; readonly offset: number } | null {
  const at = point.getNode();
  if ($isRootNode(at)) {
    const next = at.getChildAtIndex(point.offset);
    if ($isBlockNode(next)) return { node: next, offset: 0 };
    const last = at.getLastChild();
    return $isBlockNode(last) ? { node: last, offset: $written(last).length } : null;
  }
  if ($isBlockNode(at)) {
    const before = at.getChildren().slice(0, point.offset);
    return { node: at, offset: before.reduce((sum, child) => sum + child.getTextContentSize(), 0) };
  }
  const node = at.getParent();
  if (!$isBlockNode(node)) return null;
  let offset = point.offset;
  for (let sibling = at.getPreviousSibling(); sibling; sibling = sibling.getPreviousSibling()) {
    offset += sibling.getTextContentSize();
  }
  return { node, offset };
}

function $caretAt(point: PointType): Caret | null {
  const place = $placeOf(point);
  const mark = place && $blockMark(place.node);
  if (!place || !mark) return null;
  const { key, pid, field } = mark;
  return { key, pid, field, offset: place.offset, side: 'before' };
}

/** Where a point of the page is in the text; null outside it. */
export function $caretInDOM(container: Node, offset: number): Caret | null {
  const range = document.createRange();
  range.setStart(container, offset);
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  return $caretAt(selection.anchor);
}

/** The selection as places in the text; null when there is none in the editor. */
export function $span(): Span | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const anchor = $caretAt(selection.anchor);
  const focus = $caretAt(selection.focus);
  return anchor && focus && { anchor, focus };
}

function $setPoint(point: PointType, node: BlockNode, offset: number): void {
  let left = offset;
  const last = node.getLastChild();
  for (const child of node.getChildren()) {
    const size = child.getTextContentSize();
    if ($isRunNode(child) && (left <= size || child.is(last))) {
      point.set(child.getKey(), Math.min(left, size), 'text');
      return;
    }
    left -= size;
  }
  point.set(node.getKey(), 0, 'element');
}

/** Selects a span, as far as its places are still there. Returns whether they are. */
export function $selectSpan({ anchor, focus }: Span): boolean {
  const nodes = $blockNodes();
  const from = nodes.get(anchor.key);
  const to = nodes.get(focus.key);
  if (!from || !to) return false;
  const old = $getSelection();
  const selection = $isRangeSelection(old) ? old.clone() : $createRangeSelection();
  $setPoint(selection.anchor, from, anchor.offset);
  $setPoint(selection.focus, to, focus.offset);
  selection.dirty = true;
  $setSelection(selection);
  return true;
}

/** A part of one block that is selected. */
export interface Reach {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** What is selected, block by block in reading order. One empty reach for a caret. */
export function $reaches(blocks: readonly Block[], span: Span | null = $span()): readonly Reach[] {
  if (!span) return [];
  const at = (caret: Caret) => blocks.findIndex((block) => block.key === caret.key);
  const ends = [
    { index: at(span.anchor), offset: span.anchor.offset },
    { index: at(span.focus), offset: span.focus.offset },
  ].sort((a, b) => a.index - b.index || a.offset - b.offset);
  const [start, end] = ends;
  if (!start || !end || start.index < 0) return [];
  return blocks.slice(start.index, end.index + 1).map((block, n) => {
    const text = liveText(block);
    const index = start.index + n;
    const whole = (offset: number, step: 1 | -1) => (splitsPair(text, offset) ? offset + step : offset);
    const from = whole(index === start.index ? Math.min(start.offset, text.length) : 0, -1);
    const to = index === end.index ? Math.min(end.offset, text.length) : text.length;
    const caret = start.index === end.index && start.offset === end.offset;
    return { key: block.key, from, to: caret ? from : whole(to, 1) };
  });
}
