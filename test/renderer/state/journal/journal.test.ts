import { describe, expect, it, vi } from 'vitest';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { Journal } from '../../../../renderer/state/journal/journal.ts';
import { discard, type JournalStatus, keptOf } from '../../../../renderer/state/journal/kept-words.ts';
import type { Review } from '../../../../renderer/state/review/review-store.ts';
import type { Saving } from '../../../../renderer/state/review/saving.ts';
import { markSentBy } from '../../../../renderer/state/review/unsaved.ts';
import type { Store } from '../../../../renderer/ui/page-storage.ts';

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

const SAVED: Saving = { unsaved: new Map(), unclaimed: [], phase: 'saved', settled: null, failure: null };
const holding = (insert: string, phase: Saving['phase'] = 'waiting'): Saving => ({
  ...SAVED,
  phase,
  unsaved: new Map([['A-001', { from, edits: [typed(insert)], words: {} }]]),
});

function journalIn(storage: Store) {
  let saving = SAVED;
  const news: JournalStatus[] = [];
  const review = { id: 'r', path: '/a/r.keeling', instrumentHash: 'b' };
  const journal = new Journal('r', {
    storage,
    window: 'one',
    now: () => AT,
    review: () => ({ review, saving }) as unknown as Review,
    onStatus: (kept) => news.push(kept),
  });
  const hear = (next: Saving) => {
    saving = next;
    journal.hear(next);
  };
  return { journal, hear, news };
}

describe('the journal of what is not saved', () => {
  it('keeps each letter as it is typed, before anything else is done, and lets go of it once it is saved', () => {
    const storage = storageFor();
    const { hear } = journalIn(storage);
    for (const letters of ['so f', 'so fa', 'so far']) {
      hear(holding(letters));
      expect(storage.text()).toContain(`"insert":"${letters}"`);
    }
    hear(SAVED);
    expect(storage.length).toBe(0);
  });

  it('keeps what is sent before it is sent, and writes nothing where only the state of saving is another', () => {
    const storage = storageFor();
    const put = vi.spyOn(storage, 'setItem');
    const { hear } = journalIn(storage);
    const typing = holding('so far');
    hear(typing);
    hear({ ...typing, phase: 'failed' });
    expect(put).toHaveBeenCalledTimes(1);
    const [[id, held] = ['', undefined]] = typing.unsaved;
    const unsaved = new Map(held && [[id, markSentBy(held, ['w'])]]);
    hear({ ...typing, phase: 'saving', unsaved });
    expect(storage.text()).toContain('"sent":');
  });

  it('keeps words that are in no amendment yet', () => {
    const storage = storageFor();
    const { hear } = journalIn(storage);
    hear({ ...SAVED, phase: 'starting', unclaimed: [typed('first ')] });
    const [left] = keptOf(storage, { review: 'r', paths: ['/a/r.keeling'] }, Date.parse(AT));
    expect(left?.changes).toEqual([expect.objectContaining({ amendment: null, put: [typed('first ')] })]);
  });

  it('says where there is no room, and when there is again', () => {
    const { hear, news } = journalIn(storageFor(600));
    hear(holding('a'.repeat(1_000)));
    hear(holding('so far'));
    expect(news).toEqual(['too-much', 'kept']);
  });

  it('gives words to a person’s own version of a file that was displaced, and to a file that was moved', () => {
    const storage = storageFor();
    const { hear } = journalIn(storage);
    hear(holding('so far'));
    const found = (...paths: readonly string[]) =>
      keptOf(storage, { review: 'r', paths }, Date.parse(AT)).length;
    expect(found('/a/r (your version).keeling')).toBe(1);
    expect(found('/b/r (your version 2).keeling')).toBe(1);
    expect(found('/b/new.keeling', '/a/r.keeling')).toBe(1);
    expect(found('/a/s (your version).keeling')).toBe(0);
    expect(found('/a/r (your own).keeling')).toBe(0);
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
