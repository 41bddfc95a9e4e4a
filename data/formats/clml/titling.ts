import { descend, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { type MarkedWords, NO_WORDS, onNextLine, wordsOf } from './words-of.ts';

/**
 * The elements that a provision's number, heading and reference are read from. All other elements are its text, so that
 * each element is read exactly once.
 */
export class Titling {
  static readonly untitled = new Titling([]);

  readonly number: XmlElement | undefined;
  readonly reference: XmlElement | undefined;
  readonly titles: readonly XmlElement[];
  readonly #titleParts: ReadonlySet<XmlElement>;

  constructor(
    usedElements: readonly XmlElement[],
    titles: readonly XmlElement[] = [],
    { number, reference }: { readonly number?: XmlElement; readonly reference?: XmlElement } = {},
  ) {
    this.number = number;
    this.reference = reference;
    this.titles = titles;
    this.#titleParts = new Set([...usedElements, ...titles]);
  }

  /** The titling of a provision's element, from its children. */
  static of(element: XmlElement): Titling {
    const inner = elementsOf(element);
    const number = inner.find(({ name }) => name === 'Number' || name === 'Pnumber');
    const reference = inner.find(({ name }) => name === 'Reference');
    const titles = inner.filter(
      ({ name }) => name === 'Title' || name === 'TitleBlock' || name === 'Subtitle',
    );
    const usedElements = [number, reference].filter((one) => one !== undefined);
    return new Titling(usedElements, titles, {
      ...(number ? { number } : {}),
      ...(reference ? { reference } : {}),
    });
  }

  /** The titling of an annex, which is itself an instrument with its number and title in its own front matter. */
  static ofAnnex(element: XmlElement): Titling {
    const prelims = [...descend(element)].find(({ name }) => name === 'EUPrelims');
    const inner = prelims ? elementsOf(prelims) : [];
    const number = inner.find(({ name }) => name === 'Number');
    return new Titling(
      number ? [number] : [],
      inner.filter(({ name }) => name === 'MultilineTitle'),
      number ? { number } : {},
    );
  }

  /** The elements used for the titling, however deeply nested. */
  get elements(): readonly XmlElement[] {
    return [...this.#titleParts];
  }

  /** Adds elements that were used. */
  with(addedElements: readonly XmlElement[]): Titling {
    const { number, reference } = this;
    return new Titling([...this.#titleParts, ...addedElements], this.titles, {
      ...(number ? { number } : {}),
      ...(reference ? { reference } : {}),
    });
  }

  has(element: XmlElement): boolean {
    return this.#titleParts.has(element);
  }

  /** The titles, each on its own line. */
  heading(): MarkedWords {
    return this.titles.map(linesOf).reduce(onNextLine, NO_WORDS);
  }
}

const TITLES = /^(?:Title|Subtitle)$/;

const linesOf = (title: XmlElement): MarkedWords =>
  title.name === 'TitleBlock' &&
  title.children.every((child) => (isElement(child) ? TITLES.test(child.name) : child.trim() === ''))
    ? elementsOf(title).map(linesOf).reduce(onNextLine, NO_WORDS)
    : wordsOf(title);
