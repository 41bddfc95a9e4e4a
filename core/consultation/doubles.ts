/** What tells responses apart, held and new: the respondents' keys, and how often each row is there. */
export interface StoredRows {
  readonly keys: ReadonlyMap<string, string>;
  /** By the row's fingerprint, how many hold it, and in which import the first. */
  readonly rows: ReadonlyMap<string, { readonly times: number; readonly import: string }>;
}

/** A response that is stored, as far as another is told from it. */
export interface HeldRow {
  readonly import: string;
  /** The respondent’s; empty where the file named nobody. */
  readonly key: string;
  /** The fingerprint of its row. */
  readonly row: string;
}

/** What is stored, in the order in which it came, to be asked for. */
export function heldOf(stored: readonly HeldRow[]): StoredRows {
  const keys = new Map<string, string>();
  const rows = new Map<string, { times: number; import: string }>();
  for (const { import: importId, key, row } of stored) {
    if (key !== '' && !keys.has(key)) keys.set(key, importId);
    const met = rows.get(row);
    if (met) met.times += 1;
    else rows.set(row, { times: 1, import: importId });
  }
  return { keys, rows };
}

/**
 * Says of each row of a file whether it was met before. Where the file names its respondents, the same id, or the same
 * address with the same row, is the same response. Where it doesn't, two people may well have answered alike: so rows
 * that are alike within one file are all kept, and only what is held already counts against them, one for one.
 */
export class Doubles {
  readonly #storedRows: StoredRows;
  readonly #identified: boolean;
  readonly #keys = new Map<string, { readonly line: number; readonly row: string }>();
  readonly #met = new Map<string, number>();

  /** @param identified whether the key is an id that each response has for itself, rather than an address or nothing */
  constructor(storedRows: StoredRows, identified: boolean) {
    this.#storedRows = storedRows;
    this.#identified = identified;
  }

  /** Why a row is left out; empty when it is new. `sameAs` is the line where the same address stood with other words. */
  meet(line: number, key: string, row: string): { readonly reason: string; readonly sameAs: number | null } {
    const times = (this.#met.get(row) ?? 0) + 1;
    this.#met.set(row, times);
    const earlier = key === '' ? undefined : this.#keys.get(key);
    const storedRow = this.#storedRows.rows.get(row);
    if (key !== '' && !earlier) this.#keys.set(key, { line, row });
    if (storedRow && (times <= storedRow.times || key !== ''))
      return { reason: `the same row was imported with ${storedRow.import}`, sameAs: null };
    if (this.#identified && key !== '') {
      const storedKey = this.#storedRows.keys.get(key);
      const differs = 'with different answers: only the first is imported';
      if (storedKey !== undefined)
        return { reason: `this respondent was imported with ${storedKey}, ${differs}`, sameAs: null };
      if (earlier?.row === row) return { reason: `the same row as line ${earlier.line}`, sameAs: null };
      if (earlier) return { reason: `the same respondent as line ${earlier.line}, ${differs}`, sameAs: null };
    }
    if (key !== '' && earlier?.row === row)
      return { reason: `the same row as line ${earlier.line}`, sameAs: null };
    return { reason: '', sameAs: earlier?.line ?? null };
  }
}

/**
 * Says what a row says, for its fingerprint: each header with what stands below it. Neither the order of columns, nor an
 * empty one, nor how the columns are mapped makes it another row.
 */
export function rowWordsOf(headers: readonly string[]): (cells: readonly string[]) => string {
  const order = headers.map((header, index) => ({ header, index }));
  order.sort((a, b) => (a.header < b.header ? -1 : a.header > b.header ? 1 : a.index - b.index));
  return (cells) => {
    const rowWords: string[] = [];
    for (const { header, index } of order) {
      const text = (cells[index] ?? '').trim();
      if (text !== '') rowWords.push(header, text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);
    }
    return JSON.stringify(rowWords);
  };
}
