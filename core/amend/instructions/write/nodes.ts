import { nextNumber } from '../../../act/numbering.ts';
import { type Kind, type Provision, provision } from '../../../act/tree.ts';
import { capital } from '../../../base/english.ts';
import type { ClauseItem } from './group-instructions.ts';
import { phrasesOf } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import type { Habits } from './style.ts';
import { type ClauseContext, writeLeaf } from './write-sentence.ts';
import type { DraftInstruction } from './writing.ts';

/** The kinds of a clause's levels, outermost first. */
const LEVELS: readonly Kind[] = ['subsection', 'paragraph', 'subparagraph', 'subsubparagraph'];

const STOPPED = /\.[”’)]*$/;

/** The last words that are printed of a provision. */
function lastWords(node: Provision): string {
  if (node.wrapUp) return node.wrapUp;
  const last = node.children.at(-1);
  if (last) return lastWords(last) + (node.quote?.end ?? '');
  return node.content || node.intro || node.heading;
}

/** The punctuation after a sentence. A quotation with its ownEnd stop gets no other, except in Scotland (R3.11). */
function tailAfter(quoted: string | null, end: string, { alwaysStops }: Habits): string {
  return end === '.' && !alwaysStops && quoted !== null && STOPPED.test(quoted) ? '' : end;
}

/** The identity, kind and number of a clause's node. */
export type NodePlace = Pick<Provision, 'pid' | 'kind' | 'num'>;

/** Makes a node of the clause from a sentence, the provisions that it sets out, and its closing punctuation. */
export function makeNode(place: NodePlace, sentence: Sentence, end: string, habits: Habits): Provision {
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
    children: wrapRows(sentence.block).map((each, nth) =>
      withNewPids(each, `${place.pid}/quotation/${nth + 1}`),
    ),
  });
  return provision({ ...place, intro: words, children: [quotation] });
}

/** Puts consecutive entries of a table into a table, so that they can be set out. */
function wrapRows(block: readonly Provision[]): readonly Provision[] {
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

/** The pid of such a table until `withNewPids` gives it another. */
const ROWS = 'rows';

const withNewPids = (original: Provision, pid: string): Provision => ({
  ...original,
  pid,
  children: original.children.map((child, nth) => withNewPids(child, `${pid}/${nth + 1}`)),
});

/** Capitalises the words of a section or subsection; items of a list begin in lower case. */
const capitalAt = (kind: Kind, words: string): string =>
  kind === 'section' || kind === 'subsection' ? capital(words) : words;

/** Makes the nodes of one level, each with its closing punctuation. */
export function makeNodes(
  context: ClauseContext,
  items: readonly ClauseItem[],
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
    const ownEnd = level === 0 ? '.' : isLast ? end : separator;
    const place = { pid: `${parent}/${num}`, kind, num };
    if (item.type === 'leaf') return makeNode(place, writeLeaf(context, item), ownEnd, habits);
    const lead = `in ${phrasesOf(item.at, habits).join(', in ')}—`;
    const children = makeNodes(context, item.items, level + 1, place.pid, ownEnd, null);
    return provision({ ...place, intro: capitalAt(kind, lead), children });
  });
}

/** The numbers of each instruction's node, outermost first, so that one instruction can cite another. */
export function numberNodes(
  items: readonly ClauseItem[],
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
      for (const [instruction, at] of numberNodes(item.items, level + 1, place, null))
        places.set(instruction, at);
  }
  return places;
}
