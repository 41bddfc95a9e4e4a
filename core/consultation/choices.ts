import { plain } from './table-row.ts';

/** A separator between several choices. A line end has been replaced by `|` before this pattern is used. */
const CHOICE_SEPARATOR = /\s*[;,|/]\s*/y;
/** Separators that seldom occur within a sentence: all but the comma and the slash. */
const CLEAR_SEPARATORS = /[;|]|\r?\n/;
/** A longer answer is not read as a list of options. */
const MAX_LIST_LENGTH = 5000;

/**
 * Finds the options of a question that an answer names: one, or several with separators (`Bag; Coat`), as platforms export
 * an answer to "choose all that apply". An option may contain a separator itself (`Yes, but later`). So the parser
 * backtracks until the whole answer is a list of options and separators.
 */
export class Choices {
  readonly #byPlain = new Map<string, string>();
  /** The normalised options, the longest first, so that `Yes, but later` is tried before `Yes`. */
  readonly #forms: readonly string[];
  readonly #cache = new Map<string, readonly string[] | null>();

  constructor(options: readonly string[]) {
    for (const option of options) {
      const form = plain(option);
      if (form !== '' && !this.#byPlain.has(form)) this.#byPlain.set(form, option);
    }
    this.#forms = [...this.#byPlain.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** The options that an answer names, each once, in the answer's order; null for an answer that is not a list of options. */
  of(text: string): readonly string[] | null {
    const cached = this.#cache.get(text);
    if (cached !== undefined) return cached;
    const form = plain(text);
    const wholeOption = this.#byPlain.get(form);
    // Some platforms also write a separator after the last choice.
    const lines = plain(text.trim().replaceAll(/\s*\r?\n\s*/g, '|')).replace(/(?:\s*[;|])+$/, '');
    const read = wholeOption === undefined ? this.#readList(lines) : [wholeOption];
    this.#cache.set(text, read);
    return read;
  }

  /**
   * The options that an answer names, and the other words in it (`own`). Here only clear separators are used, because a
   * comma or a slash may belong to a sentence of the respondent's own words.
   */
  withWords(text: string): { readonly options: readonly string[]; readonly own: string } {
    const wholeOption = this.of(text);
    if (wholeOption) return { options: wholeOption, own: '' };
    const parts = text.split(CLEAR_SEPARATORS).map((piece) => piece.trim());
    const namedOptions = new Set(parts.flatMap((piece) => this.of(piece) ?? []));
    const own = parts.filter((piece) => piece !== '' && this.of(piece) === null);
    return namedOptions.size === 0
      ? { options: [], own: text.trim() }
      : { options: [...namedOptions], own: own.join('; ') };
  }

  #readList(form: string): readonly string[] | null {
    if (form.length > MAX_LIST_LENGTH) return null;
    // Offsets after which the answer can't be read. Without this set, backtracking would take exponential time.
    const dead = new Set<number>();
    const readFrom = (at: number): readonly string[] | null => {
      if (dead.has(at)) return null;
      for (const option of this.#forms) {
        if (!form.startsWith(option, at)) continue;
        const end = at + option.length;
        const optionName = this.#byPlain.get(option) ?? option;
        if (end === form.length) return [optionName];
        CHOICE_SEPARATOR.lastIndex = end;
        const laterOptions = CHOICE_SEPARATOR.test(form) ? readFrom(CHOICE_SEPARATOR.lastIndex) : null;
        if (laterOptions) return [optionName, ...laterOptions];
      }
      dead.add(at);
      return null;
    };
    const read = readFrom(0);
    return read && [...new Set(read)];
  }
}

/** Options without the combined ones: a file of answers has `Bag; Coat` beside `Bag` and `Coat`. */
export function singleOptions(options: readonly string[]): readonly string[] {
  return options.filter((option) => {
    const otherChoices = new Choices(options.filter((other) => plain(other) !== plain(option)));
    return otherChoices.of(option) === null;
  });
}

/** Limits for options that are inferred from the answers: how many, and how long in UTF-16 code units. */
const MAX_INFERRED_OPTIONS = 50;
const MAX_INFERRED_LENGTH = 300;

/** A possible option, as it occurs in the answers. */
interface InferredOption {
  readonly name: string;
  /** In how many different answers it occurs. */
  readonly times: number;
  /** Whether an answer has nothing else. */
  readonly isAlone: boolean;
}

/** The pieces between separators in all answers; null if no answer has two different pieces. */
function inferOptions(answers: readonly string[], separator: RegExp): readonly InferredOption[] | null {
  const options = new Map<string, InferredOption>();
  let hasSeparator = false;
  for (const answer of answers) {
    const parts = answer.split(separator).map((piece) => piece.trim());
    const filled = new Map(parts.filter((piece) => piece !== '').map((piece) => [plain(piece), piece]));
    if (filled.size > 1) hasSeparator = true;
    for (const [form, name] of filled) {
      const before = options.get(form) ?? { name, times: 0, isAlone: false };
      options.set(form, {
        name: before.name,
        times: before.times + 1,
        isAlone: before.isAlone || filled.size === 1,
      });
    }
  }
  return hasSeparator ? [...options.values()] : null;
}

/**
 * Infers the options of a "tick all that apply" question from the distinct answers: pieces between separators that occur
 * repeatedly, and pieces that are a whole answer. Null where the answers are not lists. Because sentences have commas too, a
 * list with commas is recognised only if each piece is also a whole answer.
 */
export function choicesIn(answers: readonly string[]): readonly string[] | null {
  const separated = inferOptions(answers, CLEAR_SEPARATORS);
  if (separated) {
    const repeated = separated.filter(({ times }) => times > 1);
    if (repeated.length < 2 || repeated.length * 2 < separated.length) return null;
    const all = separated.filter(({ times, isAlone }) => times > 1 || isAlone);
    return withinLimits(all.length <= MAX_INFERRED_OPTIONS ? all : repeated);
  }
  const byCommas = inferOptions(answers, /,/);
  return byCommas?.every(({ isAlone }) => isAlone) ? withinLimits(byCommas) : null;
}

/** The names of inferred options; null where there are too many, or one is too long. */
const withinLimits = (options: readonly InferredOption[]): readonly string[] | null =>
  options.length <= MAX_INFERRED_OPTIONS && options.every(({ name }) => name.length <= MAX_INFERRED_LENGTH)
    ? options.map(({ name }) => name)
    : null;
