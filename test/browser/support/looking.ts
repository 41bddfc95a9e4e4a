interface Found {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly failureSummary?: string;
    readonly element?: Element;
  }[];
}

interface Axe {
  configure(spec: object): void;
  run(
    context: object,
    options: object,
  ): Promise<{ readonly violations: readonly Found[]; readonly passes: readonly Found[] }>;
}

/** Ways of asking axe, in a page, that don't ask twice about what is the same. */
export interface Looking {
  readonly axe: Axe;
  looking: {
    /** What is wrong, apart from what depends on what lies over what. */
    readonly all: () => Promise<readonly string[]>;
    /** What some of those rules, `target-size` among them or not, find wrong. */
    readonly seen: (rules: readonly string[]) => Promise<readonly string[]>;
    /** Spares the browser, until told otherwise, the drawing of what is behind a modal sheet. */
    readonly spare: (isSpared: boolean) => void;
  };
}

/**
 * Makes them. It runs in the page, and knows nothing from outside itself. What is behind a modal sheet was looked at
 * before the sheet was opened; and colours are those of an element's kind: its name, classes and states, and those of
 * all that it stands in. Of kinds whose words and ground are painted alike, one that axe could measure stands for all.
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
  const BEFORE = 'body > :not([inert], [aria-hidden=true])';
  const SIZE = 'target-size';
  const CONTROL =
    ':is(a[href], area, button, input, select, textarea, summary, details, iframe, audio, video, [tabindex])';
  const ALIKE = 3;
  const sound = new Set<string>();
  const passedOver = new Set<string | number>();
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

  /** What is painted behind an element's words, from the outside in, and what cuts it off. */
  const groundOf = (element: Element | null, seen: Map<Element, string>): string => {
    if (element === null) return '';
    const before = seen.get(element);
    if (before !== undefined) return before;
    const style = getComputedStyle(element);
    const own = [
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.filter,
      style.clip,
      style.clipPath,
    ];
    const around = groundOf(element.parentElement, seen);
    const isBare = own.join() === 'rgba(0, 0, 0, 0),none,1,none,auto,none';
    const ground = isBare ? around : `${around} / ${own.join()}`;
    seen.set(element, ground);
    return ground;
  };
  const paintOf = (element: Element, seen: Map<Element, string>): string => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(element);
    const link = element.closest('a[href], [role=link]')?.parentElement;
    const around = link ? getComputedStyle(link).color : '';
    return [
      color,
      fontSize,
      fontWeight,
      textShadow,
      textDecorationLine,
      around,
      groundOf(element, seen),
    ].join();
  };

  const ask = (behind: readonly Element[], options: object) => {
    const context = behind.length > 0 ? { include: [document], exclude: behind } : document;
    return axe.run(context, { preload: false, ...options });
  };
  /** Axe measures every element that can be seen, whatever it is asked about: hides, meanwhile, what it isn't. */
  const run = async (unasked: readonly HTMLElement[], options: object) => {
    const behind = [...document.querySelectorAll<HTMLElement>(BEHIND)];
    const hidden = [...behind, ...unasked];
    const focused = document.activeElement;
    for (const { style } of hidden) style.visibility = 'hidden';
    try {
      return await ask(behind, options);
    } finally {
      for (const { style } of hidden) style.visibility = '';
      // What is hidden loses the focus, and the test goes on from where it was.
      if (focused instanceof HTMLElement && focused !== document.activeElement)
        focused.focus({ preventScroll: true });
    }
  };
  const told = (violations: readonly Found[]): readonly string[] =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );

  interface Chosen {
    readonly element: Element;
    readonly inAnyLook: number;
    readonly kind: string;
    readonly paint: string;
  }
  /**
   * Some words of each kind, and of each paint, that was not yet found sound in this look. Where axe has passed over
   * words of a paint or (in any look) of a kind, it will pass over the next few, too: there, some are of every kind.
   */
  const unknown = (): readonly Chosen[] => {
    const isSo = (query: string) => matchMedia(query).matches;
    const look = `${isSo('(prefers-color-scheme: dark)')} ${isSo('(forced-colors: active)')} ${innerWidth}`;
    const seen = new Map<Element, number>();
    const grounds = new Map<Element, string>();
    const alike = new Map<string, number>();
    const isEnough = (name: string) => sound.has(name) || (alike.get(name) ?? 0) === ALIKE;
    const count = (name: string) => alike.set(name, (alike.get(name) ?? 0) + 1);
    const chosen: Chosen[] = [];
    for (const element of document.querySelectorAll(`${BEFORE}, ${BEFORE} *`)) {
      if (!hasWords(element)) continue;
      const inAnyLook = kindOf(element, seen);
      const kind = `${look} ${inAnyLook}`;
      if (isEnough(kind) || !element.checkVisibility()) continue;
      const paint = `${look} ${paintOf(element, grounds)}`;
      if (sound.has(paint)) continue;
      if (!passedOver.has(inAnyLook) && !passedOver.has(paint)) {
        if (isEnough(paint)) continue;
        count(paint);
      }
      count(kind);
      chosen.push({ element, inAnyLook, kind, paint });
    }
    return chosen;
  };

  /** Parts that lie neither in a control nor over one: how much room a finger has there doesn't depend on them. */
  const besideControls = (parts: readonly HTMLElement[]): readonly HTMLElement[] => {
    const controls = [...document.querySelectorAll(CONTROL)].map((control) =>
      control.getBoundingClientRect(),
    );
    const isOver = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return controls.some((at) => at.left < right && at.right > left && at.top < bottom && at.bottom > top);
    };
    return parts.filter(
      (part) =>
        !part.matches(`${CONTROL}, :has(${CONTROL}), ${CONTROL} *`) &&
        ![part, ...part.querySelectorAll('*')].some(isOver),
    );
  };

  const measured = async (chosen: readonly Chosen[], rules: readonly string[]) => {
    for (const { element } of chosen) element.setAttribute(CHOSEN, '');
    const parts = [...document.querySelectorAll<HTMLElement>(`${BEFORE} :is(.line, li, tr)`)];
    const unasked = parts.filter((part) => !part.matches(`[${CHOSEN}], :has([${CHOSEN}]), [${CHOSEN}] *`));
    const found = await run(rules.includes(SIZE) ? besideControls(unasked) : unasked, {
      runOnly: { type: 'rule', values: rules },
      resultTypes: ['violations', 'passes'],
      elementRef: true,
    });
    for (const { element } of chosen) element.removeAttribute(CHOSEN);
    return found;
  };

  // Axe’s own choice of elements, of those that are chosen here.
  const own = (id: string) => (id === 'link-in-text-block' ? 'a[href], [role=link]' : '*');
  const among = (id: string) => `:is(${own(id)})[${CHOSEN}]`;
  axe.configure({ rules: colours.map((id) => ({ id, selector: among(id) })) });
  (window as unknown as Looking).looking = {
    all: async () => {
      const rules = Object.fromEntries([...colours, SIZE].map((rule) => [rule, { enabled: false }]));
      // What is right, thousands of places of it, is not asked for.
      const options = { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] };
      return told((await run([], options)).violations);
    },
    seen: async (rules) => {
      let left = rules;
      for (let chosen = unknown(); chosen.length > 0 || left.includes(SIZE); chosen = unknown()) {
        const { violations, passes } = await measured(chosen, left);
        if (violations.length > 0) return told(violations);
        // Axe passes over what is a single letter, covered, or turned off: that says nothing of others.
        const isColour = ({ id }: Found) => id !== SIZE;
        const right = new Set(
          passes.filter(isColour).flatMap(({ nodes }) => nodes.map((node) => node.element)),
        );
        for (const { element, kind, paint } of chosen) {
          sound.add(kind);
          if (right.has(element)) sound.add(paint);
        }
        for (const { inAnyLook, paint } of chosen)
          if (!sound.has(paint)) passedOver.add(paint).add(inAnyLook);
        left = left.filter((rule) => rule !== SIZE);
      }
      return [];
    },
    spare: (isSpared) => {
      for (const { style } of document.querySelectorAll<HTMLElement>(BEHIND))
        style.contentVisibility = isSpared ? 'hidden' : '';
    },
  };
}
