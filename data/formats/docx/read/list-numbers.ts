import { roman } from '../../../../core/act/numbering.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/tree.ts';

/** Computes the numbers of list items, which are not in the words of their paragraphs. */

const valueIn = (element: XmlElement | undefined, name: string): string =>
  (element && childNamed(element, name)?.attributes['w:val']) ?? '';

const ALPHABET_LENGTH = 26;
/** After z come aa, bb and so on, not ab. */
const letters = (number: number): string =>
  String.fromCodePoint(0x61 + ((number - 1) % ALPHABET_LENGTH)).repeat(Math.ceil(number / ALPHABET_LENGTH));

/** A number in the format of a list; null for a format that is not a number. */
function formattedNumber(number: number, format: string): string | null {
  if (number < 1) return format === 'decimal' ? `${number}` : null;
  switch (format) {
    case 'decimal':
    case '':
      return `${number}`;
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    default:
      return null;
  }
}

interface List {
  /** The id of the abstract numbering, which lists share if they count together. */
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, XmlElement>;
  /** The start values of levels at which this list restarts. */
  readonly starts: ReadonlyMap<number, number>;
}

const levelsOf = (list: XmlElement): ReadonlyMap<number, XmlElement> =>
  new Map(childrenNamed(list, 'w:lvl').map((level) => [Number(level.attributes['w:ilvl'] ?? 0), level]));

/** Computes the number of each paragraph, which must be asked for in the order of the document. */
export class ListNumbers {
  readonly #lists = new Map<string, List>();
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** @param parts the parts of a document that say how its lists are numbered */
  constructor(parts: readonly XmlElement[]) {
    const abstract = new Map(
      parts
        .flatMap((part) => childrenNamed(part, 'w:abstractNum'))
        .map((list) => [list.attributes['w:abstractNumId'] ?? '', levelsOf(list)]),
    );
    for (const list of parts.flatMap((part) => childrenNamed(part, 'w:num'))) {
      const abstractId = valueIn(list, 'w:abstractNumId');
      const overrides = childrenNamed(list, 'w:lvlOverride');
      const levels = new Map([
        ...(abstract.get(abstractId) ?? []),
        ...overrides.flatMap((override) => [...levelsOf(override)]),
      ]);
      const starts = overrides.flatMap((override): [number, number][] => {
        const start = valueIn(override, 'w:startOverride');
        return start === '' ? [] : [[Number(override.attributes['w:ilvl'] ?? 0), Number(start)]];
      });
      this.#lists.set(list.attributes['w:numId'] ?? '', { abstractId, levels, starts: new Map(starts) });
    }
  }

  /** The number of a paragraph with its separator; '' outside a list or with a bullet. */
  numberOf(properties: XmlElement | undefined): string {
    const numbered = properties && childNamed(properties, 'w:numPr');
    const id = valueIn(numbered, 'w:numId');
    const list = this.#lists.get(id);
    const depthHere = Number(valueIn(numbered, 'w:ilvl') || 0);
    const level = list?.levels.get(depthHere);
    if (!list || !level) return '';
    const counts = this.#counts.get(list.abstractId) ?? [];
    this.#counts.set(list.abstractId, counts);
    const isNew = !this.#begun.has(`${id} ${depthHere}`) && list.starts.has(depthHere);
    this.#begun.add(`${id} ${depthHere}`);
    const startOf = (depth: number) =>
      list.starts.get(depth) ?? Number(valueIn(list.levels.get(depth), 'w:start') || 1);
    const before = isNew ? undefined : counts[depthHere];
    counts[depthHere] = before === undefined ? startOf(depthHere) : before + 1;
    counts.length = depthHere + 1;
    let isNumber = true;
    const text = valueIn(level, 'w:lvlText').replaceAll(/%([1-9])/g, (_, digit) => {
      const depth = Number(digit) - 1;
      const number = formattedNumber(
        counts[depth] ?? startOf(depth),
        valueIn(list.levels.get(depth), 'w:numFmt'),
      );
      isNumber &&= number !== null;
      return number ?? '';
    });
    const isMark = valueIn(level, 'w:numFmt') === 'bullet' || valueIn(level, 'w:numFmt') === 'none';
    if (isMark || !isNumber || text === '') return '';
    const separator = { space: ' ', nothing: '' }[valueIn(level, 'w:suff')] ?? '\t';
    return text + separator;
  }
}
