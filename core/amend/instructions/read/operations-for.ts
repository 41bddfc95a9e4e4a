import type { Provision } from '../../../act/tree.ts';
import type { Anchor, LinkWord, Location, NewText, Operation, WordsTarget } from '../syntax.ts';
import type { Target } from './targets.ts';

/** What is done to targets, whatever they turn out to be. */
export type OperationsFor = (targets: readonly Target[]) => readonly Operation[];

/**
 * What the numbered items below complete: what is done to the targets that they list ("omit the following—"), or where
 * ("in each of the following provisions, for …").
 */
export type Frame =
  | { readonly lists: 'targets' | 'entries'; readonly operationsFor: OperationsFor }
  | { readonly lists: 'places'; readonly operations: readonly Operation[] };

/** What has been read of one operation, before its places are known. */
export interface Read {
  readonly operations: readonly Operation[];
  /** Set where the targets, or some of them, are in the numbered items below. */
  readonly frame?: Frame;
  /** Where it is done, if its own words say so before they say what. */
  readonly inside?: Location;
  /** Where the listed items are, if the words before the list say so. */
  readonly within?: Location;
}

/** Operations that are whole in themselves. */
export const readOf = (...operations: readonly Operation[]): Read => ({ operations });

const wordsOf = (all: readonly Target[]): readonly WordsTarget[] =>
  all.flatMap((one) => (one.kind === 'words' ? [one.words] : []));

/** What is beside a provision, words or an italic heading, is found by that: it goes before it does. */
const isBeside = (one: Target): boolean =>
  one.kind === 'words' &&
  one.words.type === 'all' &&
  /^(?:wordsBeside|italicBefore)$/.test(one.words.in.at(-1)?.type ?? '');

/** Leaves out targets: words and provisions each in one operation, in the order in which they come. */
export const omitting: OperationsFor = (all) => {
  const operations: Operation[] = [];
  for (const one of [...all.filter(isBeside), ...all.filter((target) => !isBeside(target))]) {
    const last = operations.at(-1);
    if (one.kind === 'words') {
      if (last?.type === 'omitWords')
        operations[operations.length - 1] = { ...last, targets: [...last.targets, one.words] };
      else operations.push({ type: 'omitWords', targets: [one.words] });
    } else if (last?.type === 'omitProvisions') {
      operations[operations.length - 1] = { ...last, targets: [...last.targets, one.provision] };
    } else operations.push({ type: 'omitProvisions', targets: [one.provision] });
  }
  return operations;
};

const isBareLine = (line: Provision | undefined): line is Provision =>
  line?.kind === 'block' && line.children.length === 0 && line.content !== '';

/**
 * A line that no label begins, by itself or before the items that it leads to, put in among words: it is more of their line,
 * though it is set out apart.
 */
export function asOneLine(newText: NewText): NewText {
  const [line, ...items] = newText.provisions;
  if (newText.words !== '' || !isBareLine(line) || items.some(({ num }) => num === '')) return newText;
  return { ...newText, words: line.content, provisions: items };
}

/** Replaces targets. Words named beside provisions ("paragraph (b) and the words after it") go with them. */
export const substituting =
  (by: NewText): OperationsFor =>
  (all) => {
    const words = wordsOf(all);
    if (words.length === all.length)
      return [
        { type: 'substituteWords', targets: words, newText: words.every(isInLine) ? asOneLine(by) : by },
      ];
    const provisions = all.map((one) =>
      one.kind === 'provision' ? one.provision : one.words.type === 'all' ? { at: one.words.in } : null,
    );
    const provisionTargets = provisions.filter((one) => one !== null);
    if (provisionTargets.length !== all.length) return [];
    return [{ type: 'substituteProvisions', targets: provisionTargets, newText: by }];
  };

/** Words that are quoted, or named by words that are, or a sentence: they are not all of a line. */
const isInLine = (words: WordsTarget): boolean =>
  words.type === 'quoted' ||
  words.type === 'span' ||
  (words.type === 'all' && words.in.at(-1)?.type === 'sentence');

/** Where new text goes that stands beside a target: beside the whole of a heading, or within a text. */
export function anchorOf(side: 'before' | 'after', one: Target): Anchor {
  if (one.kind === 'provision') {
    const { at, withItalic } = one.provision;
    // "Before section 3 (and the italic heading before it)": what is put in stands before both.
    const isOverIt = side === 'before' && withItalic;
    return { type: 'provision', side, of: isOverIt ? [{ type: 'italicBefore', before: at }] : at };
  }
  const words = one.words;
  const last = words.type === 'all' ? words.in.at(-1) : undefined;
  const isHeading = last?.type === 'heading' || last?.type === 'italicBefore';
  if (words.type === 'all' && isHeading) return { type: 'provision', side, of: words.in };
  return { type: 'words', side, words };
}

/** Inserts new text beside each of its targets. */
export const inserting =
  (side: 'before' | 'after', newText: NewText): OperationsFor =>
  (all) => [
    besideWords(
      all.map((one) => anchorOf(side, one)),
      newText,
    ),
  ];

/** Matter put in at places: in one line with the words that it is put beside. */
export const besideWords = (at: readonly Anchor[], newText: NewText): Operation => ({
  type: 'insert',
  at,
  newText: at.every((anchor) => isOfLine(anchor, newText)) ? asOneLine(newText) : newText,
});

/** Whether what is put at a place goes on with its line: beside words and, at an edge, where it is no sentence of its own. */
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
 * A linking word that goes, and the next item where it stood (R3.2): between the two that it linked. Where the item ends
 * with the word that stood before it, the word stays, so that what was made once is known.
 */
export function inPlaceOfLink(link: LinkWord, newText: NewText): readonly Operation[] {
  const isBefore = link.side === 'before';
  const last = newText.provisions.at(-1);
  const target: WordsTarget = { type: 'link', link };
  // Other words are no item of the list: they stand where the linking word stood.
  if (newText.words !== '') return [{ type: 'substituteWords', targets: [target], newText }];
  if (isBefore && last && lastWords(last).trimEnd().endsWith(` ${link.words.trim()}`))
    return [{ type: 'insert', at: [{ type: 'words', side: 'before', words: target }], newText }];
  const at: Anchor = { type: 'provision', side: isBefore ? 'before' : 'after', of: link.of };
  return [
    { type: 'omitWords', targets: [target] },
    { type: 'insert', at: [at], newText },
  ];
}
