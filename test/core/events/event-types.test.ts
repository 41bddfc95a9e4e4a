import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { affectedBy, EVENT_TYPES, eventTypeOf } from '../../../core/events/event-types.ts';
import { replay } from '../../../core/events/replay.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { LedgerWriter } from '../../../data/store/ledger.ts';
import { pastLedger } from '../../support/reviews/past-ledger.ts';
import { pathsUnder } from '../../support/run/paths-under.ts';

const root = join(import.meta.dirname, '../../..');

/** The source of all that may write to a ledger. */
const writers = ['data', 'core/merge']
  .flatMap((folder) =>
    pathsUnder(join(root, folder))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  )
  .join('\n');

const namesIn = (pattern: RegExp): readonly string[] =>
  [...writers.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** Every name that stands where an event is written: by the writer itself, by way of `recordEvent` or `correct`, or in a list. */
const written = new Set([
  ...namesIn(/\bwriteEntry\(\s*'([^']+)'/g),
  ...namesIn(/\brecordEvent\([^;]*?'([a-z]+\.[A-Za-z]+)'/g),
  ...namesIn(/\b(?:act|eventType): '([a-z]+\.[A-Za-z]+)'(?! }\))/g),
]);

const entry = (act: string, payload: unknown = null, seq = 1): LedgerEntry => ({
  seq,
  at: '2026-11-28T09:00:00.000Z',
  who: 'Ann',
  act,
  subject: 'amendment:A-001',
  payload,
  prev: '',
  hash: '',
});

describe('the table of event types', () => {
  it('has every event type that a handler writes, and no other but two that are written no more', () => {
    const known = Object.keys(EVENT_TYPES).filter(
      (name) => !['pack.export', 'amendment.revise'].includes(name),
    );
    expect([...written].toSorted()).toEqual(known.toSorted());
  });

  it('has every event type that a past version wrote', () => {
    const past = new Set(pastLedger.map(({ act }) => act));
    expect([...past].filter((name) => !Object.hasOwn(EVENT_TYPES, name))).toEqual([]);
    expect(past.size).toBe(28);
  });

  it('parses every payload that a past version wrote', () => {
    for (const past of pastLedger)
      expect(eventTypeOf(past)?.payload.safeParse(past.payload).success, past.act).toBe(true);
  });

  it('describes any entry, whatever its payload holds', () => {
    for (const name of Object.keys(EVENT_TYPES))
      for (const payload of [null, 7, 'text', [], {}, { marks: 1, records: 2, edits: 'x', is: 3, was: 4 }])
        expect(() => describeEntry(entry(name, payload)), name).not.toThrow();
  });

  it('says whose an imported amendment is, and where nobody is named', () => {
    const made = (author?: string) =>
      describeEntry({
        ...entry('amendment.create', { title: 'Section 1', ...(author && { author }) }),
        subject: 'amendment:A-003',
      });
    expect(made()).toBe('started A-003: Section 1');
    expect(made('Carla Counsel')).toBe('imported Carla Counsel’s A-003: Section 1');
    expect(made('Not named in the file')).toBe(
      'imported A-003, whose author the file does not name: Section 1',
    );
  });

  it('holds that a pack was exported to have changed nothing', () => {
    const exported = entry('pack.export', {}, pastLedger.length + 1);
    expect(replay([...pastLedger, exported])).toEqual(replay(pastLedger));
    expect(affectedBy(exported)).toEqual({ keys: [], text: false });
    expect(describeEntry({ ...exported, subject: '' })).toBe('exported a pack');
  });

  it('refuses an event type of a newer version, tells it by its name, and trusts nothing after it', () => {
    for (const name of ['thing.done', 'constructor', 'toString']) {
      expect(() => replay([entry(name)])).toThrow(RangeError);
      expect(describeEntry(entry(name))).toBe(`${name} A-001`);
      expect(affectedBy(entry(name)).keys).toBe('everything');
    }
  });

  it('lets a writer write what is in it, and nothing else', async () => {
    const names: string[] = [];
    const write: LedgerWriter = async (type, _, payload) => {
      names.push(type);
      return entry(type, payload);
    };
    await write('review.rename', '', { title: 'Lost luggage' });
    // @ts-expect-error: there is no such event type.
    await write('review.burn', '', {});
    // @ts-expect-error: the payload is that of another event type.
    await write('review.rename', '', { said: 'Lost luggage' });
    expect(names).toHaveLength(3);
  });
});
