import { FIELDS, type Field, type Kind, type Pid } from '../../../act/tree.ts';
import { downward, isPresent, type LiveNode, type TouchedNodes, upward } from './live-node.ts';
import { cited } from './name.ts';
import { isItem } from './replace-words.ts';
import { type TextView, textView, viewBefore } from './result-view.ts';
import { slipsBetween, slipsIn, type TextSlip, unpairedIn, without } from './slips-in.ts';

/** A slip of wording that an instruction left in the text, and its place. */
export interface ResultSlip {
  readonly pid: Pid;
  /** Identifies the slip within its provision. */
  readonly key: string;
  /** The slip in the words of drafting. */
  readonly message: string;
}

/** The node of each slip. A later check looks at that node instead of the whole Act. */
const nodesBySlip = new WeakMap<ResultSlip, LiveNode>();

function slipAt(node: LiveNode, key: string, description: string): ResultSlip {
  const slip = { pid: node.pid, key, message: `its wording leaves a slip: ${cited(node)} ${description}` };
  nodesBySlip.set(slip, node);
  return slip;
}

const WORD_FIELDS: readonly Field[] = FIELDS.filter((field) => field !== 'num');

const keyOf = (field: Field, { kind, match }: TextSlip): string => `${field} ${kind} ${match}`;

interface NodeSlip {
  readonly node: LiveNode;
  readonly key: string;
  readonly slip: TextSlip;
}

/** The slips in changed fields, and those that the change removed. */
function wordSlips(changedTexts: Iterable<readonly [node: LiveNode, before: LiveNode['text'] | null]>) {
  const nodeSlips: NodeSlip[] = [];
  const removedSlips: TextSlip[] = [];
  for (const [node, before] of changedTexts) {
    for (const field of WORD_FIELDS) {
      const [oldText, newText] = [before?.[field] ?? '', node.text[field]];
      const slips = slipsBetween(oldText, newText);
      // A bracket of inserted text may close in another paragraph, so `unpairedSlips` checks those together.
      for (const slip of slips.added)
        if (before || !isUnpaired(slip)) nodeSlips.push({ node, key: keyOf(field, slip), slip });
      removedSlips.push(...slips.removed);
    }
  }
  return { nodeSlips, removedSlips };
}

const isUnpaired = ({ kind }: TextSlip): boolean => /^an odd /.test(kind);

/** Unpaired brackets and quotation marks of a whole insertion, because a bracket may close in another paragraph. */
function unpairedSlips(inserted: LiveNode): readonly NodeSlip[] {
  const text = [...downward(inserted)]
    .flatMap((node) => WORD_FIELDS.map((field) => node.text[field]))
    .join('\n');
  return unpairedIn(text).map((slip) => ({ node: inserted, key: `odd ${slip.match}`, slip }));
}

/** The slips of an instruction, without those of words that it only moved. */
function newSlips(all: readonly NodeSlip[], removedSlips: readonly TextSlip[]): readonly ResultSlip[] {
  const slips = all.map(({ slip }) => slip);
  const added = new Set(without(slips, removedSlips));
  return all
    .filter(({ slip }) => added.has(slip))
    .map(({ node, key, slip }) => slipAt(node, key, `has “${slip.excerpt}” (${slip.kind})`));
}

const LAST_LINK = /\b(?:and|or|but)\s*$/;
const LAST_STOP = /[.,;:—–-][”’)]*\s*$/;
const SENTENCE_KINDS: ReadonlySet<Kind> = new Set(['section', 'subsection', 'scheduleSubparagraph']);

function siblingOfKind(view: TextView, node: LiveNode, step: 1 | -1): LiveNode | undefined {
  const other = view.neighbour(node, step);
  return other?.kind === node.kind ? other : undefined;
}

/** Whether an item, or an item around it, is followed by another item or by the closing words of its list. */
function isFollowed(view: TextView, node: LiveNode): boolean {
  for (let at: LiveNode | null = node; at && isItem(at); at = at.parent) {
    if (siblingOfKind(view, at, 1) || (at.parent && view.textOf(at.parent).wrapUp)) return true;
  }
  return false;
}

const GROUP_KINDS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** Finds a wrong ending of a provision, alone or before the next item; null if its ending is right. */
function findEndSlip(view: TextView, node: LiveNode): readonly [key: string, description: string] | null {
  // A group without parts is a heading over the provisions after it. One whose parts were all omitted is over nothing.
  if (GROUP_KINDS.has(node.kind)) {
    const isBare = node.children.length > 0 && view.partsOf(node).length === 0;
    return isBare && node.text.heading !== '' ? ['over', 'stands over nothing'] : null;
  }
  const end = view.endOf(node);
  if (end === '') return null;
  const next = isItem(node) ? siblingOfKind(view, node, 1) : undefined;
  if (next && /(?<!etc)\.[”’)]*$/.test(end))
    return ['stop', 'ends with a full stop, and another item follows it'];
  if (isItem(node) && LAST_LINK.test(end) && !isFollowed(view, node))
    return ['link', `ends with “${/\w+$/.exec(end)?.[0]}”, and nothing follows it`];
  const before = siblingOfKind(view, node, -1);
  const isBare = !LAST_STOP.test(end) && !LAST_LINK.test(end);
  if (next && isBare && before && LAST_STOP.test(view.endOf(before).replace(LAST_LINK, '').trimEnd()))
    return ['bare', 'has no punctuation at its end, and another item follows it'];
  if (SENTENCE_KINDS.has(node.kind) && view.partsOf(node).length === 0 && !/[.!?:;—–][”’)]*$/.test(end))
    return ['end', 'has no full stop at its end'];
  return null;
}

const lastChars = (text: LiveNode['text']): string =>
  (text.wrapUp || text.content || text.intro).trimEnd().slice(-4);

/** For each part of a provision, omitted ones included, the present part before it. */
function predecessorsIn(parent: LiveNode): ReadonlyMap<LiveNode, LiveNode> {
  const predecessors = new Map<LiveNode, LiveNode>();
  let last: LiveNode | null = null;
  for (const child of parent.children) {
    if (last) predecessors.set(child, last);
    if (child.removedBy === null) last = child;
  }
  return predecessors;
}

/** The slips that an instruction brought into a text. */
export function slipsMade(touched: TouchedNodes): readonly ResultSlip[] {
  const { texts, inserted, omitted } = touched;
  const roots = [...inserted].filter((node) => isPresent(node));
  const inside = new Set(roots.flatMap((root) => [...downward(root)]));
  const rewritten = [...texts].filter(([node]) => isPresent(node) && !inside.has(node));
  const withNewEnds = rewritten
    .filter(([node, before]) => lastChars(before) !== lastChars(node.text))
    .map(([node]) => node);
  const parents = new Map<LiveNode, ReadonlyMap<LiveNode, LiveNode>>();
  const preceding = [...roots, ...omitted].flatMap((node) => {
    if (!node.parent) return [];
    const predecessors = parents.get(node.parent) ?? predecessorsIn(node.parent);
    parents.set(node.parent, predecessors);
    return predecessors.get(node) ?? [];
  });
  const groups = [...omitted].flatMap(({ parent }) =>
    parent && GROUP_KINDS.has(parent.kind) ? [parent] : [],
  );
  const view = textView();
  const oldView = viewBefore(touched);
  const ends = [...new Set([...inside, ...withNewEnds, ...preceding, ...groups])].flatMap((node) => {
    const fault = isPresent(node) ? findEndSlip(view, node) : null;
    const isOld = fault && !inside.has(node) && findEndSlip(oldView, node)?.[0] === fault[0];
    return fault && !isOld ? [slipAt(node, `end ${fault[0]}`, fault[1])] : [];
  });
  const { nodeSlips, removedSlips } = wordSlips([
    ...rewritten,
    ...[...inside].map((node) => [node, null] as const),
  ]);
  return [...newSlips([...nodeSlips, ...roots.flatMap(unpairedSlips)], removedSlips), ...ends];
}

/** The slips that a text still has. */
export function slipsLeft(root: LiveNode, slips: readonly ResultSlip[]): readonly ResultSlip[] {
  // If the text was built again after a slip was found, the slip is looked up by its pid.
  const isSameText = slips.every((slip) => [...upward(nodesBySlip.get(slip) ?? null)].at(-1) === root);
  const byPid = isSameText ? null : new Map([...downward(root)].map((node) => [node.pid, node]));
  const view = textView();
  return slips.filter((slip) => {
    const { pid, key } = slip;
    const node = byPid ? byPid.get(pid) : nodesBySlip.get(slip);
    if (!node || !view.holds(node)) return false;
    if (key.startsWith('end ')) return findEndSlip(view, node)?.[0] === key.slice(4);
    if (key.startsWith('odd ')) return unpairedSlips(node).some((one) => one.key === key);
    return WORD_FIELDS.some((field) =>
      [...slipsIn(node.text[field]), ...unpairedIn(node.text[field])].some(
        (one) => keyOf(field, one) === key,
      ),
    );
  });
}
