import type { Pid } from '../act/tree.ts';
import { count } from '../base/english.ts';
import { groupBy } from '../base/group-by.ts';
import type { ShownRun } from './changes.ts';
import type { UnplacedChange } from './item.ts';
import { outsidePrint, outsidePrintsOf, plainWords } from './outside-prints.ts';
import type { MatchedLine } from './placed-line.ts';
import {
  type HeaderOrFooter,
  paragraphText,
  type WordDocument,
  type WordParagraph,
  wordsWithout,
} from './word-document.ts';

/** Lists everything in a file that is not words of a provision, so that nothing that somebody typed is lost. */

const shownOf = ({ runs }: WordParagraph): readonly ShownRun[] =>
  runs.map(({ text, inserted, deleted }) => ({
    kind: deleted ? ('deleted' as const) : inserted ? ('inserted' as const) : ('kept' as const),
    text,
  }));

const handOf = ({ runs, mark }: WordParagraph): UnplacedChange['by'] =>
  runs.map(({ inserted, deleted }) => deleted ?? inserted).find((hand) => hand) ??
  mark.deleted ??
  mark.inserted;

const WHERE: Readonly<Record<HeaderOrFooter['position'] | 'body', string>> = {
  body: 'Words outside the Act’s provisions were changed',
  header: 'The header of the pages was changed',
  footer: 'The footer of the pages was changed',
};

/** Formatting changes of one paragraph, one for each person: a paste may bring thousands. */
function gathered(all: WordParagraph['otherContent']): WordParagraph['otherContent'] {
  const looks = groupBy(
    all.filter(({ kind }) => kind === 'formatting'),
    ({ by }) => by?.author,
  );
  const otherOddities = all.filter(({ kind }) => kind !== 'formatting');
  const mergedLooks = [...looks.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, words: group.map(({ words }) => words).join(' … ') }] : [];
  });
  return [...mergedLooks, ...otherOddities];
}

/** What a paragraph has besides text: a picture, a note, a change of formatting alone. */
const oddities = (paragraph: WordParagraph, pid: Pid | null): readonly UnplacedChange[] =>
  gathered(paragraph.otherContent).flatMap(({ kind, words, by }): readonly UnplacedChange[] => {
    const isLook = kind === 'formatting';
    // Formatting outside the Act is ignored.
    if (isLook && (pid === null || words.trim() === '')) return [];
    const text = isLook ? words : wordsWithout(paragraph, 'deleted');
    return [
      {
        kind: isLook ? 'formatting' : 'other',
        words: isLook ? 'Only the formatting was changed' : words,
        pid,
        shownRuns: text === '' ? [] : [{ kind: 'kept', text }],
        by,
      },
    ];
  });

/**
 * Collects what was typed outside the provisions: tracked, or untracked where the file has prints of its paragraphs.
 */
class Outside {
  readonly unplaced: UnplacedChange[] = [];
  readonly #prints: ReadonlySet<string> | null;
  readonly #met = new Set<string>();
  #untracked = 0;

  constructor(document: WordDocument) {
    this.#prints = outsidePrintsOf(document.properties);
  }

  look(paragraph: WordParagraph, where: HeaderOrFooter['position'] | 'body'): void {
    const text = plainWords(paragraphText(paragraph));
    if (text === '') return;
    const [before, after] = [wordsWithout(paragraph, 'inserted'), wordsWithout(paragraph, 'deleted')];
    for (const words of [before, after]) this.#met.add(outsidePrint(words));
    const isTracked = paragraph.runs.some(({ inserted, deleted }) => inserted || deleted);
    const isKnown = this.#prints === null || this.#prints.has(outsidePrint(after));
    if (isTracked)
      this.unplaced.push({
        kind: 'outside',
        words: WHERE[where],
        pid: null,
        shownRuns: shownOf(paragraph),
        by: handOf(paragraph),
      });
    else if (!isKnown) {
      this.#untracked += 1;
      const words = `${WHERE[where]} without tracking`;
      this.unplaced.push({
        kind: 'outside',
        words,
        pid: null,
        shownRuns: [{ kind: 'inserted', text: after }],
        by: null,
      });
    }
  }

  /** Paragraphs deleted without tracking can only be counted: their words are in the exported file. */
  end(): void {
    const missingCount =
      [...(this.#prints ?? [])].filter((print) => !this.#met.has(print)).length - this.#untracked;
    if (missingCount <= 0) return;
    const words = `${count(missingCount, 'paragraph')} outside the Act’s provisions ${missingCount === 1 ? 'is' : 'are'} not in the file any more. Compare it with the file that you sent`;
    this.unplaced.push({ kind: 'outside', words, pid: null, shownRuns: [], by: null });
  }
}

/**
 * Everything of a file that is listed besides changes in the words of provisions.
 * @param isActs whether a paragraph is a line of the Act
 * @param placedLines which line of the Act each paragraph is
 */
export function besideText(
  document: WordDocument,
  isActs: (paragraph: WordParagraph) => boolean,
  placedLines: readonly MatchedLine[],
): readonly UnplacedChange[] {
  const pids = new Map(
    placedLines.flatMap(({ sentLine, returnedLine }) =>
      returnedLine.paragraphIndices.map((at) => [at, sentLine.line.pid]),
    ),
  );
  const outside = new Outside(document);
  const listed: UnplacedChange[] = [];
  let last: Pid | null = null;
  for (const [at, paragraph] of document.paragraphs.entries()) {
    const { isInTable, isInAct } = paragraph;
    if (isActs(paragraph)) {
      last = pids.get(at) ?? last;
      listed.push(...oddities(paragraph, last));
    } else if (isInTable && isInAct === true) {
      listed.push(...oddities(paragraph, last));
      if (paragraphText(paragraph).trim() === '') continue;
      const words = 'A table was added to the Act';
      listed.push({ kind: 'table', words, pid: last, shownRuns: shownOf(paragraph), by: handOf(paragraph) });
    } else {
      outside.look(paragraph, 'body');
      listed.push(...oddities(paragraph, null));
    }
  }
  for (const { position, paragraphs } of document.headersAndFooters)
    for (const paragraph of paragraphs) {
      outside.look(paragraph, position);
      listed.push(...oddities(paragraph, null));
    }
  outside.end();
  return [...listed, ...outside.unplaced];
}
