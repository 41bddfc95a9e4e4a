import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ok, type Result } from '../../core/base/result.ts';
import type { InputReader } from '../../data/session/read-input.ts';
import { readInputInThread } from '../../data/session/read-input-in-thread.ts';
import { createBodyOpener } from '../../electron/web/bodies.ts';
import { must } from '../support/reviews/review.ts';
import { built } from '../support/windows/built.ts';

const SIZE = 2_000_000;
const between = (begins: string, text: string, ends: string): string =>
  `${begins}${text.repeat((SIZE - begins.length - ends.length) / text.length)}${ends}`;

/** What somebody sends who means harm, and to which call. */
const HOSTILE: readonly (readonly [what: string, name: string, body: string | Buffer<ArrayBuffer>])[] = [
  ['brackets', 'package.look', '['.repeat(SIZE)],
  ['objects in one another', 'package.look', '{"a":'.repeat(SIZE / 5)],
  ['lists side by side', 'package.look', between('[[]', ',[]', ']')],
  ['keys without end', 'package.look', between('{"a":1', ',"bcdefghi":1', '}')],
  ['long keys', 'package.look', between('{"a":1', `,"${'b'.repeat(2_400)}":1`, '}')],
  ['digits', 'package.look', between('{"a":', '9', '}')],
  ['spaces', 'package.look', between('{', ' ', '}')],
  ['escapes', 'package.look', between('{"name":"x","base64":"', '\\u0041', '"}')],
  ['letters of four bytes', 'package.look', between('{"name":"', '\u{1f600}', '"}')],
  ['no UTF-8', 'package.look', Buffer.alloc(SIZE, 0xff)],
  ['half a file', 'package.look', between('{"name":"x","base64":"', 'AAAA', '')],
  ['objects of a draft', 'amendment.create', between('{"edits":[{}', ',{"type":"insert"}', ']}')],
  ['a file', 'package.look', between('{"name":"x","base64":"', 'AAAA', '"}')],
  [
    'a file in parts',
    'compare.run',
    between('{"before":{"from":"file","name":"x","base64":"', 'AAAA', '"}}'),
  ],
];

const request = (body: string | Buffer<ArrayBuffer>): Request =>
  new Request('http://127.0.0.1/', { method: 'POST', body, headers: { 'content-length': `${body.length}` } });

/** So much text takes long enough that nobody else is to wait for it. */
const LONG = 300_000;

/** Counts how often this thread parses and decodes a long text, for as long as something is done. */
async function counted<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const [parse, decode] = [vi.spyOn(JSON, 'parse'), vi.spyOn(TextDecoder.prototype, 'decode')];
  const done = await work();
  const lengths = [
    ...parse.mock.calls.map(([text]) => text.length),
    ...decode.mock.calls.map(([bytes]) => bytes?.byteLength ?? 0),
  ];
  parse.mockRestore();
  decode.mockRestore();
  return [done, lengths.filter((length) => length > LONG).length];
}

it.each(HOSTILE)('%s are neither parsed nor decoded where others wait', async (_, name, body) => {
  const inThread: string[] = [];
  let end: (result: Result<unknown>) => void = () => undefined;
  const readLong: InputReader = (sent) => {
    inThread.push(sent.name);
    return new Promise((resolve) => {
      end = resolve;
    });
  };
  const bodies = createBodyOpener(readLong);
  const [, calls] = await counted(async () => {
    let isAnswered = false;
    const hostile = bodies({ personId: 'mallory', channel: 'api', name, request: request(body) })
      .read()
      .finally(() => {
        isAnswered = true;
      });
    // Either it is refused as it comes in, or it waits for the thread.
    await vi.waitFor(() => expect(isAnswered || inThread.length === 1).toBe(true));
    return isAnswered ? must(ok(await hostile)) : null;
  });
  expect(calls).toBe(0);
  // Another's call is answered before the hostile one is.
  const small = bodies({ personId: 'ann', channel: 'api', name: 'review.get', request: request('{}') });
  expect(await small.read()).toEqual(ok({}));
  end(ok(null));
});

it('is taken in little by little, however much of it is there at once, so that others have their turn', async () => {
  const [part, parts] = [new TextEncoder().encode('A'.repeat(65_536)), 100];
  const [begins, ends] = ['{"name":"x","base64":"', '"}'].map((text) => new TextEncoder().encode(text));
  let taken = 0;
  const all = [begins, ...Array.from({ length: parts }, () => part), ends];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = all[taken++];
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as const;
  const bodies = createBodyOpener(async () => ok(null));
  let isOver = false;
  const read = bodies({
    personId: 'mallory',
    channel: 'api',
    name: 'package.look',
    request: new Request('http://127.0.0.1/', init),
  })
    .read()
    .finally(() => {
      isOver = true;
    });
  let most = 0;
  while (!isOver) {
    const before = taken;
    await new Promise<void>((turn) => void setImmediate(turn));
    most = Math.max(most, taken - before);
  }
  expect(await read).toEqual(ok(null));
  expect(taken).toBeGreaterThan(parts);
  // What a stream keeps ahead of its reader is part of it.
  expect(most).toBeLessThan(10);
});

it('a file’s bytes come out of the thread, whose memory is handed over', async () => {
  const read = readInputInThread(join(built('node'), 'data/session/thread.js'));
  const file = Buffer.alloc(600_000, 'What a file has in it.');
  /** Of each part of an input that is bytes, whether they are the file's. */
  const filesIn = (read: Result<unknown>): readonly boolean[] =>
    Object.values(Object(must(read))).flatMap((part) =>
      part instanceof Uint8Array ? [file.equals(part)] : typeof part === 'object' ? filesIn(ok(part)) : [],
    );
  const sources = { from: 'file', name: 'x', base64: file.toString('base64') } as const;
  const input = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const [looked, calls] = await counted(() =>
    read({ channel: 'api', name: 'package.look', bytes: input({ name: 'x', base64: sources.base64 }) }),
  );
  expect(calls).toBe(0);
  expect(filesIn(looked)).toEqual([true]);
  const bytes = input({ before: sources, after: sources });
  const compared = await read({ channel: 'api', name: 'compare.run', bytes });
  expect(bytes.byteLength).toBe(0);
  expect(filesIn(compared)).toEqual([true, true]);
  const bad = await read({
    channel: 'api',
    name: 'package.look',
    bytes: input({ name: 'x', base64: `${sources.base64.slice(0, -4)}A*==` }),
  });
  expect(bad).toMatchObject({ ok: false, error: { kind: 'invalid', place: 'base64' } });
});
