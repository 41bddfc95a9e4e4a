import { cellsNotShown, type KnownSum, MIN_SHOWN } from './small-numbers.ts';
import { type Figures, NO_FIGURES, plus, type Tally } from './tally.ts';

/** Makes a tally publishable: without respondents' own words, and without small numbers. */

/** An answer that fewer respondents gave is never quoted, even where small numbers may be shown. */
export const MIN_QUOTED = 3;
const OTHER_ANSWER = 'Another answer';
const OTHER_GROUP = 'Another kind of respondent';
const NO_GROUP = 'Kind not given';

/** The most cells that are checked for disclosure. A larger table is published without its groups. */
const MAX_CELLS = 3000;

/** The sentences that tell readers what a published tally counts together. */
export function foldingWords(minShown: number): readonly string[] {
  const few = Math.max(MIN_QUOTED, minShown);
  return [
    `Where a question offers answers to choose from, every other answer is counted as “${OTHER_ANSWER}”. Where it offers none, an answer that fewer than ${few} respondents gave is.`,
    `Kinds of respondent with fewer than ${few} respondents to a question are counted together as “${OTHER_GROUP}”${minShown > 1 ? ', with the next smallest where they are still fewer' : ''}.`,
  ];
}

/** Published figures; null for a suppressed figure. */
export interface PublishedFigures {
  readonly all: number | null;
  readonly outside: number | null;
}

/** A tally as it is published. Suppressed figures are absent, and not only hidden. */
export interface PublishedTally extends Pick<Tally, 'question' | 'code' | 'text'> {
  /** How many answered the question. The number of all is never suppressed. */
  readonly answers: PublishedFigures & Pick<Figures, 'all'>;
  /** Whether people chose more than one option. The shares then add up to more than 100%. */
  readonly isSeveral: boolean;
  /** Whether the answers are left out, because too few people answered or gave the same answer. */
  readonly isTooFew: boolean;
  /** Whether the figures without campaigns differ from those of all, and may be shown. */
  readonly hasCampaigns: boolean;
  readonly groups: readonly { readonly name: string; readonly answers: PublishedFigures }[];
  readonly rows: readonly {
    readonly name: string;
    readonly chosen: PublishedFigures;
    readonly byGroup: readonly PublishedFigures[];
  }[];
}

type Rows = Tally['rows'];
type Groups = Tally['groups'];

/**
 * Chooses the numbers, by index, that are shown as one sum: all below `minShown`, and then the next smallest until the sum
 * is at least `leastTogether`.
 * @param isUnnamed whether the number at an index must be in the sum, however large it is
 */
export function foldedPlaces(
  numbers: readonly number[],
  { minShown, leastTogether }: { readonly minShown: number; readonly leastTogether: number },
  isUnnamed: (at: number) => boolean = () => false,
): ReadonlySet<number> {
  const folded = new Set<number>();
  let sum = 0;
  const inOrder = [...numbers.keys()].sort(
    (a, b) => Number(isUnnamed(b)) - Number(isUnnamed(a)) || (numbers[a] ?? 0) - (numbers[b] ?? 0),
  );
  for (const at of inOrder) {
    const number = numbers[at] ?? 0;
    if (!isUnnamed(at) && number >= minShown && (sum === 0 || sum >= leastTogether)) break;
    folded.add(at);
    sum += number;
  }
  return folded;
}

/** The rows of a tally. Answers that may be one person's own words are summed in a row “Another answer”. */
function publishableRows({ rows, optionsFrom, groups }: Tally, minQuoted: number): Rows {
  // Options that were inferred from answers may be somebody's own words.
  const isFromQuestionnaire = optionsFrom === undefined;
  const hasOptions = isFromQuestionnaire && rows.some(({ isOffered }) => isOffered);
  const namedRows = rows.filter(
    ({ isOffered, chosen, name }) =>
      (isFromQuestionnaire && isOffered) || (!hasOptions && name !== '' && chosen.all >= minQuoted),
  );
  const smallRows = rows.filter((row) => !namedRows.includes(row));
  if (smallRows.length === 0) return namedRows;
  const sum = (figures: readonly Figures[]): Figures => figures.reduce(plus, NO_FIGURES);
  return [
    ...namedRows,
    {
      name: OTHER_ANSWER,
      isOffered: false,
      chosen: sum(smallRows.map(({ chosen }) => chosen)),
      byGroup: groups.map((_, at) => sum(smallRows.map(({ byGroup }) => byGroup[at] ?? NO_FIGURES))),
    },
  ];
}

/** The groups (kinds of respondent) with small groups summed as “Another kind of respondent”, and the rows by these groups. */
function withFoldedGroups(
  groups: Groups,
  rows: Rows,
  minShown: number,
): { readonly groups: Groups; readonly rows: Rows } {
  const folded = foldedPlaces(
    groups.map(({ answers }) => answers.all),
    { minShown: Math.max(MIN_QUOTED, minShown), leastTogether: minShown },
  );
  const fold = <T>(each: readonly T[], combine: (few: readonly T[]) => T): readonly T[] =>
    folded.size === 0
      ? each
      : [...each.filter((_, at) => !folded.has(at)), combine(each.filter((_, at) => folded.has(at)))];
  return {
    groups: fold(groups, (few) => ({
      name: OTHER_GROUP,
      answers: few.map(({ answers }) => answers).reduce(plus, NO_FIGURES),
    })),
    rows: rows.map((row) => ({ ...row, byGroup: fold(row.byGroup, (few) => few.reduce(plus, NO_FIGURES)) })),
  };
}

/** Whose answers a figure counts: everybody's, those outside campaigns, or those in campaigns. */
type Among = keyof Figures | 'campaigns';

/**
 * The cells of a tally as flat lists for `cellsNotShown`. The last row is how many answered, and the last column is
 * everybody. There is one table for each `Among`.
 */
class TableCells {
  readonly values: number[] = [];
  readonly sums: KnownSum[] = [];
  readonly shownCells = new Set<number>();
  readonly unpublished = new Set<number>();
  readonly #height: number;
  readonly #width: number;

  constructor(table: readonly (readonly Figures[])[], among: readonly Among[], addsUp: boolean) {
    this.#height = table.length;
    this.#width = table[0]?.length ?? 0;
    const rows = [...table.keys()];
    const columns = [...(table[0] ?? []).keys()];
    for (const group of among) {
      for (const row of table)
        for (const { all, outside } of row)
          this.values.push(group === 'all' ? all : group === 'outside' ? outside : all - outside);
      const at = (row: number, column: number) => this.at(group, row, column);
      const last = columns.length - 1;
      if (last > 0)
        for (const row of rows)
          this.sums.push({
            parts: columns.slice(0, -1).map((column) => at(row, column)),
            total: at(row, last),
          });
      // A respondent who chose several answers is counted in each row, so that the rows then have no known sum.
      if (addsUp)
        for (const column of columns)
          this.sums.push({
            parts: rows.slice(0, -1).map((row) => at(row, column)),
            total: at(rows.length - 1, column),
          });
      this.shownCells.add(at(rows.length - 1, last));
    }
    if (!among.includes('campaigns')) return;
    for (const row of rows)
      for (const column of columns) {
        const [total, outside, campaigns] = AMONG.map((group) => this.at(group, row, column));
        this.sums.push({ parts: [outside ?? 0, campaigns ?? 0], total: total ?? 0 });
        // Not printed, but a reader can calculate the number in campaigns from the two others. So it is protected too.
        this.unpublished.add(campaigns ?? 0);
      }
  }

  /** The index of a cell. */
  at(group: Among, row: number, column: number): number {
    return (AMONG.indexOf(group) * this.#height + row) * this.#width + column;
  }
}

const AMONG: readonly Among[] = ['all', 'outside', 'campaigns'];

/**
 * The publishable form of a tally. An answer that the question does not offer may be one person's own words: such answers
 * are summed, all of them where the question has options, and the rare ones where it has none. Small kinds of respondent are
 * summed as well. Numbers that are then still small, or would reveal a small number, are suppressed.
 * @param minShown the smallest number that is shown; 1 shows all
 */
export function publishableTally(tally: Tally, minShown: number = MIN_SHOWN): PublishedTally {
  const { question, answers, several } = tally;
  const inCampaigns = answers.all - answers.outside;
  const hasCampaigns =
    inCampaigns >= Math.max(1, minShown) && (answers.outside === 0 || answers.outside >= minShown);
  /** Without any campaign, the two figures are equal. With a small campaign, their difference would reveal its size. */
  const outside = (figures: PublishedFigures): PublishedFigures => {
    if (hasCampaigns) return figures;
    return { ...figures, outside: inCampaigns === 0 ? figures.all : null };
  };
  const about = {
    question,
    code: tally.code,
    text: tally.text,
    answers: { ...outside(answers), all: answers.all },
    isSeveral: several.all > 0,
    hasCampaigns,
  };
  if (answers.all < minShown) return { ...about, isTooFew: answers.all > 0, groups: [], rows: [] };
  const among = hasCampaigns ? AMONG : AMONG.slice(0, 1);
  const folded = withFoldedGroups(
    tally.groups,
    publishableRows(tally, Math.max(MIN_QUOTED, minShown)),
    minShown,
  );
  // A table with the single row “Another answer” says nothing.
  if (folded.rows.every(({ name }) => name === OTHER_ANSWER))
    return { ...about, isTooFew: answers.all > 0, groups: [], rows: [] };
  const isLong = (folded.rows.length + 1) * (folded.groups.length + 1) * among.length > MAX_CELLS;
  // If all kinds of respondent were summed in one group, that group is the same as everybody.
  const isSingle = folded.groups.length === 1 && tally.groups.length > 1;
  const groups = isLong || isSingle ? [] : folded.groups;
  const table = [
    ...folded.rows.map(({ byGroup, chosen }) => [...byGroup.slice(0, groups.length), chosen]),
    [...groups.map((group) => group.answers), answers],
  ];
  const cells = new TableCells(table, among, several.all === 0);
  const hidden = cellsNotShown(cells, minShown);
  const shownNumber = (group: Among, row: number, column: number): number | null => {
    const cell = cells.at(group, row, column);
    return hidden.has(cell) ? null : (cells.values[cell] ?? null);
  };
  const figures = (row: number, column: number): PublishedFigures =>
    outside({
      all: shownNumber('all', row, column),
      outside: hasCampaigns ? shownNumber('outside', row, column) : null,
    });
  return {
    ...about,
    isTooFew: false,
    groups: groups.map(({ name }, at) => ({
      name: name === '' ? NO_GROUP : name,
      answers: figures(folded.rows.length, at),
    })),
    rows: folded.rows.map(({ name }, row) => ({
      name,
      chosen: figures(row, groups.length),
      byGroup: groups.map((_, at) => figures(row, at)),
    })),
  };
}
