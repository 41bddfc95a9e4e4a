import { plain } from './table-row.ts';

/** What stands between the choices of a person who made several; a line each is read as one of these, too. */
const CHOICE_SEPARATOR = /\s*[;,|/]\s*/y;
/** Of those, what parts no words of a sentence, or seldom. */
const SEPARATORS = /[;|]|\r?\n/;
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
  readonly #cache = new Map<string, readonly string[] | null>();

  constructor(options: readonly string[]) {
    for (const option of options) {
      const form = plain(option);
      if (form !== '' && !this.#byPlain.has(form)) this.#byPlain.set(form, option);
    }
    this.#forms = [...this.#byPlain.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** The options that an answer names, each once, in its order; null where it is none of them. */
  of(text: string): readonly string[] | null {
    const cached = this.#cache.get(text);
    if (cached !== undefined) return cached;
    const form = plain(text);
    const wholeOption = this.#byPlain.get(form);
    // Some platforms put a separator after the last one, too.
    const lines = plain(text.trim().replaceAll(/\s*\r?\n\s*/g, '|')).replace(/(?:\s*[;|])+$/, '');
    const read = wholeOption === undefined ? this.#several(lines) : [wholeOption];
    this.#cache.set(text, read);
    return read;
  }

  /**
   * The same of an answer in which somebody ticked options and wrote words of their own: what it names, and the words.
   * Only what is surely no part of a sentence parts them.
   */
  withWords(text: string): { readonly options: readonly string[]; readonly own: string } {
    const wholeOption = this.of(text);
    if (wholeOption) return { options: wholeOption, own: '' };
    const parts = text.split(SEPARATORS).map((piece) => piece.trim());
    const namedOptions = new Set(parts.flatMap((piece) => this.of(piece) ?? []));
    const own = parts.filter((piece) => piece !== '' && this.of(piece) === null);
    return namedOptions.size === 0
      ? { options: [], own: text.trim() }
      : { options: [...namedOptions], own: own.join('; ') };
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
        const optionName = this.#byPlain.get(option) ?? option;
        if (end === form.length) return [optionName];
        CHOICE_SEPARATOR.lastIndex = end;
        const laterOptions = CHOICE_SEPARATOR.test(form) ? from(CHOICE_SEPARATOR.lastIndex) : null;
        if (laterOptions) return [optionName, ...laterOptions];
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
    const otherChoices = new Choices(options.filter((other) => plain(other) !== plain(option)));
    return otherChoices.of(option) === null;
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

function metIn(answers: readonly string[], separator: RegExp): readonly Met[] | null {
  const met = new Map<string, Met>();
  let isParted = false;
  for (const answer of answers) {
    const parts = answer.split(separator).map((piece) => piece.trim());
    const filled = new Map(parts.filter((piece) => piece !== '').map((piece) => [plain(piece), piece]));
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
  const marked = metIn(answers, SEPARATORS);
  if (marked) {
    const repeated = marked.filter(({ times }) => times > 1);
    if (repeated.length < 2 || repeated.length * 2 < marked.length) return null;
    const all = marked.filter(({ times, isAlone }) => times > 1 || isAlone);
    return bounded(all.length <= MOST_FOUND ? all : repeated);
  }
  const byCommas = metIn(answers, /,/);
  return byCommas?.every(({ isAlone }) => isAlone) ? bounded(byCommas) : null;
}

const bounded = (options: readonly Met[]): readonly string[] | null =>
  options.length <= MOST_FOUND && options.every(({ name }) => name.length <= LONGEST_FOUND)
    ? options.map(({ name }) => name)
    : null;
