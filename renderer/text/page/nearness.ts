import { flushSync } from 'react-dom';
import type { Pid } from '../../../core/act/tree.ts';

/** How far beyond what is in view the text is drawn, in pixels: two screens, so that scrolling meets no gap. */
const MARGIN = 1600;

const attached = new WeakMap<Element, Nearness>();

/**
 * Does something with a text in which everything that a range takes in is drawn: words that are not on the page are
 * not to be missed by who reads them there.
 */
export function withDrawn<T>(scroller: Element, range: Range, work: () => T): T {
  const far = [...scroller.querySelectorAll('.unit.far')].filter((unit) => range.intersectsNode(unit));
  const pids = far.flatMap((unit) => unit.getAttribute('data-unit') ?? []);
  const nearness = attached.get(scroller);
  return nearness && pids.length > 0 ? nearness.with(pids, work) : work();
}

/** Where the focus and the ends of what is selected are: none of them is to be lost. */
function focusedNodes(): readonly Node[] {
  const selection = document.getSelection();
  const nodes = [document.activeElement, selection?.anchorNode, selection?.focusNode];
  return nodes.filter((node) => node instanceof Node);
}

/**
 * Which units of a long text are near what is in view. Only they are drawn: the others keep their place, as tall as
 * they were when last drawn.
 */
export class Nearness {
  readonly #near: Set<Pid>;
  readonly #heights = new Map<Pid, number>();
  readonly #pids = new Map<Element, Pid>();
  readonly #listeners = new Map<Pid, () => void>();
  readonly #watchers = new Set<() => void>();
  #observer: IntersectionObserver | null = null;
  #everything = false;

  /** @param first the units that the text opens at, drawn before it is known what is in view */
  constructor(first: Iterable<Pid> = []) {
    this.#near = new Set(first);
  }

  /** Watches what is drawn inside a scroller. Returns what ends it. */
  attach(scroller: Element): () => void {
    const observer = new IntersectionObserver((entries) => this.#hear(entries), {
      root: scroller,
      rootMargin: `${MARGIN}px 0px`,
    });
    this.#observer = observer;
    attached.set(scroller, this);
    for (const element of this.#pids.keys()) observer.observe(element);
    return () => {
      observer.disconnect();
      attached.delete(scroller);
      this.#observer = null;
    };
  }

  /** Watches the place of a unit; `news` is called whenever it comes near or goes. Returns what ends it. */
  watch(element: Element, pid: Pid, news: () => void): () => void {
    this.#pids.set(element, pid);
    this.#listeners.set(pid, news);
    this.#observer?.observe(element);
    return () => {
      this.#observer?.unobserve(element);
      this.#pids.delete(element);
      if (this.#listeners.get(pid) === news) this.#listeners.delete(pid);
    };
  }

  isNear(pid: Pid): boolean {
    return this.#everything || this.#near.has(pid);
  }

  /** How tall a unit was when it was last drawn, in pixels; undefined when it hasn't been. */
  heightOf(pid: Pid): number | undefined {
    return this.#heights.get(pid);
  }

  /** `news` is called when other units than before are drawn. Returns what ends it. */
  onDrawn(news: () => void): () => void {
    this.#watchers.add(news);
    return () => this.#watchers.delete(news);
  }

  /** Draws every unit, or again only those that are near: all of a text is printed, or taken. */
  drawEverything(everything: boolean): void {
    if (this.#everything === everything) return;
    if (!everything) this.#measure();
    this.#everything = everything;
    flushSync(() => this.#notify(this.#listeners.keys()));
  }

  /** Draws some units for as long as something takes. */
  with<T>(pids: readonly Pid[], work: () => T): T {
    const farPids = pids.filter((pid) => !this.#near.has(pid));
    for (const pid of farPids) this.#near.add(pid);
    flushSync(() => this.#notify(farPids));
    try {
      return work();
    } finally {
      for (const pid of farPids) this.#near.delete(pid);
      this.#notify(farPids);
    }
  }

  /** Notes how tall each unit is that is drawn and soon isn't. */
  #measure(): void {
    for (const [element, pid] of this.#pids)
      if (!this.#near.has(pid)) this.#heights.set(pid, element.getBoundingClientRect().height);
  }

  #notify(pids: Iterable<Pid>): void {
    for (const pid of [...pids]) this.#listeners.get(pid)?.();
    for (const news of this.#watchers) news();
  }

  #hear(entries: readonly IntersectionObserverEntry[]): void {
    const changedPids: Pid[] = [];
    let focused: readonly Node[] | null = null;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const pid = this.#pids.get(target);
      if (pid === undefined || this.#near.has(pid) === isIntersecting) continue;
      if (isIntersecting) this.#near.add(pid);
      else {
        // However far the text is scrolled: the keys go there.
        focused ??= focusedNodes();
        if (focused.some((node) => target.contains(node))) continue;
        this.#heights.set(pid, boundingClientRect.height);
        this.#near.delete(pid);
      }
      changedPids.push(pid);
    }
    if (changedPids.length > 0) this.#notify(changedPids);
  }
}
