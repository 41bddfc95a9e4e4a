import { describe, expect, it } from 'vitest';
import { replay } from '../../../core/events/replay.ts';
import type { ReviewState } from '../../../core/events/review-state.ts';

const create = { id: 'r', title: 'First', instrument: { hash: 'h' } };
const link = {
  id: 'l',
  type: 'implements',
  from: 'amendment:A-001',
  to: 'note:N-001',
  fromHash: '1',
  toHash: '2',
};

/** A review of entries written as `[act, subject, payload]`. */
const reviewOf = (...entries: readonly (readonly [string, string, unknown])[]): ReviewState =>
  replay(
    entries.map(([act, subject, payload], index) => ({
      seq: index + 1,
      at: `t${index + 1}`,
      who: 'Ann',
      act,
      subject,
      payload,
      prev: '',
      hash: '',
    })),
  );

describe('a review as its ledger tells it', () => {
  it('has the name it was last given, and was made when it was made', () => {
    const review = reviewOf(['review.create', '', create], ['review.rename', '', { title: 'Second' }]);
    expect(review.review).toEqual({ id: 'r', title: 'Second', created: 't1' });
    expect(review.instrumentHash).toBe('h');
  });

  it('has the links that were made and not removed', () => {
    const review = reviewOf(
      ['link.add', 'link:l', link],
      ['link.add', 'link:m', { ...link, id: 'm' }],
      ['link.remove', 'link:l', {}],
    );
    expect([...review.links.values()]).toEqual([{ link: { ...link, id: 'm', by: 'Ann', at: 't2' }, seq: 2 }]);
  });

  it('is of the text that it was moved to, with its links and ignored findings moved along', () => {
    const ignore = (key: string) =>
      ['finding.ignore', `finding:${key}`, { key, said: '', because: 'It is meant' }] as const;
    const review = reviewOf(
      ['review.create', '', create],
      ['link.add', 'link:l', link],
      ['link.add', 'link:m', { ...link, id: 'm' }],
      ignore('D02/a'),
      ignore('D02/b'),
      [
        'review.rebase',
        '',
        {
          from: { hash: 'h' },
          to: { hash: 'i' },
          links: [{ id: 'l', from: 'provision:q', to: link.to, fromHash: 'x', toHash: 'y' }],
          linksGone: [{ id: 'm' }],
          findings: [{ key: 'D02/a', now: 'D02/c' }],
          findingsGone: [{ key: 'D02/b' }],
        },
      ],
    );
    expect([review.instrumentHash, [...review.former]]).toEqual(['i', ['h']]);
    expect([...review.links.values()].map(({ link: { id, from }, seq }) => [id, from, seq])).toEqual([
      ['l', 'provision:q', 2],
    ]);
    expect([...review.ignored.values()]).toMatchObject([{ finding: { key: 'D02/c', at: 't4' }, seq: 4 }]);
  });

  it('has the marks of its evidence in order', () => {
    const mark = (id: string) => ({ kind: 'note', id, hash: id }) as const;
    const review = reviewOf(
      ['evidence.add', '', { marks: [mark('N-001'), mark('N-002')] }],
      ['note.add', 'note:N-003', { marks: [mark('N-003')] }],
    );
    expect(review.marks.map(({ id }) => id)).toEqual(['N-001', 'N-002', 'N-003']);
  });

  it('has the findings that were ignored and not taken up again', () => {
    const ignore = (key: string) =>
      ['finding.ignore', `finding:${key}`, { key, said: 'It says so', because: 'It is meant' }] as const;
    const review = reviewOf(
      ignore('D02/a'),
      ignore('D07/b'),
      ['finding.heed', 'finding:D02/a', {}],
      ignore('D02/a'),
    );
    expect([...review.ignored.values()]).toMatchObject([
      { finding: { key: 'D07/b', said: 'It says so', because: 'It is meant', by: 'Ann', at: 't2' }, seq: 2 },
      { finding: { key: 'D02/a', at: 't4' }, seq: 4 },
    ]);
  });

  it('has each amendment as its last revision left it', () => {
    const words = { title: '', purpose: '', reason: '', edits: [] };
    const review = reviewOf(
      ['amendment.create', 'amendment:A-001', { revision: 1, ...words }],
      ['amendment.setState', 'amendment:A-001', { revision: 2, state: 'ready' }],
      ['amendment.create', 'amendment:A-002', { revision: 1, ...words }],
    );
    expect([...review.amendments.values()].map(({ revision }) => revision)).toEqual([2, 1]);
    expect([...review.amendments.values()].map(({ id, state }) => [id, state])).toEqual([
      ['A-001', 'ready'],
      ['A-002', 'draft'],
    ]);
  });

  it.each([
    ['an act of no kind', [['review.burn', '', {}]]],
    [
      'a review made twice',
      [
        ['review.create', '', create],
        ['review.create', '', create],
      ],
    ],
    ['a name before there is a review', [['review.rename', '', { title: 'x' }]]],
    ['a link removed that is not there', [['link.remove', 'link:l', {}]]],
    ['a finding taken up again that is not ignored', [['finding.heed', 'finding:D02/a', {}]]],
    [
      'a finding dismissed without a reason',
      [['finding.ignore', 'finding:x', { key: 'x', said: '', because: '' }]],
    ],
    [
      'a finding dismissed under another name',
      [['finding.ignore', 'finding:x', { key: 'y', said: '', because: 'z' }]],
    ],
    [
      'a finding dismissed twice',
      [
        ['finding.ignore', 'finding:x', { key: 'x', said: '', because: 'z' }],
        ['finding.ignore', 'finding:x', { key: 'x', said: '', because: 'z' }],
      ],
    ],
    ['a payload of another shape', [['note.add', 'note:N-001', { marks: [{ kind: 'rumour' }] }]]],
    ['a second first revision', [['amendment.revise', 'amendment:A-001', { revision: 1, edits: [] }]]],
  ] as readonly [string, [string, string, unknown][]][])('cannot hold %s', (_, entries) => {
    expect(() => reviewOf(...entries)).toThrow();
  });
});
