interface Axe {
  configure(spec: object): void;
  run(
    context: object,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
    }[];
  }>;
}

/** Ways of asking axe, in a page, that don't ask twice about what is the same. */
export interface Looking {
  readonly axe: Axe;
  looking: {
    /** What is wrong, colours apart. */
    readonly all: () => Promise<readonly string[]>;
    readonly colours: (rules: readonly string[]) => Promise<readonly string[]>;
  };
}

/**
 * Makes them. It runs in the page, and knows nothing from outside itself. What is behind a modal sheet was looked at
 * before the sheet was opened; and colours are those of an element's kind: its name, classes and states, and those of
 * all that it stands in.
 */
export function installLooking({
  tags,
  colours,
}: {
  readonly tags: readonly string[];
  readonly colours: readonly string[];
}): void {
  const { axe } = window as unknown as Looking;
  const CHOSEN = 'data-looked-at';
  const BEHIND = 'body > :is([inert], [aria-hidden=true])';
  const ALIKE = 3;
  const sound = new Set<string>();
  const numbers = new Map<string, number>();

  const statesOf = (element: Element): readonly string[] =>
    [...element.attributes].flatMap(({ name, value }) => {
      if (name === 'class') return [value];
      if (name === 'style') return /color|background/.test(value) ? [value] : [];
      const isState = /^(role|type|open|disabled|aria-.*|data-.*)$/.test(name) && /^[a-z-]*$/.test(value);
      return isState ? [`${name}=${value}`] : [];
    });
  /** A number for each kind that there was so far. */
  const kindOf = (element: Element | null, seen: Map<Element, number>): number => {
    if (element === null) return 0;
    const before = seen.get(element);
    if (before !== undefined) return before;
    const within = kindOf(element.parentElement, seen);
    const kind = `${within} ${element.tagName} ${statesOf(element).join(' ')}`;
    const number = numbers.get(kind) ?? numbers.size + 1;
    numbers.set(kind, number);
    seen.set(element, number);
    return number;
  };
  const hasWords = (element: Element): boolean =>
    element.matches('input, textarea, select') ||
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());

  const ask = async (behind: readonly Element[], options: object): Promise<readonly string[]> => {
    const context = behind.length > 0 ? { include: [document], exclude: behind } : document;
    // What is right, thousands of places of it, is not asked for.
    const { violations } = await axe.run(context, { ...options, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  };
  /** Axe measures every element that can be seen, whatever it is asked about: hides, meanwhile, what it isn't. */
  const run = async (unasked: readonly HTMLElement[], options: object): Promise<readonly string[]> => {
    const behind = [...document.querySelectorAll<HTMLElement>(BEHIND)];
    const hidden = [...behind, ...unasked];
    for (const { style } of hidden) style.visibility = 'hidden';
    try {
      return await ask(behind, options);
    } finally {
      for (const { style } of hidden) style.visibility = '';
    }
  };

  /** The words of each kind that was not yet found sound in this look, a few of each, by their kinds. */
  const unknown = (): ReadonlyMap<string, readonly Element[]> => {
    const isSo = (query: string) => matchMedia(query).matches;
    const look = `${isSo('(prefers-color-scheme: dark)')} ${isSo('(forced-colors: active)')} ${innerWidth}`;
    const seen = new Map<Element, number>();
    const kinds = new Map<string, Element[]>();
    for (const element of document.querySelectorAll('body *')) {
      if (!hasWords(element) || element.closest(BEHIND)) continue;
      const kind = `${look} ${kindOf(element, seen)}`;
      const alike = kinds.get(kind) ?? [];
      if (sound.has(kind) || alike.length === ALIKE || !element.checkVisibility()) continue;
      kinds.set(kind, [...alike, element]);
    }
    return kinds;
  };

  // Axe’s own choice of elements, of those that are chosen here.
  const own = (id: string) => (id === 'link-in-text-block' ? 'a[href], [role=link]' : '*');
  const among = (id: string) => `:is(${own(id)})[${CHOSEN}]`;
  axe.configure({ rules: colours.map((id) => ({ id, selector: among(id) })) });
  (window as unknown as Looking).looking = {
    all: () => {
      const rules = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
      return run([], { runOnly: { type: 'tag', values: tags }, rules });
    },
    colours: async (rules) => {
      const kinds = unknown();
      if (kinds.size === 0) return [];
      const chosen = [...kinds.values()].flat();
      for (const element of chosen) element.setAttribute(CHOSEN, '');
      const parts = [...document.querySelectorAll<HTMLElement>('.line, li, tr')];
      const unasked = parts.filter((part) => !part.matches(`[${CHOSEN}], :has([${CHOSEN}]), [${CHOSEN}] *`));
      const wrong = await run(unasked, { runOnly: { type: 'rule', values: rules } });
      for (const element of chosen) element.removeAttribute(CHOSEN);
      if (wrong.length === 0) for (const kind of kinds.keys()) sound.add(kind);
      return wrong;
    },
  };
}
