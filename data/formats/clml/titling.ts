import { descend, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { below, type MarkedWords, NO_WORDS, wordsOf } from './words-of.ts';

/**
 * The elements of a provision that its number, heading and reference are read from: what else stands in it is its text,
 * so that nothing falls between the two.
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

  /** An annex is an instrument of its own inside the other, with its number and title at the head of it. */
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

  /** What was taken, wherever it stands. */
  get within(): readonly XmlElement[] {
    return [...this.#titleParts];
  }

  /** The same with more that was taken. */
  and(addedElements: readonly XmlElement[]): Titling {
    const { number, reference } = this;
    return new Titling([...this.#titleParts, ...addedElements], this.titles, {
      ...(number ? { number } : {}),
      ...(reference ? { reference } : {}),
    });
  }

  took(element: XmlElement): boolean {
    return this.#titleParts.has(element);
  }

  /** The titles, one below the other. */
  heading(): MarkedWords {
    return this.titles.map(linesOf).reduce(below, NO_WORDS);
  }
}

const TITLES = /^(?:Title|Subtitle)$/;

const linesOf = (title: XmlElement): MarkedWords =>
  title.name === 'TitleBlock' &&
  title.children.every((child) => (isElement(child) ? TITLES.test(child.name) : child.trim() === ''))
    ? elementsOf(title).map(linesOf).reduce(below, NO_WORDS)
    : wordsOf(title);
