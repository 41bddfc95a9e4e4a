import { normaliseText } from './table-row.ts';

/** A kind of respondent without doubled spaces. */
const tidied = (kind: string): string => kind.replaceAll(/\s+/g, ' ').trim();

/**
 * Gives each kind of respondent a single spelling, so that “individual” and “Individual” are counted together: the stored
 * spelling, or else the most frequent spelling in the file, or the first of equally frequent ones.
 */
export class KindSpelling {
  readonly #spellings = new Map<string, string>();

  constructor(stored: readonly string[], inFile: Iterable<string>) {
    const times = new Map<string, number>();
    for (const kind of inFile) times.set(tidied(kind), (times.get(tidied(kind)) ?? 0) + 1);
    const frequent = [...times].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
    for (const kind of [...stored, ...frequent])
      if (!this.#spellings.has(normaliseText(kind))) this.#spellings.set(normaliseText(kind), kind);
  }

  /** The spelling in which a kind is stored. */
  of(kind: string): string {
    return this.#spellings.get(normaliseText(kind)) ?? tidied(kind);
  }

  /** Whether a spelling differs from the stored one, in more than spaces. */
  isRespelled(kind: string): boolean {
    return this.of(kind) !== tidied(kind);
  }
}
