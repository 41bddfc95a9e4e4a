import { normaliseText } from './table-row.ts';

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
export class OptionParser {
  readonly #optionsByNormalised = new Map<string, string>();
  /** The normalised options, the longest first, so that `Yes, but later` is tried before `Yes`. */
  readonly #normalisedOptions: readonly string[];
  readonly #cache = new Map<string, readonly string[] | null>();

  constructor(options: readonly string[]) {
    for (const option of options) {
      const normalised = normaliseText(option);
      if (normalised !== '' && !this.#optionsByNormalised.has(normalised))
        this.#optionsByNormalised.set(normalised, option);
    }
    this.#normalisedOptions = [...this.#optionsByNormalised.keys()].sort(
      (a, b) => b.length - a.length || (a < b ? -1 : 1),
    );
  }

  /** The options that an answer names, each once, in the answer's order; null for an answer that is not a list of options. */
  listedOptions(text: string): readonly string[] | null {
    const cached = this.#cache.get(text);
    if (cached !== undefined) return cached;
    const normalised = normaliseText(text);
    const wholeOption = this.#optionsByNormalised.get(normalised);
    // Some platforms also write a separator after the last choice.
    const separated = normaliseText(text.trim().replaceAll(/\s*\r?\n\s*/g, '|')).replace(/(?:\s*[;|])+$/, '');
    const parsedOptions = wholeOption === undefined ? this.#parseList(separated) : [wholeOption];
    this.#cache.set(text, parsedOptions);
    return parsedOptions;
  }

  /**
   * The options that an answer names, and the other words in it (`own`). Here only clear separators are used, because a
   * comma or a slash may belong to a sentence of the respondent's own words.
   */
  splitOwnWords(text: string): { readonly options: readonly string[]; readonly own: string } {
    const listed = this.listedOptions(text);
    if (listed) return { options: listed, own: '' };
    const parts = text.split(CLEAR_SEPARATORS).map((piece) => piece.trim());
    const namedOptions = new Set(parts.flatMap((piece) => this.listedOptions(piece) ?? []));
    const own = parts.filter((piece) => piece !== '' && this.listedOptions(piece) === null);
    return namedOptions.size === 0
      ? { options: [], own: text.trim() }
      : { options: [...namedOptions], own: own.join('; ') };
  }

  #parseList(normalised: string): readonly string[] | null {
    if (normalised.length > MAX_LIST_LENGTH) return null;
    // Offsets after which the answer can't be read. Without this set, backtracking would take exponential time.
    const deadEnds = new Set<number>();
    const parseFrom = (at: number): readonly string[] | null => {
      if (deadEnds.has(at)) return null;
      for (const option of this.#normalisedOptions) {
        if (!normalised.startsWith(option, at)) continue;
        const end = at + option.length;
        const optionName = this.#optionsByNormalised.get(option) ?? option;
        if (end === normalised.length) return [optionName];
        CHOICE_SEPARATOR.lastIndex = end;
        const laterOptions = CHOICE_SEPARATOR.test(normalised) ? parseFrom(CHOICE_SEPARATOR.lastIndex) : null;
        if (laterOptions) return [optionName, ...laterOptions];
      }
      deadEnds.add(at);
      return null;
    };
    const parsedOptions = parseFrom(0);
    return parsedOptions && [...new Set(parsedOptions)];
  }
}

/** Options without the combined ones: a file of answers has `Bag; Coat` beside `Bag` and `Coat`. */
export function singleOptions(options: readonly string[]): readonly string[] {
  return options.filter((option) => {
    const otherOptions = new OptionParser(
      options.filter((other) => normaliseText(other) !== normaliseText(option)),
    );
    return otherOptions.listedOptions(option) === null;
  });
}

/** Limits for options that are inferred from the answers: how many, and how long in UTF-16 code units. */
const MAX_INFERRED_OPTIONS = 50;
const MAX_INFERRED_LENGTH = 300;

/** A possible option, as it occurs in the answers. */
interface InferredOption {
  readonly name: string;
  /** In how many different answers it occurs. */
  readonly answerCount: number;
  /** Whether an answer has nothing else. */
  readonly isAlone: boolean;
}

/** The pieces between separators in all answers; null if no answer has two different pieces. */
function inferOptions(answers: readonly string[], separator: RegExp): readonly InferredOption[] | null {
  const options = new Map<string, InferredOption>();
  let hasSeparator = false;
  for (const answer of answers) {
    const rawPieces = answer.split(separator).map((piece) => piece.trim());
    const distinctPieces = new Map(
      rawPieces.filter((piece) => piece !== '').map((piece) => [normaliseText(piece), piece]),
    );
    if (distinctPieces.size > 1) hasSeparator = true;
    for (const [normalised, name] of distinctPieces) {
      const earlierOption = options.get(normalised) ?? { name, answerCount: 0, isAlone: false };
      options.set(normalised, {
        name: earlierOption.name,
        answerCount: earlierOption.answerCount + 1,
        isAlone: earlierOption.isAlone || distinctPieces.size === 1,
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
export function inferChoices(answers: readonly string[]): readonly string[] | null {
  const inferredOptions = inferOptions(answers, CLEAR_SEPARATORS);
  if (inferredOptions) {
    const repeatedPieces = inferredOptions.filter(({ answerCount }) => answerCount > 1);
    if (repeatedPieces.length < 2 || repeatedPieces.length * 2 < inferredOptions.length) return null;
    const plausible = inferredOptions.filter(({ answerCount, isAlone }) => answerCount > 1 || isAlone);
    return withinLimits(plausible.length <= MAX_INFERRED_OPTIONS ? plausible : repeatedPieces);
  }
  const commaPieces = inferOptions(answers, /,/);
  return commaPieces?.every(({ isAlone }) => isAlone) ? withinLimits(commaPieces) : null;
}

/** The names of inferred options; null where there are too many, or one is too long. */
const withinLimits = (options: readonly InferredOption[]): readonly string[] | null =>
  options.length <= MAX_INFERRED_OPTIONS && options.every(({ name }) => name.length <= MAX_INFERRED_LENGTH)
    ? options.map(({ name }) => name)
    : null;
