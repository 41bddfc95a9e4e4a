import { Session } from 'node:inspector';

interface Covered {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** What a pattern looks at of a text: up to where it finds something, or all of it. An anchored one stops at once. */
function lookedAt(pattern: RegExp, text: string, from: number, found: RegExpExecArray | null): number {
  if (pattern.sticky) return (found?.[0].length ?? 0) + 1;
  if (found) return found.index + found[0].length - from;
  return pattern.source.startsWith('^') && !pattern.multiline ? 1 : text.length - from;
}

/**
 * How much work something is, without a clock: how often each stretch of code in files of a folder is run, and how many
 * characters patterns look at. Twice the input should come to no more than about twice as much. What is counted is all
 * code that the process has: a file that asks is `*.apart.test.ts`, with no modules but its own.
 */
export function workOf(folder: string, run: () => unknown): number {
  const session = new Session();
  const { exec } = RegExp.prototype;
  let work = 0;
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, text);
      work += lookedAt(this, text, from, found);
      return found;
    };
    run();
  } finally {
    RegExp.prototype.exec = exec;
    session.post('Profiler.takePreciseCoverage', (error, covered) => {
      if (error) throw error;
      for (const { url, functions } of (covered as unknown as Covered).result)
        if (url.includes(folder))
          for (const { ranges } of functions) for (const { count } of ranges) work += count;
    });
    session.post('Profiler.stopPreciseCoverage');
    session.post('Profiler.disable');
    session.disconnect();
  }
  return work;
}
