import { nextNumber } from '../../../act/numbering.ts';
import { type Kind, type Provision, provision } from '../../../act/tree.ts';
import { capital } from '../../../base/english.ts';
import type { Item } from './group-instructions.ts';
import { phrasesOf } from './phrases.ts';
import type { Habits } from './style.ts';
import type { DraftInstruction } from './writing.ts';
import { type ClauseContext, type WrittenSentence, writeLeaf } from './written-sentence.ts';

/** The kinds that the levels of a clause have, outermost first. */
const LEVELS: readonly Kind[] = ['subsection', 'paragraph', 'subparagraph', 'subsubparagraph'];

const STOPPED = /\.[”’)]*$/;

/** The last words of what is set out. */
function lastWords(node: Provision): string {
  if (node.wrapUp) return node.wrapUp;
  const last = node.children.at(-1);
  if (last) return lastWords(last) + (node.quote?.end ?? '');
  return node.content || node.intro || node.heading;
}

/** What follows a sentence: no stop after a quotation that has its own, but in Scotland (R3.11). */
function tailAfter(quoted: string | null, end: string, { alwaysStops }: Habits): string {
  return end === '.' && !alwaysStops && quoted !== null && STOPPED.test(quoted) ? '' : end;
}

/** Where a node of a clause stands. */
export type NodePlace = Pick<Provision, 'pid' | 'kind' | 'num'>;

/** A sentence as a node of the clause, with what it sets out, and what ends it. */
export function nodeFor(place: NodePlace, sentence: WrittenSentence, end: string, habits: Habits): Provision {
  const words = capitalAt(place.kind, sentence.words);
  const last = sentence.block.at(-1);
  if (!last) {
    const quoted = words.endsWith('”') ? words : null;
    return provision({ ...place, content: words + tailAfter(quoted, end, habits) });
  }
  const quotation = provision({
    pid: `${place.pid}/quotation`,
    kind: 'quotation',
    quote: { start: sentence.runsOn ? '' : '“', end: '”' },
    wrapUp: tailAfter(lastWords(last), end, habits),
    children: inTables(sentence.block).map((each, nth) =>
      withNewPids(each, `${place.pid}/quotation/${nth + 1}`),
    ),
  });
  return provision({ ...place, intro: words, children: [quotation] });
}

/** Entries of a table are set out as a table of their own. */
function inTables(block: readonly Provision[]): readonly Provision[] {
  const set: Provision[] = [];
  for (const one of block) {
    const last = set.at(-1);
    if (one.kind !== 'row') set.push(one);
    else if (last?.kind === 'table' && last.pid === ROWS)
      set[set.length - 1] = { ...last, children: [...last.children, one] };
    else set.push(provision({ pid: ROWS, kind: 'table', children: [one] }));
  }
  return set;
}

/** Until it has an identity of its own. */
const ROWS = 'rows';

const withNewPids = (original: Provision, pid: string): Provision => ({
  ...original,
  pid,
  children: original.children.map((child, nth) => withNewPids(child, `${pid}/${nth + 1}`)),
});

/** A sentence begins with a capital; an item of a list does not. */
const capitalAt = (kind: Kind, words: string): string =>
  kind === 'section' || kind === 'subsection' ? capital(words) : words;

/** The items of one level as nodes, each with what ends it. */
export function nodesFor(
  context: ClauseContext,
  items: readonly Item[],
  level: number,
  parent: string,
  end: string,
  firstNum: string | null,
): readonly Provision[] {
  const { habits } = context;
  const kind = LEVELS[level] ?? 'subsubparagraph';
  let num = firstNum;
  return items.map((item, at) => {
    num = nextNumber(kind, num, null);
    const isLast = at === items.length - 1;
    const separator = at === items.length - 2 ? habits.lastSeparator : habits.separator;
    const own = level === 0 ? '.' : isLast ? end : separator;
    const place = { pid: `${parent}/${num}`, kind, num };
    if (item.type === 'leaf') return nodeFor(place, writeLeaf(context, item), own, habits);
    const lead = `in ${phrasesOf(item.at, habits).join(', in ')}—`;
    const children = nodesFor(context, item.items, level + 1, place.pid, own, null);
    return provision({ ...place, intro: capitalAt(kind, lead), children });
  });
}

/** Where each instruction will stand, so that one can name another. */
export function nodePlaces(
  items: readonly Item[],
  level: number,
  above: readonly string[],
  firstNum: string | null,
): Map<DraftInstruction, readonly string[]> {
  const places = new Map<DraftInstruction, readonly string[]>();
  let num = firstNum;
  for (const item of items) {
    num = nextNumber(LEVELS[level] ?? 'subsubparagraph', num, null);
    const place = [...above, num];
    if (item.type === 'leaf') for (const instruction of item.instructions) places.set(instruction, place);
    else
      for (const [instruction, at] of nodePlaces(item.items, level + 1, place, null))
        places.set(instruction, at);
  }
  return places;
}
