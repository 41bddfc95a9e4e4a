import type { Provision } from '../../../act/tree.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Location, Locus, Operation, WordsTarget } from '../syntax.ts';
import { amendmentIdsIn } from './amended.ts';
import { type Hunk, runsWith } from './hunk.ts';
import { beforeAndAfter, hunksOf } from './hunks.ts';
import { occurrencesOf } from './matching.ts';
import { CONTEXT_PLACE, newTextOf, ONCE } from './phrasing.ts';
import { locationOf, stepOf } from './places.ts';
import { carryOut } from './prove.ts';
import { endsHalfway, FUNCTION_WORD } from './reach-cost.ts';
import { printedLinesOf, readsSame } from './reading.ts';
import type { RunningNode } from './running-index.ts';
import { isPaired, singleSpaced, tokensOf } from './tokens.ts';

/** A change over two levels: from within the opening words to the end of a paragraph, or into the closing words. */
export interface CrossLevelRange {
  readonly operation: Operation;
  readonly amendments: readonly string[];
  /** The redline without the changes in the range. */
  readonly remaining: RedlineNode;
  /** Makes the range's change in opening words that have no other change yet. */
  readonly introWith: (intro: string) => string;
  /** Makes the range's change in closing words after their other changes. */
  readonly wrapUpWith: (wrapUp: string) => string;
  /** The number of children in the range. */
  readonly count: number;
  /** Whether the range has all children. The closing words are then changed first, while a child can still name them. */
  readonly isAll: boolean;
}

const isOmittedAlone = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' && !changeStatus.moved && changeStatus.pair === undefined;

/** Counts the first children that are omitted without replacement. */
function countOmittedFirst({ children }: RedlineNode): number {
  const end = children.findIndex((child) => !isOmittedAlone(child));
  if (end < 0) return children.length;
  return children[end]?.changeStatus.state === 'kept' ? end : 0;
}

/** The longest quotation at either end of a range, in tokens. */
const MAX_QUOTED_TOKENS = 6;

/** Generates quotations that begin the range: each occurs once in the provision. The words of it before the change stay. */
function* beginnings(intro: string, { from }: Hunk, after: number, fullText: string) {
  const tokens = tokensOf(intro);
  const first = tokens.findIndex((token) => token.from >= from);
  if (first < 0) return;
  for (let left = 0; left <= MAX_QUOTED_TOKENS; left++) {
    const start = tokens[first - left];
    if (!start || start.from < after) return;
    for (let end = Math.max(first, first - left + 1); end < first + MAX_QUOTED_TOKENS; end++) {
      const last = tokens[end - 1] ?? start;
      const words = intro.slice(start.from, last.to);
      const next = intro.slice(last.to).trimStart();
      if (last.to <= start.from || !isPaired(words) || FUNCTION_WORD.test(words) || endsHalfway(words, next))
        continue;
      if (occurrencesOf(fullText, words).length === 1) yield { words, at: start.from };
    }
  }
}

/** Generates the last token of a text, the last two, and so on. */
function* endings(text: string): Generator<string> {
  const tokens = tokensOf(text);
  for (let size = 1; size <= Math.min(MAX_QUOTED_TOKENS, tokens.length); size++)
    yield text.slice(tokens[tokens.length - size]?.from ?? 0, tokens.at(-1)?.to);
}

const ACT: Locus = { type: 'act', title: 'Act 1900' };

/** A copy of the Act with only this provision and its ancestors, in which an instruction can find it. */
function enclosedProvision(node: RunningNode, provision: Provision): Provision {
  let enclosed = provision;
  for (let at = node.parent; at; at = at.parent)
    enclosed = { ...at.provision, ...at.text, children: [enclosed] };
  return enclosed;
}

/** Whether an operation makes the wanted text of a provision. It is tried by carrying it out. */
function hasOutcome(
  node: RunningNode,
  context: Location,
  operation: Operation,
  wantedProvision: Provision,
): boolean {
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
 * Finds a change from within the opening words over the first children: "for the words from “which” to the end of paragraph (b)
 * substitute “harassment,”" (drafting-conventions.md §3.1, "substitute a span"). Null if the provision has no such change, or
 * no unambiguous words to begin the range.
 */
export function findRange(node: RunningNode, redlined: RedlineNode): CrossLevelRange | null {
  const count = countOmittedFirst(redlined);
  const context = locationOf(node);
  const hunks = hunksOf(redlined.fields.intro);
  const hunk = hunks.at(-1);
  const { intro } = node.text;
  if (count === 0 || !context || !hunk || redlined.division) return null;
  if (hunk.to < intro.trimEnd().length || !/\p{L}/u.test(intro.slice(0, hunk.from))) return null;
  const isAll = count === redlined.children.length;
  const closings = isAll ? hunksOf(redlined.fields.wrapUp) : [];
  const closingHunk = closings[0]?.from === 0 ? closings[0] : null;
  const lastOmitted = node.children[count - 1];
  const step = lastOmitted && stepOf(lastOmitted);
  if (!lastOmitted || step?.type !== 'unit') return null;
  const now = node.now();
  const wrapUp = closingHunk ? node.text.wrapUp.slice(closingHunk.to).trimStart() : node.text.wrapUp;
  const newWords = closingHunk ? `${hunk.words} ${closingHunk.words}` : hunk.words;
  const fullText = printedLinesOf(now).join(' ');
  const wantedProvision: Provision = {
    ...now,
    intro: intro.slice(0, hunk.from) + newWords,
    children: now.children.slice(count),
    wrapUp,
  };
  const amendments = [
    ...hunk.amendments,
    ...(closingHunk?.amendments ?? []),
    ...redlined.children.slice(0, count).flatMap(amendmentIdsIn),
  ];
  for (const { words: from, at } of beginnings(intro, hunk, hunks.at(-2)?.to ?? 0, fullText)) {
    const words = singleSpaced(intro.slice(at, hunk.from) + newWords);
    if (!isPaired(words)) continue;
    const endOfPart: WordsTarget = {
      type: 'span',
      from,
      to: null,
      where: ONCE,
      in: closingHunk && !wrapUp ? CONTEXT_PLACE : [step],
    };
    const last = closingHunk
      ? node.text.wrapUp.slice(0, closingHunk.to)
      : (printedLinesOf(lastOmitted.now()).at(-1) ?? '');
    const toWords = [...endings(last)]
      .filter((to) => occurrencesOf(fullText, to).length === 1 && isPaired(to) && !FUNCTION_WORD.test(to))
      .map((to): WordsTarget => ({ type: 'span', from, to, where: ONCE, in: CONTEXT_PLACE }));
    for (const target of [...(closingHunk && wrapUp ? [] : [endOfPart]), ...toWords]) {
      const operation: Operation = words
        ? { type: 'substituteWords', targets: [target], newText: newTextOf(words) }
        : { type: 'omitWords', targets: [target] };
      if (!hasOutcome(node, context, operation, wantedProvision)) continue;
      return {
        operation,
        amendments: [...new Set(amendments)].sort(),
        remaining: {
          ...redlined,
          fields: {
            ...redlined.fields,
            intro: runsWith(beforeAndAfter(redlined.fields.intro).before, hunks.slice(0, -1)),
            ...(closingHunk ? { wrapUp: runsWith(node.text.wrapUp, closings.slice(1)) } : {}),
          },
          children: redlined.children.slice(count),
        },
        introWith: (text) => text.slice(0, text.length - (intro.length - hunk.from)) + newWords,
        wrapUpWith: (text) => (closingHunk ? text.slice(closingHunk.to).trimStart() : text),
        count,
        isAll,
      };
    }
  }
  return null;
}
