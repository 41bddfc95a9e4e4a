/** Elements without an end tag. */
const VOID_ELEMENT = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Elements whose content is not shown as text. */
const WITHOUT_TEXT = /^(?:head|script|style|template|title|noscript)$/;
const STRUCK = /^(?:del|s|strike)$/;
const LIST = /^(?:ol|ul|menu)$/;

const isHidden = (attributes: string): boolean =>
  /\bhidden(?=[\s=>/]|$)|display\s*:\s*none|text-decoration(?:-line)?\s*:[^:;"']*line-through/i.test(
    attributes,
  );

/** A list in pasted HTML. */
export interface PageList {
  /** The marker type of its items; '' where it has none. */
  readonly markerType: string;
  /** The number of its last item. */
  lastNumber: number;
}

interface OpenElement {
  readonly name: string;
  readonly isExcluded: boolean;
}

/**
 * The elements that are open while HTML is read. They are counted by name, never searched for: hostile HTML may open any
 * number of elements and close none.
 */
export class OpenElements {
  readonly #open: OpenElement[] = [];
  readonly #countByName = new Map<string, number>();
  readonly #lists: PageList[] = [];
  #withoutTextCount = 0;

  /** Whether the text here is struck through or hidden. */
  get isExcluded(): boolean {
    return this.#open.at(-1)?.isExcluded ?? false;
  }

  /** Whether the content here is no text at all, for example a script. */
  get isWithoutText(): boolean {
    return this.#withoutTextCount > 0;
  }

  get isInRow(): boolean {
    return this.#count('tr') > 0;
  }

  /** The innermost list. */
  get list(): PageList | undefined {
    return this.#lists.at(-1);
  }

  get listDepth(): number {
    return this.#lists.length;
  }

  begin(name: string, attributes: string, list: () => PageList): void {
    if (VOID_ELEMENT.test(name)) return;
    const isSilent = WITHOUT_TEXT.test(name);
    const isExcluded = this.isExcluded || isSilent || STRUCK.test(name) || isHidden(attributes);
    this.#open.push({ name, isExcluded });
    this.#countByName.set(name, this.#count(name) + 1);
    if (isSilent) this.#withoutTextCount++;
    if (LIST.test(name)) this.#lists.push(list());
  }

  /** Closes the innermost element of a name and everything open in it; does nothing where there is none. */
  end(name: string): void {
    if (this.#count(name) === 0) return;
    for (let one = this.#open.pop(); one; one = this.#open.pop()) {
      this.#countByName.set(one.name, this.#count(one.name) - 1);
      if (WITHOUT_TEXT.test(one.name)) this.#withoutTextCount--;
      if (LIST.test(one.name)) this.#lists.pop();
      if (one.name === name) return;
    }
  }

  #count(name: string): number {
    return this.#countByName.get(name) ?? 0;
  }
}
