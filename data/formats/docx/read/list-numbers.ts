import { roman } from '../../../../core/act/numbering.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/tree.ts';

/** The numbers that a word processor sets before the items of its lists: they stand in no paragraph's words. */

const valueIn = (element: XmlElement | undefined, name: string): string =>
  (element && childNamed(element, name)?.attributes['w:val']) ?? '';

const LETTERS = 26;
/** After z come aa and bb, not ab. */
const letters = (value: number): string =>
  String.fromCodePoint(0x61 + ((value - 1) % LETTERS)).repeat(Math.ceil(value / LETTERS));

/** A number as a list has it; null for a mark that is none. */
function formattedNumber(value: number, format: string): string | null {
  if (value < 1) return format === 'decimal' ? `${value}` : null;
  switch (format) {
    case 'decimal':
    case '':
      return `${value}`;
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    default:
      return null;
  }
}

interface List {
  /** The list that it goes on from, whose items it counts with. */
  readonly of: string;
  readonly levels: ReadonlyMap<number, XmlElement>;
  /** Where its own levels begin, where it begins anew. */
  readonly starts: ReadonlyMap<number, number>;
}

const levelsOf = (list: XmlElement): ReadonlyMap<number, XmlElement> =>
  new Map(childrenNamed(list, 'w:lvl').map((level) => [Number(level.attributes['w:ilvl'] ?? 0), level]));

/** Reads the number of each paragraph in turn, in the order of the document. */
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
      const of = valueIn(list, 'w:abstractNumId');
      const overrides = childrenNamed(list, 'w:lvlOverride');
      const levels = new Map([
        ...(abstract.get(of) ?? []),
        ...overrides.flatMap((override) => [...levelsOf(override)]),
      ]);
      const starts = overrides.flatMap((override): [number, number][] => {
        const start = valueIn(override, 'w:startOverride');
        return start === '' ? [] : [[Number(override.attributes['w:ilvl'] ?? 0), Number(start)]];
      });
      this.#lists.set(list.attributes['w:numId'] ?? '', { of, levels, starts: new Map(starts) });
    }
  }

  /** The number of a paragraph with what follows it; '' for one that is in no list, or has another mark. */
  numberOf(properties: XmlElement | undefined): string {
    const numbered = properties && childNamed(properties, 'w:numPr');
    const id = valueIn(numbered, 'w:numId');
    const list = this.#lists.get(id);
    const at = Number(valueIn(numbered, 'w:ilvl') || 0);
    const level = list?.levels.get(at);
    if (!list || !level) return '';
    const counts = this.#counts.get(list.of) ?? [];
    this.#counts.set(list.of, counts);
    const isNew = !this.#begun.has(`${id} ${at}`) && list.starts.has(at);
    this.#begun.add(`${id} ${at}`);
    const startOf = (depth: number) =>
      list.starts.get(depth) ?? Number(valueIn(list.levels.get(depth), 'w:start') || 1);
    const before = isNew ? undefined : counts[at];
    counts[at] = before === undefined ? startOf(at) : before + 1;
    counts.length = at + 1;
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
