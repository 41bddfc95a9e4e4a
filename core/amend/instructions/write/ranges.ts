import type { Provision } from '../../../act/tree.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Location, Locus, Operation, WordsTarget } from '../syntax.ts';
import { amendmentsIn } from './amended.ts';
import { type Hunk, runsWith } from './hunk.ts';
import { bothOf, hunksOf } from './hunks.ts';
import { occurrencesOf } from './matching.ts';
import { CONTEXT_PLACE, newTextOf, ONCE } from './phrasing.ts';
import { locationOf, stepOf } from './places.ts';
import { carryOut } from './prove.ts';
import { endsHalfway, SLIGHT } from './reach-cost.ts';
import { readingOf, readsSame } from './reading.ts';
import type { Running } from './running-index.ts';
import { evenly, isPaired, tokensOf } from './tokens.ts';

/** A range over two levels: from within the opening words to the end of a paragraph, or into the closing words. */
export interface Range {
  readonly operation: Operation;
  readonly amendments: readonly string[];
  /** What else changes, once the range is dealt with. */
  readonly remaining: RedlineNode;
  /** The opening words with the range dealt with, in what they are before anything else in them is. */
  readonly introWith: (intro: string) => string;
  /** The closing words with the range dealt with; what else changes in them has changed. */
  readonly wrapUpWith: (wrapUp: string) => string;
  /** How many of the parts go, and whether all do: then the closing words are changed first, while they are named by a part. */
  readonly count: number;
  readonly isAll: boolean;
}

const isOut = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' && !changeStatus.moved && changeStatus.pair === undefined;

/** How many parts go first, where nothing takes their place. */
function countOut({ children }: RedlineNode): number {
  const end = children.findIndex((child) => !isOut(child));
  if (end < 0) return children.length;
  return children[end]?.changeStatus.state === 'kept' ? end : 0;
}

/** The most words at the beginning of a range that are quoted to tell where it begins, in tokens. */
const MOST_QUOTED = 6;

/** Where a range begins: words that stand once in the provision, with what of them stays. */
function* beginnings(intro: string, { from }: Hunk, after: number, fullText: string) {
  const tokens = tokensOf(intro);
  const first = tokens.findIndex((token) => token.from >= from);
  if (first < 0) return;
  for (let left = 0; left <= MOST_QUOTED; left++) {
    const start = tokens[first - left];
    if (!start || start.from < after) return;
    for (let end = Math.max(first, first - left + 1); end < first + MOST_QUOTED; end++) {
      const last = tokens[end - 1] ?? start;
      const words = intro.slice(start.from, last.to);
      const next = intro.slice(last.to).trimStart();
      if (last.to <= start.from || !isPaired(words) || SLIGHT.test(words) || endsHalfway(words, next))
        continue;
      if (occurrencesOf(fullText, words).length === 1) yield { words, at: start.from };
    }
  }
}

/** The last words of a text, one more at a time. */
function* endings(text: string): Generator<string> {
  const tokens = tokensOf(text);
  for (let size = 1; size <= Math.min(MOST_QUOTED, tokens.length); size++)
    yield text.slice(tokens[tokens.length - size]?.from ?? 0, tokens.at(-1)?.to);
}

const ACT: Locus = { type: 'act', title: 'Act 1900' };

/** A provision in nothing but what it stands in, so that it can be found there. */
function enclosedProvision(node: Running, provision: Provision): Provision {
  let enclosed = provision;
  for (let at = node.parent; at; at = at.parent)
    enclosed = { ...at.provision, ...at.text, children: [enclosed] };
  return enclosed;
}

/** Whether an operation in a provision, carried out, makes the other of two texts of it. */
function makes(node: Running, context: Location, operation: Operation, wantedProvision: Provision): boolean {
  const source = { pid: '', eid: '', cite: '', from: 0, to: 0, text: '' };
  const instruction = { source, context: [ACT, ...context], operation };
  const { text, faults } = carryOut(
    enclosedProvision(node, node.now()),
    [instruction],
    ACT.type === 'act' ? ACT.title : '',
  );
  return faults.length === 0 && readsSame(text, enclosedProvision(node, wantedProvision));
}

/**
 * Words that go from within the opening words of a provision over its first parts, with what takes their place: "for the words
 * from “which” to the end of paragraph (b) substitute “harassment,”" (drafting-conventions.md §3.1, "substitute a span").
 * Null where there is no such range, or no words that tell where it begins.
 */
export function rangeOf(node: Running, redlined: RedlineNode): Range | null {
  const count = countOut(redlined);
  const context = locationOf(node);
  const hunks = hunksOf(redlined.fields.intro);
  const hunk = hunks.at(-1);
  const { intro } = node.text;
  if (count === 0 || !context || !hunk || redlined.division) return null;
  if (hunk.to < intro.trimEnd().length || !/\p{L}/u.test(intro.slice(0, hunk.from))) return null;
  const isAll = count === redlined.children.length;
  const closings = isAll ? hunksOf(redlined.fields.wrapUp) : [];
  const into = closings[0]?.from === 0 ? closings[0] : null;
  const lastOmitted = node.children[count - 1];
  const step = lastOmitted && stepOf(lastOmitted);
  if (!lastOmitted || step?.type !== 'unit') return null;
  const now = node.now();
  const wrapUp = into ? node.text.wrapUp.slice(into.to).trimStart() : node.text.wrapUp;
  const newWords = into ? `${hunk.words} ${into.words}` : hunk.words;
  const fullText = readingOf(now).join(' ');
  const wantedProvision: Provision = {
    ...now,
    intro: intro.slice(0, hunk.from) + newWords,
    children: now.children.slice(count),
    wrapUp,
  };
  const amendments = [
    ...hunk.amendments,
    ...(into?.amendments ?? []),
    ...redlined.children.slice(0, count).flatMap(amendmentsIn),
  ];
  for (const { words: from, at } of beginnings(intro, hunk, hunks.at(-2)?.to ?? 0, fullText)) {
    const words = evenly(intro.slice(at, hunk.from) + newWords);
    if (!isPaired(words)) continue;
    const toEnd: WordsTarget = {
      type: 'span',
      from,
      to: null,
      where: ONCE,
      in: into && !wrapUp ? CONTEXT_PLACE : [step],
    };
    const last = into ? node.text.wrapUp.slice(0, into.to) : (readingOf(lastOmitted.now()).at(-1) ?? '');
    const toWords = [...endings(last)]
      .filter((to) => occurrencesOf(fullText, to).length === 1 && isPaired(to) && !SLIGHT.test(to))
      .map((to): WordsTarget => ({ type: 'span', from, to, where: ONCE, in: CONTEXT_PLACE }));
    for (const target of [...(into && wrapUp ? [] : [toEnd]), ...toWords]) {
      const operation: Operation = words
        ? { type: 'substituteWords', targets: [target], newText: newTextOf(words) }
        : { type: 'omitWords', targets: [target] };
      if (!makes(node, context, operation, wantedProvision)) continue;
      return {
        operation,
        amendments: [...new Set(amendments)].sort(),
        remaining: {
          ...redlined,
          fields: {
            ...redlined.fields,
            intro: runsWith(bothOf(redlined.fields.intro).before, hunks.slice(0, -1)),
            ...(into ? { wrapUp: runsWith(node.text.wrapUp, closings.slice(1)) } : {}),
          },
          children: redlined.children.slice(count),
        },
        introWith: (text) => text.slice(0, text.length - (intro.length - hunk.from)) + newWords,
        wrapUpWith: (text) => (into ? text.slice(into.to).trimStart() : text),
        count,
        isAll,
      };
    }
  }
  return null;
}
