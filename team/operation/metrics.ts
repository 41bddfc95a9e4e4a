import { monitorEventLoopDelay } from 'node:perf_hooks';

/** A gauge, which is evaluated when the metrics are read. Its values are by labels such as `state="used"`, or '' for none. */
export type Gauge = () => Promise<Readonly<Record<string, number>>> | Readonly<Record<string, number>>;

/** The server's metrics for monitoring, in the text format of Prometheus. */
export interface Metrics {
  /**
   * Counts an answered request, and how long it took in seconds.
   * @param refused the kind of the refusal; absent for a request that was carried out
   */
  readonly answered: (route: string, status: number, seconds: number, refused?: string) => void;
  readonly gauge: (name: string, help: string, value: Gauge) => void;
  readonly text: () => Promise<string>;
  readonly close: () => void;
}

/** The upper bounds of the histogram's buckets, in seconds. A write waits for its turn at most half a minute. */
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];

interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

const MICROSECONDS_PER_SECOND = 1e6;

const quoted = (label: string): string =>
  label.replaceAll(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));

const family = (name: string, help: string, type: string, lines: readonly string[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');

const line = (name: string, labels: string, amount: number): string =>
  labels === '' ? `${name} ${amount}` : `${name}{${labels}} ${amount}`;

function histogramLines(route: string, { counts, sum, total }: Histogram): readonly string[] {
  const name = 'keeling_request_seconds';
  const label = `route="${quoted(route)}"`;
  const buckets = BOUNDS.map((bound, at) => {
    const upTo = counts.slice(0, at + 1).reduce((all, count) => all + count, 0);
    return line(`${name}_bucket`, `${label},le="${bound}"`, upTo);
  });
  return [
    ...buckets,
    line(`${name}_bucket`, `${label},le="+Inf"`, total),
    line(`${name}_sum`, label, sum),
    line(`${name}_count`, label, total),
  ];
}

/** Creates a counter with a count for each combination of labels. */
function createCounter(name: string, help: string) {
  const counts = new Map<string, number>();
  return {
    add: (labels: string) => void counts.set(labels, (counts.get(labels) ?? 0) + 1),
    text: () =>
      family(
        name,
        help,
        'counter',
        [...counts].map(([labels, count]) => line(name, labels, count)),
      ),
  };
}

export function createMetrics(): Metrics {
  const requests = createCounter('keeling_requests_total', 'Requests that were answered.');
  const refusals = createCounter('keeling_refusals_total', 'Requests that were refused, by why.');
  const durations = new Map<string, Histogram>();
  const gauges = new Map<string, { readonly help: string; readonly gauge: Gauge }>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gaugeText = async (name: string, help: string, gauge: Gauge) =>
    family(
      name,
      help,
      'gauge',
      Object.entries(await gauge()).map(([labels, amount]) => line(name, labels, amount)),
    );

  return {
    answered: (route, status, seconds, refused) => {
      requests.add(`route="${quoted(route)}",status="${status}"`);
      if (refused !== undefined) refusals.add(`route="${quoted(route)}",kind="${quoted(refused)}"`);
      const histogram = durations.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, total: 0 };
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) histogram.counts[at] = (histogram.counts[at] ?? 0) + 1;
      histogram.sum += seconds;
      histogram.total += 1;
      durations.set(route, histogram);
    },
    gauge: (name, help, gauge) => void gauges.set(name, { help, gauge }),
    text: async () => {
      const { user, system } = process.cpuUsage();
      const parts = [
        requests.text(),
        refusals.text(),
        family(
          'keeling_request_seconds',
          'How long answering took.',
          'histogram',
          [...durations].flatMap(([route, held]) => histogramLines(route, held)),
        ),
        ...(await Promise.all([...gauges].map(([name, { help, gauge }]) => gaugeText(name, help, gauge)))),
        family(
          'keeling_event_loop_delay_seconds',
          'How late the server came to its work, 99th percentile.',
          'gauge',
          [`keeling_event_loop_delay_seconds ${delay.percentile(99) / 1000 / MICROSECONDS_PER_SECOND}`],
        ),
        family('process_cpu_seconds_total', 'Processor time used.', 'counter', [
          `process_cpu_seconds_total ${(user + system) / MICROSECONDS_PER_SECOND}`,
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
