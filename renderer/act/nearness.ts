import type { Pid } from '../../core/act/tree.ts';

/** How far beyond what is in view the text is drawn, in pixels: two screens, so that scrolling meets no gap. */
const MARGIN = 1600;

/**
 * Which units of a long text are near what is in view. Only they are drawn: the others keep their place, as tall as
 * they were when last drawn.
 */
export class Nearness {
  readonly #near: Set<Pid>;
  readonly #heights = new Map<Pid, number>();
  readonly #pids = new Map<Element, Pid>();
  readonly #listeners = new Map<Pid, () => void>();
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
    for (const element of this.#pids.keys()) observer.observe(element);
    return () => {
      observer.disconnect();
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

  /** Draws every unit, for as long as the text stays: for printing it, or taking all of it. */
  drawEverything(): void {
    this.#everything = true;
    for (const news of this.#listeners.values()) news();
  }

  #hear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const pid = this.#pids.get(target);
      if (pid === undefined || this.#near.has(pid) === isIntersecting) continue;
      if (isIntersecting) this.#near.add(pid);
      else {
        // What has the focus stays, however far the text is scrolled: the keys must not be lost.
        if (target.contains(document.activeElement)) continue;
        this.#heights.set(pid, boundingClientRect.height);
        this.#near.delete(pid);
      }
      this.#listeners.get(pid)?.();
    }
  }
}
