import { plain } from './table-row.ts';

/** What stands between the choices of a person who made several; a line each is read as one of these, too. */
const BETWEEN = /\s*[;,|/]\s*/y;
/** Of those, what parts no words of a sentence, or seldom. */
const APART = /[;|]|\r?\n/;
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
    // Some platforms put a separator after the last one, too.
    const lines = plain(text.trim().replaceAll(/\s*\r?\n\s*/g, '|')).replace(/(?:\s*[;|])+$/, '');
    const read = whole === undefined ? this.#several(lines) : [whole];
    this.#known.set(text, read);
    return read;
  }

  /**
   * The same of an answer in which somebody ticked options and wrote words of their own: what it names, and the words.
   * Only what is surely no part of a sentence parts them.
   */
  withWords(text: string): { readonly named: readonly string[]; readonly own: string } {
    const whole = this.of(text);
    if (whole) return { named: whole, own: '' };
    const pieces = text.split(APART).map((piece) => piece.trim());
    const named = new Set(pieces.flatMap((piece) => this.of(piece) ?? []));
    const own = pieces.filter((piece) => piece !== '' && this.of(piece) === null);
    return named.size === 0 ? { named: [], own: text.trim() } : { named: [...named], own: own.join('; ') };
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

/** So many options a question may have whose options are found in its answers; and so long one of them may be. */
const MOST_FOUND = 50;
const LONGEST_FOUND = 300;

/** An option as it is met in the answers. */
interface Met {
  readonly name: string;
  /** In how many different answers. */
  readonly times: number;
  readonly isAlone: boolean;
}

function metIn(answers: readonly string[], between: RegExp): readonly Met[] | null {
  const met = new Map<string, Met>();
  let isParted = false;
  for (const answer of answers) {
    const pieces = answer.split(between).map((piece) => piece.trim());
    const filled = new Map(pieces.filter((piece) => piece !== '').map((piece) => [plain(piece), piece]));
    if (filled.size > 1) isParted = true;
    for (const [form, name] of filled) {
      const { times, isAlone } = met.get(form) ?? { times: 0, isAlone: false };
      const is = {
        name: met.get(form)?.name ?? name,
        times: times + 1,
        isAlone: isAlone || filled.size === 1,
      };
      met.set(form, is);
    }
  }
  return isParted ? [...met.values()] : null;
}

/**
 * The options of a question of which people could tick several, found in the different answers to it: what comes again and
 * again between separators, and what is an answer by itself beside that. Null where the answers are not of that kind. A comma
 * is in sentences, too: of those, each piece must be an answer by itself as well.
 */
export function choicesIn(answers: readonly string[]): readonly string[] | null {
  const marked = metIn(answers, APART);
  if (marked) {
    const again = marked.filter(({ times }) => times > 1);
    if (again.length < 2 || again.length * 2 < marked.length) return null;
    const all = marked.filter(({ times, isAlone }) => times > 1 || isAlone);
    return bounded(all.length <= MOST_FOUND ? all : again);
  }
  const parted = metIn(answers, /,/);
  return parted?.every(({ isAlone }) => isAlone) ? bounded(parted) : null;
}

const bounded = (found: readonly Met[]): readonly string[] | null =>
  found.length <= MOST_FOUND && found.every(({ name }) => name.length <= LONGEST_FOUND)
    ? found.map(({ name }) => name)
    : null;
