import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, and how long it took, in microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** How much of that the processor was at it; the rest it was at other programs. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** A stretch of the window's thread, in milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
  /** As much of its length as the processor was at it: on a busy machine, less than all. */
  readonly cpu: number;
}

/** What the window's thread did: when keys came down, and when the page was at work. */
export interface Traced {
  readonly keys: readonly number[];
  readonly work: readonly Stretch[];
}

/**
 * Whatever runs the page's script, with what that makes the browser do meanwhile, and what clears up after it. How the
 * browser itself puts a letter in, and draws it, is not the page's doing.
 */
const WORK: ReadonlySet<string> = new Set([
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'HandlePostMessage',
  'FunctionCall',
  'RunMicrotasks',
  'MinorGC',
  'MajorGC',
]);

const CATEGORIES = ['devtools.timeline', 'v8.execute'];

/** The outermost of the events as stretches: on one thread, whatever begins within one ends within it. */
function outermost(events: readonly TraceEvent[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0, tdur = dur } of [...events].sort((a, b) => a.ts - b.ts)) {
    if (ts < end) continue;
    end = ts + dur;
    stretches.push({ start: ts / 1000, length: dur / 1000, cpu: tdur / 1000 });
  }
  return stretches;
}

function read(events: readonly TraceEvent[]): Traced {
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const [first] = keys;
  if (!first) throw new RangeError('No key came down while the trace was taken');
  const own = events.filter(({ name, pid, tid }) => pid === first.pid && tid === first.tid && WORK.has(name));
  return { keys: keys.map(({ ts }) => ts / 1000).sort((a, b) => a - b), work: outermost(own) };
}

/** What the browser itself saw of the window's thread while something was done: nothing is put into the page for it. */
export async function traced(page: Page, run: () => Promise<void>): Promise<Traced> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await run();
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return read(events);
}
