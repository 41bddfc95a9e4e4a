/**
 * All answers in columns of numbers, so that 100,000 answers are filtered and counted without a noticeable delay. A column
 * has, for each answer, an index in the list of questions, imports or types of respondent.
 */
export interface AnswerTable {
  /** The answers' ids, ascending. The other columns have the same order. */
  readonly ids: Float64Array;
  readonly question: Uint16Array;
  readonly import: Uint16Array;
  readonly type: Uint16Array;
  /** 1 where the respondent consented to publication and the response is not confidential. */
  readonly published: Uint8Array;
  readonly questions: readonly string[];
  readonly imports: readonly string[];
  readonly types: readonly string[];
}

/** A filter of answers. An absent member filters nothing. */
interface AnswerFilter {
  readonly question?: string | undefined;
  /** Restricts everything, also the facet of questions, to these questions. */
  readonly among?: ReadonlySet<string> | undefined;
  readonly respondentType?: string | undefined;
  readonly import?: string | undefined;
  readonly published?: boolean | undefined;
  readonly coded?: boolean | undefined;
}

interface FacetCount {
  readonly value: string;
  readonly count: number;
}
interface YesNoCount {
  readonly yes: number;
  readonly no: number;
}

/** The answers that match a filter, and the counts for its facets. */
interface FilteredAnswers {
  /** The indices of the matching answers in the table, ascending. */
  readonly rowIndices: Int32Array;
  /** How many answers would match each value of a facet, while the other facets stay as they are. */
  readonly facets: {
    readonly questions: readonly FacetCount[];
    readonly imports: readonly FacetCount[];
    readonly respondentTypes: readonly FacetCount[];
    readonly published: YesNoCount;
    readonly coded: YesNoCount;
  };
}

/** The index of an id in ascending ids, by binary search; -1 for an absent id. */
export function indexOfId(ids: Float64Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const idThere = ids[middle] ?? 0;
    if (idThere === id) return middle;
    if (idThere < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The indices of some ids in a table's ids. Both are ascending. Ids that the table lacks are skipped. */
export function findRowIndices(ids: Float64Array, selectedIds: readonly number[]): Int32Array {
  const rowIndices = new Int32Array(selectedIds.length);
  let count = 0;
  // Few ids are found by binary search. For many, one pass through both lists is faster.
  const isFew = selectedIds.length * 20 < ids.length;
  let rowIndex = 0;
  for (const id of selectedIds) {
    if (isFew) rowIndex = indexOfId(ids, id);
    else while ((ids[rowIndex] ?? Number.POSITIVE_INFINITY) < id) rowIndex += 1;
    if (ids[rowIndex] === id) rowIndices[count++] = rowIndex;
  }
  return rowIndices.subarray(0, count);
}

/** A page of the matching answers: `limit` answers from the position `at` on, or, without it, after the id `after`. */
interface PageRequest {
  readonly at?: number | undefined;
  readonly after: number;
  readonly limit: number;
}

/** The ids of a page of answers. `next` is the page's last id, or null on the last page. */
export function answerPage(
  { ids }: AnswerTable,
  { rowIndices }: FilteredAnswers,
  { at, after, limit }: PageRequest,
): { readonly page: readonly number[]; readonly next: number | null } {
  const from = at ?? firstAfter(ids, rowIndices, after);
  const page = [...rowIndices.subarray(from, from + limit)].map((place) => ids[place] ?? 0);
  return { page, next: from + limit < rowIndices.length ? (page.at(-1) ?? null) : null };
}

/** The position of an answer among the matching answers, counted from 0; -1 for an answer that does not match. */
export function positionAmong({ ids }: AnswerTable, { rowIndices }: FilteredAnswers, id: number): number {
  const at = firstAfter(ids, rowIndices, id) - 1;
  return at >= 0 && ids[rowIndices[at] ?? -1] === id ? at : -1;
}

/** The index in `places` of the first answer whose id is greater than `after`, by binary search. */
function firstAfter(ids: Float64Array, rowIndices: Int32Array, after: number): number {
  let low = 0;
  let high = rowIndices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[rowIndices[middle] ?? 0] ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 for each listed value that passes the filter, else 0. A table of flags is faster than a test of each answer. */
function matchFlags(values: readonly string[], isMatch: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(values, (value) => (isMatch(value) ? 1 : 0));
}

/** The values with their counts, the largest first. Values without an answer are left out. */
function facetCounts(values: readonly string[], counts: Uint32Array): readonly FacetCount[] {
  return values
    .map((value, at) => ({ value, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

// A bit for each facet. An answer that fails only one facet still counts in that facet, so that its other values have counts.
const QUESTION_BIT = 1;
const IMPORT_BIT = 2;
const TYPE_BIT = 4;
const PUBLISHED_BIT = 8;
const CODED_BIT = 16;

/**
 * Filters a table, or only the rows at `places`, and counts the matching answers.
 * @param coded 1 for each row of which a passage is an excerpt
 * @param candidateRows indices of rows, ascending; null for all rows
 */
export function filterAnswers(
  table: AnswerTable,
  coded: Uint8Array,
  filter: AnswerFilter,
  candidateRows: Int32Array | null,
): FilteredAnswers {
  const amongFlags = matchFlags(table.questions, (value) => filter.among?.has(value) ?? true);
  const questionFlags = matchFlags(
    table.questions,
    (value) => filter.question === undefined || value === filter.question,
  );
  const importFlags = matchFlags(
    table.imports,
    (value) => filter.import === undefined || value === filter.import,
  );
  const typeFlags = matchFlags(
    table.types,
    (value) => filter.respondentType === undefined || value === filter.respondentType,
  );
  const requiredPublished = filter.published === undefined ? -1 : Number(filter.published);
  const requiredCoded = filter.coded === undefined ? -1 : Number(filter.coded);
  const counts = {
    question: new Uint32Array(table.questions.length),
    import: new Uint32Array(table.imports.length),
    type: new Uint32Array(table.types.length),
    published: new Uint32Array(2),
    coded: new Uint32Array(2),
  };
  const rowCount = candidateRows ? candidateRows.length : table.ids.length;
  const matchingRows = new Int32Array(rowCount);
  let matchCount = 0;
  for (let at = 0; at < rowCount; at += 1) {
    const rowIndex = candidateRows ? (candidateRows[at] ?? 0) : at;
    const questionIndex = table.question[rowIndex] ?? 0;
    if (amongFlags[questionIndex] === 0) continue;
    const importIndex = table.import[rowIndex] ?? 0;
    const typeIndex = table.type[rowIndex] ?? 0;
    const publishedFlag = table.published[rowIndex] ?? 0;
    const codedFlag = coded[rowIndex] ?? 0;
    const failedFacets =
      (questionFlags[questionIndex] === 0 ? QUESTION_BIT : 0) |
      (importFlags[importIndex] === 0 ? IMPORT_BIT : 0) |
      (typeFlags[typeIndex] === 0 ? TYPE_BIT : 0) |
      (requiredPublished >= 0 && publishedFlag !== requiredPublished ? PUBLISHED_BIT : 0) |
      (requiredCoded >= 0 && codedFlag !== requiredCoded ? CODED_BIT : 0);
    if ((failedFacets & ~QUESTION_BIT) === 0)
      counts.question[questionIndex] = (counts.question[questionIndex] ?? 0) + 1;
    if ((failedFacets & ~IMPORT_BIT) === 0)
      counts.import[importIndex] = (counts.import[importIndex] ?? 0) + 1;
    if ((failedFacets & ~TYPE_BIT) === 0) counts.type[typeIndex] = (counts.type[typeIndex] ?? 0) + 1;
    if ((failedFacets & ~PUBLISHED_BIT) === 0)
      counts.published[publishedFlag] = (counts.published[publishedFlag] ?? 0) + 1;
    if ((failedFacets & ~CODED_BIT) === 0) counts.coded[codedFlag] = (counts.coded[codedFlag] ?? 0) + 1;
    if (failedFacets === 0) matchingRows[matchCount++] = rowIndex;
  }
  const yesNo = ([no = 0, yes = 0]: Uint32Array): YesNoCount => ({ yes, no });
  return {
    rowIndices: matchingRows.slice(0, matchCount),
    facets: {
      questions: facetCounts(table.questions, counts.question),
      imports: facetCounts(table.imports, counts.import),
      respondentTypes: facetCounts(table.types, counts.type),
      published: yesNo(counts.published),
      coded: yesNo(counts.coded),
    },
  };
}
