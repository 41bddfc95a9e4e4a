import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { amendmentOf } from '../../../core/amend/edits/events.ts';
import { type EntryNews, newsOfEntry } from '../../../core/api.ts';
import type { Result } from '../../../core/base/result.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Sightings } from './clock.ts';

/** Somebody whose window is these calls: what the real one asks for when it saves, and when it hears of others' work. */
export interface LoadPerson {
  /** Saves one amendment of their own. Without effect when the save before is still under way. */
  readonly save: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly told: Told;
}

/** What a person was told. */
export interface Told {
  /** Entries that were acknowledged, each with its amendment. */
  readonly acknowledged: (readonly [seq: number, amendment: string])[];
  /** How long each save took, in milliseconds. */
  readonly saves: number[];
  /** What was said where something was not done. */
  readonly refused: string[];
  /** Whether the server tells of news, or is asked. */
  isTold: boolean;
}

interface PersonOptions {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tab: string;
  readonly path: string;
  /** Their own amendments: nobody else works on them. */
  readonly own: readonly Amendment[];
  readonly sightings: Sightings;
}

/** How often a window asks what others wrote, where nobody tells it. */
const PULSE = 1_500;
/** How soon it looks again for what came while it looked. */
const SOON = 100;
/** What follows from others' changes is read again at most so often, as a window's `outdated.ts` has it. */
const REST = { least: 1_500, most: 2_500 } as const;

type Answer = Result<never> & { readonly wrote?: readonly number[] };

export function startPerson(options: PersonOptions): LoadPerson {
  const { origin, headers, tab, path, sightings } = options;
  const told: Told = { acknowledged: [], saves: [], refused: [], isTold: false };
  const own = [...options.own];
  const mine = new Set<number>();
  const over = new AbortController();
  let words = 0;
  let isSaving = false;

  async function call(name: string, input: unknown): Promise<Answer> {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'keeling-tab': tab,
        'keeling-review': encodeURIComponent(path),
        ...headers,
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Answer;
  }

  async function save(): Promise<void> {
    const amendment = own[words % own.length];
    if (isSaving || !amendment || over.signal.aborted) return;
    isSaving = true;
    words += 1;
    const edits: readonly Edit[] = amendment.edits.map((edit) =>
      edit.type === 'text' ? { ...edit, insert: `changed by ${tab} ${words}` } : edit,
    );
    const began = performance.now();
    try {
      const answer = await call('amendment.revise', {
        changes: [{ id: amendment.id, revision: amendment.revision, edits }],
      });
      if (!answer.ok) {
        told.refused.push(answer.error.message);
        return;
      }
      told.saves.push(performance.now() - began);
      for (const seq of answer.wrote ?? []) {
        mine.add(seq);
        told.acknowledged.push([seq, amendment.id]);
        sightings.sent(seq, began);
      }
      const [revised] = answer.value as readonly Amendment[];
      if (revised) own[own.indexOf(amendment)] = revised;
      // The clause beside the amendment that is worked on is drawn anew.
      call('wording.write', { amendments: [amendment.id] }).catch(() => undefined);
    } catch (error) {
      told.refused.push(`not reached: ${error instanceof Error ? error.message : error}`);
    } finally {
      isSaving = false;
    }
  }

  let readsAgain = 0;
  let head = 0;
  /** What a window shows beside the amendments, and each of their changes makes out of date. */
  async function readRest(): Promise<void> {
    if (performance.now() < readsAgain) return;
    readsAgain = performance.now() + REST.least + Math.random() * (REST.most - REST.least);
    const asked = [
      call('review.get', {}),
      call('link.list', {}),
      call('reviewed.list', {}),
      call('ledger.list', { after: head, limit: 5000 }),
    ];
    const entries = (await Promise.all(asked)).at(-1);
    if (entries?.ok) head = (entries.value as readonly { readonly seq: number }[]).at(-1)?.seq ?? head;
  }

  /** Entries that were heard of, and whose amendments are not read yet. */
  const heard = new Map<number, string>();
  let isReading = false;
  async function readHeard(): Promise<void> {
    if (isReading) return;
    isReading = true;
    while (heard.size > 0 && !over.signal.aborted) {
      const some = [...heard];
      heard.clear();
      const ids = [...new Set(some.map(([, id]) => id))];
      const answer = await call('amendment.list', { ids }).catch(() => null);
      if (answer?.ok) for (const [seq] of some) sightings.seen(seq, performance.now());
      readRest().catch(() => undefined);
      await new Promise((waited) => setTimeout(waited, SOON));
    }
    isReading = false;
  }
  const hear = (entries: readonly EntryNews[]): void => {
    const others = entries.filter(({ seq }) => !mine.has(seq));
    // A window that is told what changed has it; else it reads the amendment.
    for (const { seq, things, change } of others)
      if (change) sightings.seen(seq, performance.now());
      else heard.set(seq, amendmentOf(things[0] ?? ''));
    if (others.some(({ change }) => change)) readRest().catch(() => undefined);
    void readHeard();
  };

  async function listen(): Promise<boolean> {
    const query = new URLSearchParams({ review: path, tab });
    const response = await fetch(`${origin}/news?${query}`, { headers, signal: over.signal });
    if (!response.ok || !response.body || !/event-stream/.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      return false;
    }
    told.isTold = true;
    let held = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      held += chunk;
      const events = held.split('\n\n');
      held = events.pop() ?? '';
      for (const event of events) {
        if (!/^event: ?ledger$/m.test(event)) continue;
        const data = event.match(/^data: ?(.*)$/m)?.[1] ?? '{}';
        const news = JSON.parse(data) as { seq: number; entries?: [] };
        // How far the ledger had come when they came: what was before then, no window asks for.
        head ||= news.seq;
        hear(news.entries ?? []);
      }
    }
    return true;
  }

  async function ask(): Promise<void> {
    let after = ((await call('review.get', {})) as { value?: { ledgerHead: { seq: number } } }).value
      ?.ledgerHead.seq;
    while (!over.signal.aborted && after !== undefined) {
      await new Promise((waited) => setTimeout(waited, PULSE));
      const answer = await call('ledger.list', { after, limit: 200 }).catch(() => null);
      const entries = answer?.ok ? (answer.value as readonly LedgerEntry[]).map(newsOfEntry) : [];
      after = entries.at(-1)?.seq ?? after;
      hear(entries);
    }
  }

  const following = listen()
    .then(async (isTold) => (isTold ? undefined : ask()))
    .catch((error: Error) => {
      if (!over.signal.aborted) told.refused.push(`news: ${error.message}`);
    });

  return {
    save,
    told,
    stop: async () => {
      over.abort();
      await following;
    },
  };
}
