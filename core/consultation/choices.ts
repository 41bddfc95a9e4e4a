import { plain } from './table-row.ts';

/** What stands between the choices of a person who made several; a line each is read as one of these, too. */
const BETWEEN = /\s*[;,|/]\s*/y;
/** A longer answer is no list of options. */
const LONGEST = 5000;

/**
 * Reads which of a question's options an answer names: one, or several with a separator between them (`Bag; Coat`), as
 * platforms write an answer to "choose all that apply". An option may hold a separator itself (`Yes, but later`): the
 * whole answer must be options and separators, read in any way that comes out even.
 */
export class Choices {
  readonly #byPlain = new Map<string, string>();
  /** The longest first: `Yes, but later` before `Yes`. */
  readonly #forms: readonly string[];
  readonly #known = new Map<string, readonly string[] | null>();

  constructor(options: readonly string[]) {
    for (const option of options) {
      const form = plain(option);
      if (form !== '' && !this.#byPlain.has(form)) this.#byPlain.set(form, option);
    }
    this.#forms = [...this.#byPlain.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** The options that an answer names, each once, in its order; null where it is none of them. */
  of(text: string): readonly string[] | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const form = plain(text);
    const whole = this.#byPlain.get(form);
    const lines = plain(text.trim().replaceAll(/\s*\r?\n\s*/g, '|'));
    const read = whole === undefined ? this.#several(lines) : [whole];
    this.#known.set(text, read);
    return read;
  }

  #several(form: string): readonly string[] | null {
    if (form.length > LONGEST) return null;
    // Where the rest cannot be read is found out once for each place.
    const dead = new Set<number>();
    const from = (at: number): readonly string[] | null => {
      if (dead.has(at)) return null;
      for (const option of this.#forms) {
        if (!form.startsWith(option, at)) continue;
        const end = at + option.length;
        const named = this.#byPlain.get(option) ?? option;
        if (end === form.length) return [named];
        BETWEEN.lastIndex = end;
        const rest = BETWEEN.test(form) ? from(BETWEEN.lastIndex) : null;
        if (rest) return [named, ...rest];
      }
      dead.add(at);
      return null;
    };
    const read = from(0);
    return read && [...new Set(read)];
  }
}

/** Options without those that are only several others together, as a file of answers has them. */
export function singleOptions(options: readonly string[]): readonly string[] {
  return options.filter((option) => {
    const others = new Choices(options.filter((other) => plain(other) !== plain(option)));
    return others.of(option) === null;
  });
}
