import type { Provision } from '../../../act/tree.ts';
import type { Anchor, LinkWord, Location, NewText, Operation, WordsTarget } from '../syntax.ts';
import type { Target } from './targets.ts';

/** Makes operations for targets that are read later. */
export type OperationsBuilder = (targets: readonly Target[]) => readonly Operation[];

/**
 * An operation that the numbered items below complete. They list its targets ("omit the following—"), or its places
 * ("in each of the following provisions, for …").
 */
export type ListFrame =
  | { readonly lists: 'targets' | 'entries'; readonly buildOperations: OperationsBuilder }
  | { readonly lists: 'places'; readonly operations: readonly Operation[] };

/** The reading of one operation, before its places are resolved. */
export interface OperationReading {
  readonly operations: readonly Operation[];
  /** Set where the numbered items below list targets or places. */
  readonly frame?: ListFrame;
  /** The place of the operation, if its words name it before the operation. */
  readonly place?: Location;
  /** The place of the listed items, if the words before the list name it. */
  readonly listPlace?: Location;
}

/** A reading of operations without a list. */
export const readingOf = (...operations: readonly Operation[]): OperationReading => ({ operations });

const wordsOf = (targets: readonly Target[]): readonly WordsTarget[] =>
  targets.flatMap((target) => (target.kind === 'words' ? [target.words] : []));

/** Whether a target is found by a neighbouring provision, so that it must be omitted before that. */
const isNamedByNeighbour = (target: Target): boolean =>
  target.kind === 'words' &&
  target.words.type === 'all' &&
  /^(?:wordsBeside|italicBefore)$/.test(target.words.in.at(-1)?.type ?? '');

/** Omits targets: words and provisions in separate operations, in their order. */
export const buildOmissions: OperationsBuilder = (targets) => {
  const operations: Operation[] = [];
  for (const one of [
    ...targets.filter(isNamedByNeighbour),
    ...targets.filter((target) => !isNamedByNeighbour(target)),
  ]) {
    const lastOperation = operations.at(-1);
    if (one.kind === 'words') {
      if (lastOperation?.type === 'omitWords')
        operations[operations.length - 1] = {
          ...lastOperation,
          targets: [...lastOperation.targets, one.words],
        };
      else operations.push({ type: 'omitWords', targets: [one.words] });
    } else if (lastOperation?.type === 'omitProvisions') {
      operations[operations.length - 1] = {
        ...lastOperation,
        targets: [...lastOperation.targets, one.provision],
      };
    } else operations.push({ type: 'omitProvisions', targets: [one.provision] });
  }
  return operations;
};

const isBareLine = (line: Provision | undefined): line is Provision =>
  line?.kind === 'block' && line.children.length === 0 && line.content !== '';

/**
 * Joins a line without a label to the words that it is inserted among, though it is set out apart. Items that it leads to
 * stay provisions.
 */
export function joinLineToWords(newText: NewText): NewText {
  const [line, ...items] = newText.provisions;
  if (newText.words !== '' || !isBareLine(line) || items.some(({ num }) => num === '')) return newText;
  return { ...newText, words: line.content, provisions: items };
}

/** Replaces targets. Words that are named with provisions ("paragraph (b) and the words after it") are replaced with them. */
export const substitutionBuilder =
  (newText: NewText): OperationsBuilder =>
  (targets) => {
    const words = wordsOf(targets);
    if (words.length === targets.length)
      return [
        {
          type: 'substituteWords',
          targets: words,
          newText: words.every(isInLine) ? joinLineToWords(newText) : newText,
        },
      ];
    const provisionOrNull = targets.map((one) =>
      one.kind === 'provision' ? one.provision : one.words.type === 'all' ? { at: one.words.in } : null,
    );
    const provisionTargets = provisionOrNull.filter((one) => one !== null);
    if (provisionTargets.length !== targets.length) return [];
    return [{ type: 'substituteProvisions', targets: provisionTargets, newText: newText }];
  };

/** Whether words are only a part of a line: quoted words, a span or a sentence. */
const isInLine = (words: WordsTarget): boolean =>
  words.type === 'quoted' ||
  words.type === 'span' ||
  (words.type === 'all' && words.in.at(-1)?.type === 'sentence');

/** The place of new text beside a target: beside a whole heading, or within a text. */
export function anchorBeside(side: 'before' | 'after', target: Target): Anchor {
  if (target.kind === 'provision') {
    const { at, withItalic } = target.provision;
    // "Before section 3 (and the italic heading before it)": what is put in stands before both.
    const isBeforeHeading = side === 'before' && withItalic;
    return { type: 'provision', side, of: isBeforeHeading ? [{ type: 'italicBefore', before: at }] : at };
  }
  const words = target.words;
  const last = words.type === 'all' ? words.in.at(-1) : undefined;
  const isHeading = last?.type === 'heading' || last?.type === 'italicBefore';
  if (words.type === 'all' && isHeading) return { type: 'provision', side, of: words.in };
  return { type: 'words', side, words };
}

/** Inserts new text beside each of its targets. */
export const insertionBuilder =
  (side: 'before' | 'after', newText: NewText): OperationsBuilder =>
  (targets) => [
    insertionAt(
      targets.map((one) => anchorBeside(side, one)),
      newText,
    ),
  ];

/** Inserts new text at places. Beside words, it continues their line. */
export const insertionAt = (at: readonly Anchor[], newText: NewText): Operation => ({
  type: 'insert',
  at,
  newText: at.every((anchor) => isOfLine(anchor, newText)) ? joinLineToWords(newText) : newText,
});

/** Whether inserted text continues a line: beside words, or at an edge unless it is a sentence of its own. */
function isOfLine(anchor: Anchor, { provisions: [line] }: NewText): boolean {
  if (anchor.type === 'words') return isInLine(anchor.words);
  const words = line?.content ?? '';
  if (anchor.type !== 'edge') return false;
  return anchor.edge === 'end' ? /^(?:\(?\p{Ll}|[,;:])/u.test(words) : !/[.;:]$/.test(words);
}

const lastWords = ({ wrapUp, content, children }: Provision): string => {
  const last = children.at(-1);
  return wrapUp || (last ? lastWords(last) : content);
};

/**
 * Replaces a linking word by the next item, which goes between the two items that the word linked (R3.2). Where the new
 * item ends with that word, the word stays, so that the change is recognised if it was already made.
 */
export function replaceLinkWord(link: LinkWord, newText: NewText): readonly Operation[] {
  const isBefore = link.side === 'before';
  const last = newText.provisions.at(-1);
  const target: WordsTarget = { type: 'link', link };
  // Words without provisions are no item of the list, and replace the linking word itself.
  if (newText.words !== '') return [{ type: 'substituteWords', targets: [target], newText }];
  if (isBefore && last && lastWords(last).trimEnd().endsWith(` ${link.words.trim()}`))
    return [{ type: 'insert', at: [{ type: 'words', side: 'before', words: target }], newText }];
  const at: Anchor = { type: 'provision', side: isBefore ? 'before' : 'after', of: link.of };
  return [
    { type: 'omitWords', targets: [target] },
    { type: 'insert', at: [at], newText },
  ];
}
