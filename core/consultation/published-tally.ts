import { cellsNotShown, type KnownSum, LEAST_SHOWN } from './small-numbers.ts';
import { type Figures, NO_FIGURES, plus, type Tally } from './tally.ts';

/** A tally as it may be published: without anybody's own words, and without numbers that are of few people. */

/** Words that fewer people than these gave are not quoted, however small the numbers are that may be shown. */
export const LEAST_TOLD = 3;
const OTHER_ANSWER = 'Another answer';
const OTHER_GROUP = 'Another kind of respondent';
const NO_GROUP = 'Kind not given';

/** More cells than these are not looked through for what could be worked out from them. */
const MOST_CELLS = 3000;

/** What a reader does not find by itself in a tally as it is published. */
export function toldTogether(minShown: number): readonly string[] {
  const few = Math.max(LEAST_TOLD, minShown);
  return [
    `Where a question offers answers to choose from, every other answer is counted as “${OTHER_ANSWER}”. Where it offers none, an answer that fewer than ${few} respondents gave is.`,
    `Kinds of respondent with fewer than ${few} respondents to a question are counted together as “${OTHER_GROUP}”${minShown > 1 ? ', with the next smallest where they are still fewer' : ''}.`,
  ];
}

/** Figures as they are published; null where one is not shown. */
export interface PublishedFigures {
  readonly all: number | null;
  readonly outside: number | null;
}

/** A tally as it is published: what is not shown of it is not in it. */
export interface PublishedTally extends Pick<Tally, 'question' | 'code' | 'text'> {
  /** How many answered it. How many in all is always told. */
  readonly answers: PublishedFigures & Pick<Figures, 'all'>;
  /** Whether people chose more than one option: the shares then come to more than 100%. */
  readonly isSeveral: boolean;
  /** Whether so few answered, or gave any one answer, that nothing is said of what they answered. */
  readonly isTooFew: boolean;
  /** Whether the figures without campaigns are others, and may be shown. */
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
 * Which of some numbers, by their places, are told as one: those below the least, and the next smallest while these together
 * are still below theirs.
 * @param isUnnamed whether one can't be told by itself, whatever its number
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

/** The rows of a tally with what is not offered, and may be one person's own words, told as one. */
function publishableRows({ rows, optionsFrom, groups }: Tally, leastWords: number): Rows {
  const isSaid = optionsFrom === undefined;
  const hasOptions = isSaid && rows.some(({ isOffered }) => isOffered);
  const own = rows.filter(
    ({ isOffered, chosen, name }) =>
      (isSaid && isOffered) || (!hasOptions && name !== '' && chosen.all >= leastWords),
  );
  const smallRows = rows.filter((row) => !own.includes(row));
  if (smallRows.length === 0) return own;
  const sum = (figures: readonly Figures[]): Figures => figures.reduce(plus, NO_FIGURES);
  return [
    ...own,
    {
      name: OTHER_ANSWER,
      isOffered: false,
      chosen: sum(smallRows.map(({ chosen }) => chosen)),
      byGroup: groups.map((_, at) => sum(smallRows.map(({ byGroup }) => byGroup[at] ?? NO_FIGURES))),
    },
  ];
}

/** The kinds of respondent with the small ones told as one, and each row by them. */
function withFewGroups(
  groups: Groups,
  rows: Rows,
  minShown: number,
): { readonly groups: Groups; readonly rows: Rows } {
  const folded = foldedPlaces(
    groups.map(({ answers }) => answers.all),
    { minShown: Math.max(LEAST_TOLD, minShown), leastTogether: minShown },
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

type Among = keyof Figures | 'campaigns';

/** Where the cells of a table are among all: it has a row for how many answered, last, and a column for everybody, last. */
class TableCells {
  readonly values: number[] = [];
  readonly sums: KnownSum[] = [];
  readonly shownCells = new Set<number>();
  readonly untold = new Set<number>();
  readonly #height: number;
  readonly #width: number;

  constructor(table: readonly (readonly Figures[])[], among: readonly Among[], addsUp: boolean) {
    this.#height = table.length;
    this.#width = table[0]?.length ?? 0;
    const rows = [...table.keys()];
    const columns = [...(table[0] ?? []).keys()];
    for (const amongst of among) {
      for (const row of table)
        for (const { all, outside } of row)
          this.values.push(amongst === 'all' ? all : amongst === 'outside' ? outside : all - outside);
      const at = (row: number, column: number) => this.at(amongst, row, column);
      const last = columns.length - 1;
      if (last > 0)
        for (const row of rows)
          this.sums.push({
            parts: columns.slice(0, -1).map((column) => at(row, column)),
            total: at(row, last),
          });
      // Who chose several answers is counted under each of them: then a column comes to nothing that is known.
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
        const [total, outside, campaigns] = (['all', 'outside', 'campaigns'] as const).map((which) =>
          this.at(which, row, column),
        );
        this.sums.push({ parts: [outside ?? 0, campaigns ?? 0], total: total ?? 0 });
        // Nobody prints it: whoever knows the two others has it.
        this.untold.add(campaigns ?? 0);
      }
  }

  at(amongst: Among, row: number, column: number): number {
    return (AMONG.indexOf(amongst) * this.#height + row) * this.#width + column;
  }
}

const AMONG: readonly Among[] = ['all', 'outside', 'campaigns'];

/**
 * A tally as it may be published. What the question does not offer may be one person's own words, and is told as one: all of
 * it where there are options, and what few gave where there are none. A kind of respondent with few in it likewise. What is
 * then still of few people, or would tell of them, is not shown.
 * @param minShown the smallest number that is shown; 1 for all
 */
export function publishableTally(tally: Tally, minShown: number = LEAST_SHOWN): PublishedTally {
  const { question, answers, several } = tally;
  const inCampaigns = answers.all - answers.outside;
  const hasCampaigns =
    inCampaigns >= Math.max(1, minShown) && (answers.outside === 0 || answers.outside >= minShown);
  /** Where nobody took part in a campaign the two are one number; where few did, one of the two is enough. */
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
  const few = withFewGroups(tally.groups, publishableRows(tally, Math.max(LEAST_TOLD, minShown)), minShown);
  // A question that offers nothing, of which all answers are told as one, is told no answer at all.
  if (few.rows.every(({ name }) => name === OTHER_ANSWER))
    return { ...about, isTooFew: answers.all > 0, groups: [], rows: [] };
  const isLong = (few.rows.length + 1) * (few.groups.length + 1) * among.length > MOST_CELLS;
  // Where so few are of any kind but one that all are told together, that is no kind.
  const isOne = few.groups.length === 1 && tally.groups.length > 1;
  const groups = isLong || isOne ? [] : few.groups;
  const table = [
    ...few.rows.map(({ byGroup, chosen }) => [...byGroup.slice(0, groups.length), chosen]),
    [...groups.map((group) => group.answers), answers],
  ];
  const cells = new TableCells(table, among, several.all === 0);
  const hidden = cellsNotShown(cells, minShown);
  const shownNumber = (amongst: Among, row: number, column: number): number | null => {
    const cell = cells.at(amongst, row, column);
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
      answers: figures(few.rows.length, at),
    })),
    rows: few.rows.map(({ name }, row) => ({
      name,
      chosen: figures(row, groups.length),
      byGroup: groups.map((_, at) => figures(row, at)),
    })),
  };
}
