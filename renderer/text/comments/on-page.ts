import { type LocatedWords, overlap } from '../../../core/review/thread-words.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { actOf } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { markPlace } from '../checks/finding-marks.ts';
import { type DrawnLine, drawnLine, linesWith, rangesOver } from '../page/drawn-lines.ts';
import type { PlacedThread } from './placed-threads.ts';

/** Finds the open threads on the page: the ranges of their words, and the lines that they are beside. */

/** How far the marks of comments are beside those of the checks. */
const MARK_INDENT_PX = 30;

/** The page’s ranges over the words of a thread in one line. */
function rangesIn(line: DrawnLine, words: readonly LocatedWords[]): readonly Range[] {
  let at = 0;
  return line.sources.flatMap((part) => {
    const start = at;
    at += part.text.length;
    const { source: place } = part;
    if (!place) return [];
    return words.flatMap((one) => {
      const over = overlap(place, one);
      return over ? rangesOver(line, start + over.from, start + over.to) : [];
    });
  });
}

/** The threads of one line, and the place of their mark in the page, in pixels. */
export interface MarginMark {
  readonly top: number;
  readonly left: number;
  readonly threads: readonly PlacedThread[];
}

/** The ranges and marks of the threads on a page. */
interface ThreadsOnPage {
  readonly ranges: ReadonlyMap<string, readonly Range[]>;
  readonly marks: readonly MarginMark[];
}

export const NO_THREADS: ThreadsOnPage = { ranges: new Map(), marks: [] };

/** Finds the open threads on a page. */
export function findThreads(
  page: HTMLElement,
  placedThreads: readonly PlacedThread[],
  now: Review,
): ThreadsOnPage {
  const open = placedThreads.filter(
    ({ thread, pid, words }) => isOpen(thread) && pid !== null && words?.state !== 'detached',
  );
  if (open.length === 0) return NO_THREADS;
  const act = actOf(now);
  const pids = new Set(
    open.flatMap(({ pid, words }) => [pid ?? '', ...(words?.words ?? []).map((held) => held.pid)]),
  );
  const ranges = new Map<string, Range[]>();
  const at = new Map<HTMLElement, PlacedThread[]>();
  const markedThreads = new Set<PlacedThread>();
  const addMark = (line: HTMLElement, one: PlacedThread): void => {
    if (markedThreads.has(one)) return;
    markedThreads.add(one);
    at.set(line, [...(at.get(line) ?? []), one]);
  };
  for (const element of linesWith(page, act, pids)) {
    const line = drawnLine(now.instrument.root, act, now.bench.view, element);
    for (const one of open) {
      if (!one.words) {
        if (element.dataset.pid === one.pid) addMark(element, one);
        continue;
      }
      const threadRanges = line ? rangesIn(line, one.words.words) : [];
      if (threadRanges.length === 0) continue;
      ranges.set(one.thread.id, [...(ranges.get(one.thread.id) ?? []), ...threadRanges]);
      addMark(element, one);
    }
  }
  const frame = page.getBoundingClientRect();
  const marks = [...at].map(([line, threads]): MarginMark => {
    const { top, right } = markPlace(line);
    return {
      top: top - frame.top + page.scrollTop,
      left: right - frame.left + page.scrollLeft + MARK_INDENT_PX,
      threads,
    };
  });
  return { ranges, marks };
}
