import { flushSync } from 'react-dom';
import type { Pid } from '../../../core/act/tree.ts';

/** How far beyond the screen the text is drawn: two screens, so that scrolling meets no gap. */
const MARGIN = 1600;

const attached = new WeakMap<Element, Nearness>();

/**
 * Calls `work` while every unit that a range touches is drawn. Code that reads words from the page would miss the
 * others.
 */
export function withDrawn<T>(scroller: Element, range: Range, work: () => T): T {
  const far = [...scroller.querySelectorAll('.unit.far')].filter((unit) => range.intersectsNode(unit));
  const pids = far.flatMap((unit) => unit.getAttribute('data-unit') ?? []);
  const nearness = attached.get(scroller);
  return nearness && pids.length > 0 ? nearness.with(pids, work) : work();
}

/** The nodes with the focus and the ends of the selection. They must stay drawn. */
function focusedNodes(): readonly Node[] {
  const selection = document.getSelection();
  const nodes = [document.activeElement, selection?.anchorNode, selection?.focusNode];
  return nodes.filter((node) => node instanceof Node);
}

/**
 * Tracks which units of a long text are near the screen. Only these are drawn. The others keep a placeholder as tall
 * as they were when last drawn.
 */
export class Nearness {
  readonly #near: Set<Pid>;
  readonly #heights = new Map<Pid, number>();
  readonly #pids = new Map<Element, Pid>();
  readonly #listeners = new Map<Pid, () => void>();
  readonly #watchers = new Set<() => void>();
  #observer: IntersectionObserver | null = null;
  #everything = false;

  /** @param first the units that the text opens at, drawn before the visible part is known */
  constructor(first: Iterable<Pid> = []) {
    this.#near = new Set(first);
  }

  /** Tracks the visible part of a scroller. @returns a function that stops it */
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

  /** Tracks a unit. `news` is called when it comes near or goes away. @returns a function that stops it */
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

  /** The height of a unit when it was last drawn, in pixels; undefined if it never was. */
  heightOf(pid: Pid): number | undefined {
    return this.#heights.get(pid);
  }

  /** Calls `news` when units are drawn or removed. @returns a function that stops it */
  onDrawn(news: () => void): () => void {
    this.#watchers.add(news);
    return () => this.#watchers.delete(news);
  }

  /** Draws every unit, for printing or copying, or again only those that are near. */
  drawEverything(everything: boolean): void {
    if (this.#everything === everything) return;
    if (!everything) this.#measure();
    this.#everything = everything;
    flushSync(() => this.#notify(this.#listeners.keys()));
  }

  /** Draws some units while `work` runs. */
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

  /** Stores the height of each drawn unit that is about to be removed. */
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
        // A unit with the focus or selection stays, however far the text is scrolled, because keys go to it.
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
