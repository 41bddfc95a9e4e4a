import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server counts, to be read by whoever watches over it, in the text exposition format. */
export interface Metrics {
  /** A request that was answered, and how long that took in seconds. */
  readonly answered: (route: string, status: number, seconds: number) => void;
  /** Something that is asked for when it is read: how many windows listen. */
  readonly gauge: (name: string, help: string, value: () => number) => void;
  readonly text: () => string;
  readonly close: () => void;
}

/** Upper bounds of the histogram, in seconds. */
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

const MILLION = 1e6;

const quoted = (value: string): string =>
  value.replaceAll(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));

const family = (name: string, help: string, type: string, lines: readonly string[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  const gauges = new Map<string, { readonly help: string; readonly value: () => number }>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  function histogramLines(route: string, { counts, sum, total }: Histogram): readonly string[] {
    const label = `route="${quoted(route)}"`;
    const buckets = BOUNDS.map((bound, at) => {
      const upTo = counts.slice(0, at + 1).reduce((all, one) => all + one, 0);
      return `keeling_request_seconds_bucket{${label},le="${bound}"} ${upTo}`;
    });
    return [
      ...buckets,
      `keeling_request_seconds_bucket{${label},le="+Inf"} ${total}`,
      `keeling_request_seconds_sum{${label}} ${sum}`,
      `keeling_request_seconds_count{${label}} ${total}`,
    ];
  }

  return {
    answered: (route, status, seconds) => {
      const labels = `route="${quoted(route)}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const held = durations.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, total: 0 };
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) held.counts[at] = (held.counts[at] ?? 0) + 1;
      held.sum += seconds;
      held.total += 1;
      durations.set(route, held);
    },
    gauge: (name, help, value) => void gauges.set(name, { help, value }),
    text: () => {
      const { user, system } = process.cpuUsage();
      const parts = [
        family(
          'keeling_requests_total',
          'Requests that were answered.',
          'counter',
          [...requests].map(([labels, count]) => `keeling_requests_total{${labels}} ${count}`),
        ),
        family(
          'keeling_request_seconds',
          'How long answering took.',
          'histogram',
          [...durations].flatMap(([route, held]) => histogramLines(route, held)),
        ),
        ...[...gauges].map(([name, { help, value }]) => family(name, help, 'gauge', [`${name} ${value()}`])),
        family(
          'keeling_event_loop_delay_seconds',
          'How late the server came to its work, 99th percentile.',
          'gauge',
          [`keeling_event_loop_delay_seconds ${delay.percentile(99) / 1000 / MILLION}`],
        ),
        family('process_cpu_seconds_total', 'Processor time used.', 'counter', [
          `process_cpu_seconds_total ${(user + system) / MILLION}`,
        ]),
        family('process_resident_memory_bytes', 'Memory used.', 'gauge', [
          `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        ]),
      ];
      delay.reset();
      return `${parts.join('\n')}\n`;
    },
    close: () => void delay.disable(),
  };
}
