import { onTestFinished } from 'vitest';
import type { News, NewsName } from '../../../core/api.ts';

/** What a server tells somebody of a review, as it comes. */
export interface Told {
  readonly status: number;
  /** All that was told by an event's name. */
  readonly of: <N extends NewsName>(name: N) => readonly News<N>[];
  /** Whether the server ended it. */
  readonly isOver: () => boolean;
  readonly leave: () => void;
}

/** Reads server-sent events, as text: by code of its own, and not a browser's. */
export async function listen(url: string, headers: Readonly<Record<string, string>>): Promise<Told> {
  const ending = new AbortController();
  const response = await fetch(url, { headers, signal: ending.signal });
  const told: { readonly name: string; readonly news: unknown }[] = [];
  let isOver = response.body === null;
  const leave = () => ending.abort();
  onTestFinished(leave);
  const read = async () => {
    let rest = '';
    for await (const piece of response.body ?? []) {
      rest += Buffer.from(piece).toString('utf8');
      const whole = rest.split('\n\n');
      rest = whole.pop() ?? '';
      for (const one of whole) {
        const line = (key: string) =>
          one
            .split('\n')
            .find((each) => each.startsWith(`${key}: `))
            ?.slice(key.length + 2) ?? '';
        told.push({ name: line('event'), news: JSON.parse(line('data')) });
      }
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  return {
    status: response.status,
    of: (name) => told.filter((one) => one.name === name).map(({ news }) => news as never),
    isOver: () => isOver,
    leave,
  };
}
