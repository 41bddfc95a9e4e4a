import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Thread } from '../../../core/review/records.ts';
import { waitingFor } from '../../../core/review/waiting.ts';

const AT = '2026-11-01T09:00:00.000Z';

const said = (text: string, by = 'Olive', at = AT) => ({ text, by, at });
const thread = (id: string, comments: Thread['comments'], more: Partial<Thread> = {}): Thread => ({
  id,
  on: 'amendment:A-001',
  words: null,
  comments,
  resolved: null,
  task: null,
  ...more,
});
const amendment = (id: string, state: Amendment['state'], author: string): Amendment => ({
  id,
  revision: 1,
  title: `Title of ${id}`,
  purpose: '',
  reason: '',
  state,
  author,
  createdAt: AT,
  changedAt: AT,
  changedBy: 'Carla',
  edits: [],
});

const kinds = (
  person: string,
  threads: readonly Thread[],
  amendments: readonly Amendment[] = [],
  mayAgree: 'anyone' | 'not-the-author' = 'not-the-author',
) =>
  waitingFor(person, { threads, amendments, mayAgree, people: ['Carla Counsel', 'Olive'] }).map(
    ({ kind, ref }) => `${kind} ${ref}`,
  );

describe('what waits for somebody', () => {
  it('is a comment that names them, until they answer it or it is resolved', () => {
    const asked = said('What of this, @Carla Counsel?');
    expect(kinds('Carla Counsel', [thread('C-001', [asked])])).toEqual(['mention thread:C-001']);
    expect(kinds('Carla Counsel', [thread('C-001', [asked, said('It is right.', 'Carla Counsel')])])).toEqual(
      [],
    );
    const again = [asked, said('It is right.', 'Carla Counsel'), said('Sure, @Carla Counsel?')];
    expect(kinds('Carla Counsel', [thread('C-001', again)])).toEqual(['mention thread:C-001']);
    const over = thread('C-001', [asked], { resolved: { by: 'Olive', at: AT } });
    expect(kinds('Carla Counsel', [over])).toEqual([]);
    expect(kinds('Carla', [thread('C-001', [asked])])).toEqual([]);
    expect(kinds('Carla Counsel', [thread('C-001', [said('@Carla Counsel (2), see this')])])).toEqual([]);
    expect(kinds('Olive', [thread('C-001', [said('Note to self, @Olive')])])).toEqual([]);
  });

  it('is their task until it is done, though what it is about is resolved', () => {
    const task = { owner: 'Carla', due: null, done: null };
    const resolved = { by: 'Olive', at: AT };
    expect(kinds('Carla', [thread('C-001', [said('Check this')], { task, resolved })])).toEqual([
      'task thread:C-001',
    ]);
    const done = { ...task, done: { by: 'Carla', at: AT } };
    expect(kinds('Carla', [thread('C-001', [said('Check this')], { task: done })])).toEqual([]);
    expect(kinds('Olive', [thread('C-001', [said('Check this')], { task })])).toEqual([]);
  });

  it('is what was returned to them, and what they may agree', () => {
    const all = [
      amendment('A-001', 'returned', 'Olive'),
      amendment('A-002', 'in-legal-review', 'Olive'),
      amendment('A-003', 'in-legal-review', 'Carla'),
      amendment('A-004', 'draft', 'Olive'),
    ];
    expect(kinds('Olive', [], all).toSorted()).toEqual([
      'returned amendment:A-001',
      'to-review amendment:A-003',
    ]);
    expect(kinds('Carla', [], all)).toEqual(['to-review amendment:A-002']);
    expect(kinds('Olive', [], all, 'anyone')).toHaveLength(3);
  });

  it('has what is due first, and then the newest', () => {
    const task = (due: string | null) => ({ task: { owner: 'Carla', due, done: null } });
    const list = [
      thread('C-001', [said('@Carla', 'Olive', '2026-11-02T09:00:00.000Z')]),
      thread('C-002', [said('@Carla', 'Olive', '2026-11-03T09:00:00.000Z')]),
      thread('C-003', [said('Later')], task('2026-12-02')),
      thread('C-004', [said('Sooner')], task('2026-12-01')),
    ];
    expect(kinds('Carla', list).map((one) => one.slice(-5))).toEqual(['C-004', 'C-003', 'C-002', 'C-001']);
  });
});
