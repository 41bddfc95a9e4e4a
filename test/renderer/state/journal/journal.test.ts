import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { Journal } from '../../../../renderer/state/journal/journal.ts';
import { discard, type Kept, keptOf, type Store } from '../../../../renderer/state/journal/kept.ts';
import type { Review } from '../../../../renderer/state/review/review-store.ts';
import type { Saving } from '../../../../renderer/state/review/saver.ts';

const AT = '2026-11-28T05:00:00.000Z';
const DAY = 24 * 60 * 60 * 1000;

/** A browser's storage with room for so many characters. */
function storageFor(room = 1e6): Store & { readonly text: () => string } {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => {
      if (text.length > room) throw new DOMException('No room', 'QuotaExceededError');
      held.set(key, text);
    },
    removeItem: (key) => void held.delete(key),
    text: () => [...held.values()].join(),
  };
}

const typed = (insert: string): Edit => ({
  type: 'text',
  pid: 's1-2',
  field: 'content',
  from: 3,
  to: 3,
  insert,
  rank: 'V',
});

const from: Amendment = {
  id: 'A-001',
  revision: 1,
  title: 'One',
  purpose: '',
  reason: '',
  state: 'draft',
  author: 'Ann',
  createdAt: AT,
  changedAt: AT,
  changedBy: 'Ann',
  edits: [typed('so ')],
};

const SAVED: Saving = { unsaved: new Map(), unclaimed: [], phase: 'saved', failure: null };
const holding = (insert: string, phase: Saving['phase'] = 'waiting'): Saving => ({
  ...SAVED,
  phase,
  unsaved: new Map([['A-001', { from, edits: [typed(insert)], words: {} }]]),
});

function journalIn(storage: Store) {
  let saving = SAVED;
  const news: Kept[] = [];
  const review = { id: 'r', path: '/a/r.keeling', instrumentHash: 'b' };
  const journal = new Journal('r', {
    storage,
    window: 'one',
    now: () => AT,
    review: () => ({ review, saving }) as unknown as Review,
    onKept: (kept) => news.push(kept),
  });
  const hear = (next: Saving) => {
    saving = next;
    journal.hear();
  };
  return { journal, hear, news };
}

describe('the journal of what is not saved', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps what is typed soon after it, without a write for each key, and lets go of it once it is saved', () => {
    const storage = storageFor();
    const put = vi.spyOn(storage, 'setItem');
    const { hear } = journalIn(storage);
    for (const letters of ['so f', 'so fa', 'so far']) hear(holding(letters));
    expect(put).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(put).toHaveBeenCalledTimes(1);
    expect(storage.text()).toContain('so far');
    hear(SAVED);
    expect(storage.length).toBe(0);
  });

  it('keeps what is written before it is sent, and all at once when the page may end', () => {
    const storage = storageFor();
    const { journal, hear } = journalIn(storage);
    hear(holding('so far', 'saving'));
    expect(storage.text()).toContain('so far');
    journal.leaving(true);
    hear(holding('so far away', 'saving'));
    expect(storage.text()).toContain('so far away');
  });

  it('keeps words that are in no amendment yet', () => {
    const storage = storageFor();
    const { hear } = journalIn(storage);
    hear({ ...SAVED, phase: 'starting', unclaimed: [typed('first ')] });
    vi.runAllTimers();
    const [left] = keptOf(storage, { review: 'r', paths: ['/a/r.keeling'] }, Date.parse(AT));
    expect(left?.changes).toEqual([expect.objectContaining({ amendment: null, put: [typed('first ')] })]);
  });

  it('says where there is no room, and when there is again', () => {
    const { hear, news } = journalIn(storageFor(600));
    hear(holding('a'.repeat(1_000)));
    vi.runAllTimers();
    hear(holding('so far'));
    vi.runAllTimers();
    expect(news).toEqual(['too-much', 'kept']);
  });

  it('gives words to no other review: of another identity, or at another path', () => {
    const storage = storageFor();
    const { journal, hear } = journalIn(storage);
    hear(holding('so far'));
    journal.write();
    const found = (review: string, path: string) =>
      keptOf(storage, { review, paths: [path] }, Date.parse(AT)).length;
    expect([found('r', '/a/r.keeling'), found('r', '/b/r.keeling'), found('other', '/a/r.keeling')]).toEqual([
      1, 0, 0,
    ]);
  });

  it('keeps discarded words for a day', () => {
    const storage = storageFor();
    const { journal, hear } = journalIn(storage);
    hear(holding('so far'));
    journal.write();
    const of = { review: 'r', paths: ['/a/r.keeling'] };
    const [left] = keptOf(storage, of, Date.parse(AT));
    if (left) discard(storage, left, AT);
    expect(keptOf(storage, of, Date.parse(AT) + DAY - 1)).toMatchObject([{ discarded: AT }]);
    expect(keptOf(storage, of, Date.parse(AT) + DAY + 1)).toEqual([]);
    expect(storage.length).toBe(0);
  });
});
