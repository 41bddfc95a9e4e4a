import { FIELDS, type Field, type Kind, type Pid } from '../../../act/tree.ts';
import { downward, isPresent, type LiveNode, type TouchedNodes, upward } from './live-node.ts';
import { cited } from './name.ts';
import { isItem } from './replace-words.ts';
import { type TextView, textView, viewBefore } from './result-view.ts';
import { slipsBetween, slipsIn, type TextSlip, unpairedIn, without } from './slips-in.ts';

/** A slip of wording in the text that an instruction left, and where. */
export interface ResultSlip {
  readonly pid: Pid;
  /** Identifies the slip among those of its provision. */
  readonly key: string;
  /** In a drafter's words. */
  readonly message: string;
}

/** The node of each slip, so that it is looked up there again and not in the whole Act. */
const places = new WeakMap<ResultSlip, LiveNode>();

function slipAt(node: LiveNode, key: string, description: string): ResultSlip {
  const slip = { pid: node.pid, key, message: `its wording leaves a slip: ${cited(node)} ${description}` };
  places.set(slip, node);
  return slip;
}

const WORDS: readonly Field[] = FIELDS.filter((field) => field !== 'num');

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
    for (const field of WORDS) {
      const [was, is] = [before?.[field] ?? '', node.text[field]];
      const slips = slipsBetween(was, is);
      // A bracket of what is put in may close in another paragraph: those are looked at together.
      for (const slip of slips.added)
        if (before || !isOdd(slip)) nodeSlips.push({ node, key: keyOf(field, slip), slip });
      removedSlips.push(...slips.removed);
    }
  }
  return { nodeSlips, removedSlips };
}

const isOdd = ({ kind }: TextSlip): boolean => /^an odd /.test(kind);

/** Brackets and marks of all that was put in at once: a bracket may close in another paragraph. */
function unpairedSlips(inserted: LiveNode): readonly NodeSlip[] {
  const text = [...downward(inserted)].flatMap((node) => WORDS.map((field) => node.text[field])).join('\n');
  return unpairedIn(text).map((slip) => ({ node: inserted, key: `odd ${slip.match}`, slip }));
}

/** The slips of an instruction, without those of words that it only moved. */
function ownOf(all: readonly NodeSlip[], removedSlips: readonly TextSlip[]): readonly ResultSlip[] {
  const slips = all.map(({ slip }) => slip);
  const own = new Set(without(slips, removedSlips));
  return all
    .filter(({ slip }) => own.has(slip))
    .map(({ node, key, slip }) => slipAt(node, key, `has “${slip.excerpt}” (${slip.kind})`));
}

const LINKED = /\b(?:and|or|but)\s*$/;
const STOPPED = /[.,;:—–-][”’)]*\s*$/;
const SENTENCE: ReadonlySet<Kind> = new Set(['section', 'subsection', 'scheduleSubparagraph']);

function besideIn(view: TextView, node: LiveNode, by: 1 | -1): LiveNode | undefined {
  const other = view.neighbour(node, by);
  return other?.kind === node.kind ? other : undefined;
}

/** Whether another item, or the closing words of a list, comes after an item: its own, or one that it stands in. */
function isFollowed(view: TextView, node: LiveNode): boolean {
  for (let at: LiveNode | null = node; at && isItem(at); at = at.parent) {
    if (besideIn(view, at, 1) || (at.parent && view.textOf(at.parent).wrapUp)) return true;
  }
  return false;
}

const HEADED: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** Finds a wrong ending of a provision, by itself or before what follows it; null where it ends well. */
function findEndSlip(view: TextView, node: LiveNode): readonly [key: string, description: string] | null {
  // A heading alone stands over what follows it; one whose provisions are all gone stands over nothing.
  if (HEADED.has(node.kind)) {
    const isBare = node.children.length > 0 && view.partsOf(node).length === 0;
    return isBare && node.text.heading !== '' ? ['over', 'stands over nothing'] : null;
  }
  const end = view.endOf(node);
  if (end === '') return null;
  const next = isItem(node) ? besideIn(view, node, 1) : undefined;
  if (next && /(?<!etc)\.[”’)]*$/.test(end))
    return ['stop', 'ends with a full stop, and another item follows it'];
  if (isItem(node) && LINKED.test(end) && !isFollowed(view, node))
    return ['link', `ends with “${/\w+$/.exec(end)?.[0]}”, and nothing follows it`];
  const before = besideIn(view, node, -1);
  const isBare = !STOPPED.test(end) && !LINKED.test(end);
  if (next && isBare && before && STOPPED.test(view.endOf(before).replace(LINKED, '').trimEnd()))
    return ['bare', 'has no punctuation at its end, and another item follows it'];
  if (SENTENCE.has(node.kind) && view.partsOf(node).length === 0 && !/[.!?:;—–][”’)]*$/.test(end))
    return ['end', 'has no full stop at its end'];
  return null;
}

const lastOf = (text: LiveNode['text']): string =>
  (text.wrapUp || text.content || text.intro).trimEnd().slice(-4);

/** The standing part before each part of a provision, omitted parts included as keys. */
function standingBefore(parent: LiveNode): ReadonlyMap<LiveNode, LiveNode> {
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
  const upset = rewritten
    .filter(([node, before]) => lastOf(before) !== lastOf(node.text))
    .map(([node]) => node);
  const parents = new Map<LiveNode, ReadonlyMap<LiveNode, LiveNode>>();
  const preceding = [...roots, ...omitted].flatMap((node) => {
    if (!node.parent) return [];
    const predecessors = parents.get(node.parent) ?? standingBefore(node.parent);
    parents.set(node.parent, predecessors);
    return predecessors.get(node) ?? [];
  });
  const over = [...omitted].flatMap(({ parent }) => (parent && HEADED.has(parent.kind) ? [parent] : []));
  const now = textView();
  const before = viewBefore(touched);
  const ends = [...new Set([...inside, ...upset, ...preceding, ...over])].flatMap((node) => {
    const fault = isPresent(node) ? findEndSlip(now, node) : null;
    const isOld = fault && !inside.has(node) && findEndSlip(before, node)?.[0] === fault[0];
    return fault && !isOld ? [slipAt(node, `end ${fault[0]}`, fault[1])] : [];
  });
  const { nodeSlips, removedSlips } = wordSlips([
    ...rewritten,
    ...[...inside].map((node) => [node, null] as const),
  ]);
  return [...ownOf([...nodeSlips, ...roots.flatMap(unpairedSlips)], removedSlips), ...ends];
}

const rootOf = (node: LiveNode | undefined): LiveNode | undefined => [...upward(node ?? null)].at(-1);

/** Those of some slips that a text still has. */
export function slipsLeft(root: LiveNode, slips: readonly ResultSlip[]): readonly ResultSlip[] {
  // Where the text was rebuilt since a slip was found, the slip is looked up by its pid.
  const isHere = slips.every((slip) => rootOf(places.get(slip)) === root);
  const byPid = isHere ? null : new Map([...downward(root)].map((node) => [node.pid, node]));
  const now = textView();
  return slips.filter((slip) => {
    const { pid, key } = slip;
    const node = byPid ? byPid.get(pid) : places.get(slip);
    if (!node || !now.holds(node)) return false;
    if (key.startsWith('end ')) return findEndSlip(now, node)?.[0] === key.slice(4);
    if (key.startsWith('odd ')) return unpairedSlips(node).some((one) => one.key === key);
    return WORDS.some((field) =>
      [...slipsIn(node.text[field]), ...unpairedIn(node.text[field])].some(
        (one) => keyOf(field, one) === key,
      ),
    );
  });
}
