import { describe, expect, it } from 'vitest';
import { calls, declarationOf, type EntryNews, newsOfEntry } from '../../../../core/api.ts';
import { EVERY_SUBJECT } from '../../../../core/contract.ts';
import { affectedBy } from '../../../../core/events/event-types.ts';
import { newsOf } from '../../../../renderer/state/others/others-news.ts';
import { pastLedger } from '../../../support/reviews/past-ledger.ts';

const entry = (act: string, subject: string): EntryNews =>
  newsOfEntry({
    seq: 1,
    at: '2026-11-28T05:00:00.000Z',
    who: 'Ann Draper',
    act,
    subject,
    payload: {},
    prev: '',
    hash: '',
  });

describe('what others wrote', () => {
  it('makes out of date what the call of that name changes, and of the amendments those that it names', () => {
    const news = newsOf([
      entry('amendment.revise', 'amendment:A-002'),
      entry('amendment.describe', 'amendment:A-007'),
      entry('amendment.revise', 'amendment:A-002'),
    ]);
    expect(news).toEqual({ changes: ['amendments'], amendments: ['A-002', 'A-007'], amendmentChanges: [] });
  });

  it('may have changed anything where nothing is known of it', () => {
    const news = newsOf([entry('something.newer', '')]);
    expect(news.amendments).toBe('all');
    expect(news.changes).toEqual(expect.arrayContaining(['base', ...EVERY_SUBJECT]));
  });

  it('is never less than an entry says it affects, whatever a ledger holds', () => {
    for (const written of pastLedger) {
      const { changes, amendments } = newsOf([newsOfEntry(written)]);
      const { keys } = affectedBy(written);
      const touched = keys === 'everything' ? null : keys.filter((thing) => thing.startsWith('amendment:'));
      if (touched === null) expect(amendments, written.act).toBe('all');
      else expect(amendments, written.act).toEqual(touched.map((thing) => thing.slice('amendment:'.length)));
      if (touched === null || touched.length > 0) expect(changes, written.act).toContain('amendments');
    }
  });

  it('is told by the calls that write it: none that writes changes nothing but what it declares', () => {
    const writing = Object.keys(calls).filter(
      (name) => declarationOf(name as keyof typeof calls).writes !== 'nothing',
    );
    expect(writing).toContain('amendment.revise');
    for (const act of writing)
      expect(newsOf([entry(act, '')]).changes).toEqual(declarationOf(act as keyof typeof calls).changes);
  });
});
