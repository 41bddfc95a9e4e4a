/**
 * All answers as columns of numbers, so that a hundred thousand are filtered and counted in the time of a blink: which
 * question, which import, which type of respondent, and whether it may be published, each by its place in a list.
 */
export interface AnswerTable {
  /** The answers' ids, ascending; the other columns go with it. */
  readonly ids: Float64Array;
  readonly question: Uint16Array;
  readonly import: Uint16Array;
  readonly type: Uint16Array;
  /** 1 where the respondent agreed to be published and nobody called it confidential. */
  readonly published: Uint8Array;
  readonly questions: readonly string[];
  readonly imports: readonly string[];
  readonly types: readonly string[];
}

/** What is asked for; what is absent is not asked about. */
interface AnswerFilter {
  readonly question?: string | undefined;
  /** The questions to which the answers belong at all, whichever is asked for. */
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

/** What a filter leaves, and how many each of its values would leave, the others being as they are. */
interface Filtered {
  /** The places of the answers that are left, ascending. */
  readonly places: Int32Array;
  readonly facets: {
    readonly questions: readonly FacetCount[];
    readonly imports: readonly FacetCount[];
    readonly respondentTypes: readonly FacetCount[];
    readonly published: YesNoCount;
    readonly coded: YesNoCount;
  };
}

/** The place of an id in ascending ids; -1 where it isn't there. */
export function placeOf(ids: Float64Array, id: number): number {
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

/** The places of ascending ids in a table; ids that it doesn't have are left out. */
export function rowPlaces(ids: Float64Array, idsWanted: readonly number[]): Int32Array {
  const places = new Int32Array(idsWanted.length);
  let count = 0;
  // A few are looked up; of many, the table is walked through beside them.
  const few = idsWanted.length * 20 < ids.length;
  let place = 0;
  for (const id of idsWanted) {
    if (few) place = placeOf(ids, id);
    else while ((ids[place] ?? Number.POSITIVE_INFINITY) < id) place += 1;
    if (ids[place] === id) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** Which of the answers that a filter leaves are asked for: so many from the nth on, or after an id. */
interface PageOf {
  readonly at?: number | undefined;
  readonly after: number;
  readonly limit: number;
}

/** The ids of a page of answers; `next` is the last of them where more come after it, and null at the end. */
export function pageOf(
  { ids }: AnswerTable,
  { places }: Filtered,
  { at, after, limit }: PageOf,
): { readonly page: readonly number[]; readonly next: number | null } {
  const from = at ?? firstAfter(ids, places, after);
  const page = [...places.subarray(from, from + limit)].map((place) => ids[place] ?? 0);
  return { page, next: from + limit < places.length ? (page.at(-1) ?? null) : null };
}

/** Where among the answers that are left one of them is, counted from 0; -1 where it isn't among them. */
export function placeAmong({ ids }: AnswerTable, { places }: Filtered, id: number): number {
  const at = firstAfter(ids, places, id) - 1;
  return at >= 0 && ids[places[at] ?? -1] === id ? at : -1;
}

function firstAfter(ids: Float64Array, places: Int32Array, after: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[places[middle] ?? 0] ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 for each place whose value is asked for; all of them where none is. A value that isn't there is asked for in vain. */
function matchFlags(values: readonly string[], is: (isMatch: string) => boolean): Uint8Array {
  return Uint8Array.from(values, (value) => (is(value) ? 1 : 0));
}

/** The values with how many there are, those with none left out, the most first. */
function facetCounts(values: readonly string[], counts: Uint32Array): readonly FacetCount[] {
  return values
    .map((value, at) => ({ value, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

// One bit for each thing that is filtered by: what fails all but one still counts for that one.
const QUESTION = 1;
const IMPORT = 2;
const TYPE = 4;
const PUBLISHED = 8;
const CODED = 16;

/**
 * Filters a table, or those of its places that are given, and counts what is left.
 * @param coded 1 for each place of which a passage is an excerpt
 * @param places ascending; null for all
 */
export function filterAnswers(
  table: AnswerTable,
  coded: Uint8Array,
  filter: AnswerFilter,
  places: Int32Array | null,
): Filtered {
  const among = matchFlags(table.questions, (value) => filter.among?.has(value) ?? true);
  const question = matchFlags(
    table.questions,
    (value) => filter.question === undefined || value === filter.question,
  );
  const imports = matchFlags(
    table.imports,
    (value) => filter.import === undefined || value === filter.import,
  );
  const types = matchFlags(
    table.types,
    (value) => filter.respondentType === undefined || value === filter.respondentType,
  );
  const published = filter.published === undefined ? -1 : Number(filter.published);
  const isCoded = filter.coded === undefined ? -1 : Number(filter.coded);
  const counts = {
    question: new Uint32Array(table.questions.length),
    import: new Uint32Array(table.imports.length),
    type: new Uint32Array(table.types.length),
    published: new Uint32Array(2),
    coded: new Uint32Array(2),
  };
  const size = places ? places.length : table.ids.length;
  const left = new Int32Array(size);
  let total = 0;
  for (let at = 0; at < size; at += 1) {
    const place = places ? (places[at] ?? 0) : at;
    const q = table.question[place] ?? 0;
    if (among[q] === 0) continue;
    const i = table.import[place] ?? 0;
    const t = table.type[place] ?? 0;
    const p = table.published[place] ?? 0;
    const c = coded[place] ?? 0;
    const fails =
      (question[q] === 0 ? QUESTION : 0) |
      (imports[i] === 0 ? IMPORT : 0) |
      (types[t] === 0 ? TYPE : 0) |
      (published >= 0 && p !== published ? PUBLISHED : 0) |
      (isCoded >= 0 && c !== isCoded ? CODED : 0);
    if ((fails & ~QUESTION) === 0) counts.question[q] = (counts.question[q] ?? 0) + 1;
    if ((fails & ~IMPORT) === 0) counts.import[i] = (counts.import[i] ?? 0) + 1;
    if ((fails & ~TYPE) === 0) counts.type[t] = (counts.type[t] ?? 0) + 1;
    if ((fails & ~PUBLISHED) === 0) counts.published[p] = (counts.published[p] ?? 0) + 1;
    if ((fails & ~CODED) === 0) counts.coded[c] = (counts.coded[c] ?? 0) + 1;
    if (fails === 0) left[total++] = place;
  }
  const yesNo = ([no = 0, yes = 0]: Uint32Array): YesNoCount => ({ yes, no });
  return {
    places: left.slice(0, total),
    facets: {
      questions: facetCounts(table.questions, counts.question),
      imports: facetCounts(table.imports, counts.import),
      respondentTypes: facetCounts(table.types, counts.type),
      published: yesNo(counts.published),
      coded: yesNo(counts.coded),
    },
  };
}
