/** Elements that nothing closes. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** What holds no words of the page. */
const SILENT = /^(?:head|script|style|template|title|noscript)$/;
const STRUCK = /^(?:del|s|strike)$/;
const LIST = /^(?:ol|ul|menu)$/;

const isHidden = (attributes: string): boolean =>
  /\bhidden(?=[\s=>/]|$)|display\s*:\s*none|text-decoration(?:-line)?\s*:[^:;"']*line-through/i.test(
    attributes,
  );

/** A list of a page. */
export interface PageList {
  /** What its items are counted by; '' where that is no letter. */
  readonly type: string;
  /** The number of its last item. */
  items: number;
}

interface Open {
  readonly name: string;
  readonly isLeftOut: boolean;
}

/**
 * The elements of a page that are open while it is read. How many there are of a kind is counted and never looked for: a
 * page may open any number, and close none of them.
 */
export class OpenElements {
  readonly #open: Open[] = [];
  readonly #countByName = new Map<string, number>();
  readonly #lists: PageList[] = [];
  #silent = 0;

  /** Whether the words here are struck out or not shown. */
  get isLeftOut(): boolean {
    return this.#open.at(-1)?.isLeftOut ?? false;
  }

  /** Whether what is here is no words of the page at all. */
  get isSilent(): boolean {
    return this.#silent > 0;
  }

  get isInRow(): boolean {
    return this.#count('tr') > 0;
  }

  /** The innermost list. */
  get list(): PageList | undefined {
    return this.#lists.at(-1);
  }

  get listsDeep(): number {
    return this.#lists.length;
  }

  begin(name: string, attributes: string, list: () => PageList): void {
    if (VOID.test(name)) return;
    const isSilent = SILENT.test(name);
    const isLeftOut = this.isLeftOut || isSilent || STRUCK.test(name) || isHidden(attributes);
    this.#open.push({ name, isLeftOut });
    this.#countByName.set(name, this.#count(name) + 1);
    if (isSilent) this.#silent++;
    if (LIST.test(name)) this.#lists.push(list());
  }

  /** Closes the innermost of a name with all that is open in it; nothing where there is none. */
  end(name: string): void {
    if (this.#count(name) === 0) return;
    for (let one = this.#open.pop(); one; one = this.#open.pop()) {
      this.#countByName.set(one.name, this.#count(one.name) - 1);
      if (SILENT.test(one.name)) this.#silent--;
      if (LIST.test(one.name)) this.#lists.pop();
      if (one.name === name) return;
    }
  }

  #count(name: string): number {
    return this.#countByName.get(name) ?? 0;
  }
}
