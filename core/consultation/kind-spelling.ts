import { plain } from './table-row.ts';

/** A kind of respondent without doubled spaces. */
const tidied = (kind: string): string => kind.replaceAll(/\s+/g, ' ').trim();

/**
 * The one spelling of each kind of respondent, so that “individual” and “Individual” are counted together: that of a kind
 * which is stored already, else the most frequent one of the file, of two the first.
 */
export class KindSpelling {
  readonly #spellings = new Map<string, string>();

  constructor(stored: readonly string[], inFile: Iterable<string>) {
    const times = new Map<string, number>();
    for (const kind of inFile) times.set(tidied(kind), (times.get(tidied(kind)) ?? 0) + 1);
    const frequent = [...times].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
    for (const kind of [...stored, ...frequent])
      if (!this.#spellings.has(plain(kind))) this.#spellings.set(plain(kind), kind);
  }

  /** A kind as it is to be stored. */
  of(kind: string): string {
    return this.#spellings.get(plain(kind)) ?? tidied(kind);
  }

  /** Whether a spelling is another than the one that is stored, in more than its spaces. */
  isAnother(kind: string): boolean {
    return this.of(kind) !== tidied(kind);
  }
}
