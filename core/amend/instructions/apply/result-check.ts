import { FIELDS, type Field, type Kind, type Pid } from '../../../act/tree.ts';
import { downward, downwardMade, type Live, remainingChildren, stands, type Touched } from './live.ts';
import { cited } from './name.ts';
import { isItem } from './replace-words.ts';
import { newSlips, slipsIn, unpairedIn } from './slips-in.ts';
import { endPiece } from './targets.ts';

/** A slip of wording in the text that an instruction left, and where. */
export interface ResultSlip {
  readonly pid: Pid;
  /** What tells it from others of the provision. */
  readonly key: string;
  /** In a drafter's words. */
  readonly message: string;
}

const slipAt = (node: Live, key: string, said: string): ResultSlip => ({
  pid: node.pid,
  key,
  message: `its wording leaves a slip: ${cited(node)} ${said}`,
});

const WORDS: readonly Field[] = FIELDS.filter((field) => field !== 'num');

function inWords(node: Live, before: Live['text'] | null): readonly ResultSlip[] {
  return WORDS.flatMap((field) =>
    newSlips(before?.[field] ?? '', node.text[field]).map(({ what, found }) =>
      slipAt(node, `${field} ${what} ${found}`, `has “${found}” (${what})`),
    ),
  );
}

/** Brackets and marks of all that was put in at once: a bracket may close in another paragraph. */
function oddIn(made: Live): readonly ResultSlip[] {
  const text = [...downward(made)].flatMap((node) => WORDS.map((field) => node.text[field])).join('\n');
  return unpairedIn(text).map(({ what, found }) => slipAt(made, `odd ${found}`, `has “${found}” (${what})`));
}

const LINKED = /\b(?:and|or|but)\s*$/;
const STOPPED = /[.,;:—–-][”’)]*\s*$/;
const SENTENCE: ReadonlySet<Kind> = new Set(['section', 'subsection', 'scheduleSubparagraph']);

const endOf = (node: Live): string => endPiece(node)?.text.trimEnd() ?? '';

function besideIn(node: Live, by: 1 | -1): Live | undefined {
  const siblings = node.parent ? remainingChildren(node.parent) : [];
  const other = siblings[siblings.indexOf(node) + by];
  return other?.kind === node.kind ? other : undefined;
}

/** Whether another item, or the closing words of a list, comes after an item: its own, or one that it stands in. */
function isFollowed(node: Live): boolean {
  for (let at: Live | null = node; at && isItem(at); at = at.parent) {
    if (besideIn(at, 1) || at.parent?.text.wrapUp) return true;
  }
  return false;
}

/** How a provision ends as it should not, by itself and for what follows it; null where it ends well. */
function ending(node: Live): readonly [key: string, said: string] | null {
  const end = endOf(node);
  if (end === '') return null;
  const next = isItem(node) ? besideIn(node, 1) : undefined;
  if (next && /(?<!etc)\.[”’)]*$/.test(end))
    return ['stop', 'ends with a full stop, and another item follows it'];
  if (isItem(node) && LINKED.test(end) && !isFollowed(node))
    return ['link', `ends with “${/\w+$/.exec(end)?.[0]}”, and nothing follows it`];
  const before = besideIn(node, -1);
  const isBare = !STOPPED.test(end) && !LINKED.test(end);
  if (next && isBare && before && STOPPED.test(endOf(before).replace(LINKED, '').trimEnd()))
    return ['bare', 'has no punctuation at its end, and another item follows it'];
  if (SENTENCE.has(node.kind) && remainingChildren(node).length === 0 && !/[.!?:;—–][”’)]*$/.test(end))
    return ['end', 'has no full stop at its end'];
  return null;
}

const endsOf = (nodes: Iterable<Live>): readonly ResultSlip[] =>
  [...new Set(nodes)].flatMap((node) => {
    const found = stands(node) ? ending(node) : null;
    return found ? [slipAt(node, `end ${found[0]}`, found[1])] : [];
  });

const lastOf = (text: Live['text']): string =>
  (text.wrapUp || text.content || text.intro).trimEnd().slice(-4);

/** The slips that what was done to a text has made in it, and that were not there before. */
export function slipsMade({ texts, made, gone }: Touched): readonly ResultSlip[] {
  const roots = [...made].filter((node) => stands(node));
  const inside = roots.flatMap((root) => [...downward(root)]);
  const isNew = new Set(inside);
  const rewritten = [...texts].filter(([node]) => stands(node) && !isNew.has(node));
  const upset = rewritten
    .filter(([node, before]) => lastOf(before) !== lastOf(node.text))
    .map(([node]) => node);
  const beside = [...roots, ...gone].flatMap((node) => {
    const siblings = node.parent?.children ?? [];
    const at = siblings.indexOf(node);
    return siblings.slice(0, Math.max(at, 0)).findLast((one) => one.goneBy === null) ?? [];
  });
  return [
    ...rewritten.flatMap(([node, before]) => inWords(node, before)),
    ...inside.flatMap((node) => inWords(node, null).filter(({ key }) => !/ an odd /.test(key))),
    ...roots.flatMap(oddIn),
    ...endsOf([...inside, ...upset, ...beside]),
  ];
}

/** Those of some slips that a text still has. */
export function slipsLeft(root: Live, slips: readonly ResultSlip[]): readonly ResultSlip[] {
  if (slips.length === 0) return [];
  const wanted = new Set(slips.map(({ pid }) => pid));
  const found = (among: Iterable<Live>) =>
    new Map([...among].flatMap((node) => (wanted.has(node.pid) ? [[node.pid, node]] : [])));
  const made = found(downwardMade(root));
  const nodes = made.size === wanted.size ? made : found(downward(root));
  return slips.filter(({ pid, key }) => {
    const node = nodes.get(pid);
    if (!node) return false;
    if (key.startsWith('end ')) return ending(node)?.[0] === key.slice(4);
    if (key.startsWith('odd ')) return oddIn(node).some((one) => one.key === key);
    return WORDS.some((field) =>
      [...slipsIn(node.text[field]), ...unpairedIn(node.text[field])].some(
        ({ what, found }) => `${field} ${what} ${found}` === key,
      ),
    );
  });
}
