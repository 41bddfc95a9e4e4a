/** An index of the stored responses, by which duplicates among new rows are found. */
export interface StoredRows {
  /** The first import that has each respondent's key. */
  readonly keys: ReadonlyMap<string, string>;
  /** By the row's fingerprint: how many stored responses have it, and the import of the first. */
  readonly rows: ReadonlyMap<string, { readonly times: number; readonly import: string }>;
}

/** A stored response, with what is compared to find a duplicate. */
export interface StoredRow {
  readonly import: string;
  /** The respondent’s key: an id or an e-mail address; empty where the file identified nobody. */
  readonly key: string;
  /** The fingerprint of its row. */
  readonly row: string;
}

/** Indexes the stored responses. They must be in the order in which they were imported. */
export function indexStoredRows(stored: readonly StoredRow[]): StoredRows {
  const keys = new Map<string, string>();
  const rows = new Map<string, { times: number; import: string }>();
  for (const { import: importId, key, row } of stored) {
    if (key !== '' && !keys.has(key)) keys.set(key, importId);
    const sameRow = rows.get(row);
    if (sameRow) sameRow.times += 1;
    else rows.set(row, { times: 1, import: importId });
  }
  return { keys, rows };
}

/**
 * Finds duplicate responses among the rows of a file. Where the file identifies its respondents, a row with the same id, or
 * with the same e-mail address and the same answers, is a duplicate. Where it doesn't, two people may have given the same
 * answers. So equal rows within one file are all kept, and each stored response makes only one of them a duplicate.
 */
export class DuplicateFinder {
  readonly #storedRows: StoredRows;
  readonly #hasIds: boolean;
  /** The first row of the file with each respondent's key. */
  readonly #firstByKey = new Map<string, { readonly line: number; readonly row: string }>();
  /** How often each row has occurred in the file. */
  readonly #timesByRow = new Map<string, number>();

  /** @param hasIds whether the key is an id that is unique to each response, rather than an e-mail address or nothing */
  constructor(storedRows: StoredRows, hasIds: boolean) {
    this.#storedRows = storedRows;
    this.#hasIds = hasIds;
  }

  /**
   * Compares the next row with all earlier ones. `reason` says why the row is a duplicate, and is empty for a new row.
   * `sameAs` is the line of an earlier row with the same e-mail address and other answers.
   */
  check(line: number, key: string, row: string): { readonly reason: string; readonly sameAs: number | null } {
    const times = (this.#timesByRow.get(row) ?? 0) + 1;
    this.#timesByRow.set(row, times);
    const earlier = key === '' ? undefined : this.#firstByKey.get(key);
    const storedRow = this.#storedRows.rows.get(row);
    if (key !== '' && !earlier) this.#firstByKey.set(key, { line, row });
    if (storedRow && (times <= storedRow.times || key !== ''))
      return { reason: `the same row was imported with ${storedRow.import}`, sameAs: null };
    if (this.#hasIds && key !== '') {
      const importId = this.#storedRows.keys.get(key);
      const differs = 'with different answers: only the first is imported';
      if (importId !== undefined)
        return { reason: `this respondent was imported with ${importId}, ${differs}`, sameAs: null };
      if (earlier?.row === row) return { reason: `the same row as line ${earlier.line}`, sameAs: null };
      if (earlier) return { reason: `the same respondent as line ${earlier.line}, ${differs}`, sameAs: null };
    }
    if (key !== '' && earlier?.row === row)
      return { reason: `the same row as line ${earlier.line}`, sameAs: null };
    return { reason: '', sameAs: earlier?.line ?? null };
  }
}

/**
 * Returns a function that serialises a row for its fingerprint: each header with the cell below it. The order of columns,
 * empty columns and the mapping make no difference.
 */
export function rowSerializer(headers: readonly string[]): (cells: readonly string[]) => string {
  const order = headers.map((header, index) => ({ header, index }));
  order.sort((a, b) => (a.header < b.header ? -1 : a.header > b.header ? 1 : a.index - b.index));
  return (cells) => {
    const parts: string[] = [];
    for (const { header, index } of order) {
      const text = (cells[index] ?? '').trim();
      if (text !== '') parts.push(header, text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);
    }
    return JSON.stringify(parts);
  };
}
