import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { coverage as coverageOf } from '../../core/coverage/coverage.ts';
import { LINK_TYPES } from '../../core/evidence/link.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { loadEvidence } from '../../data/corpus/evidence.ts';
import {
  LIKELY,
  likelyType,
  matching,
  TARGET_KINDS,
  targetOf,
  targetsOf,
} from '../../renderer/links/targets.ts';
import { contentsOf } from '../../renderer/pack/contents.ts';
import { listed, type Row, tally } from '../../renderer/recommendations/recommendation-rows.ts';
import { shortenHit } from '../../renderer/shell/search/line-of.ts';
import { findByName, reviewFinds } from '../../renderer/shell/search/named-finds.ts';
import { choose } from '../../renderer/state/review/selection.ts';
import { START } from '../../renderer/state/window/workbench.ts';
import { must } from '../support/reviews/review.ts';

const instrument = must(loadAct('ukpga/1997/40', 'current'));
const evidence = loadEvidence();

const amendment = (given: Partial<Amendment> & Pick<Amendment, 'id'>): Amendment => ({
  revision: 1,
  title: '',
  purpose: '',
  reason: '',
  state: 'draft',
  author: 'Ann',
  createdAt: '2026-11-02T09:00:00.000Z',
  changedAt: '2026-11-02T09:00:00.000Z',
  changedBy: 'Ann',
  edits: [],
  ...given,
});

/** Leaves out section 6: two of these are alternatives. */
const omits = (id: string, given: Partial<Amendment> = {}): Amendment => {
  const pid = reviewFinds(instrument.root, [], evidence).find(({ name }) => name === 'section 6')?.id ?? '';
  return amendment({ id, edits: [{ type: 'omit', pid }], ...given });
};

describe('what the text shows', () => {
  it('shows all but the hidden and the withdrawn, in the order of their numbers', () => {
    const all = [
      amendment({ id: 'A-001' }),
      amendment({ id: 'A-002', state: 'withdrawn' }),
      amendment({ id: 'A-003' }),
    ];
    const { shownAmendments } = choose(instrument.root, all, { ...START, hidden: new Set(['A-003']) }, null);
    expect(shownAmendments.map(({ id }) => id)).toEqual(['A-001']);
  });

  it('names alternatives, and lets the one worked on go first', () => {
    const all = [omits('A-001'), omits('A-002')];
    const first = choose(instrument.root, all, { ...START, hidden: new Set() }, null);
    expect(first.shownAmendments.map(({ id }) => id)).toEqual(['A-001']);
    expect(first.alternatives).toMatchObject([{ id: 'A-002', with: ['A-001'] }]);
    const second = choose(instrument.root, all, { ...START, hidden: new Set() }, 'A-002');
    expect(second.shownAmendments.map(({ id }) => id)).toEqual(['A-002']);
    expect(second.alternatives).toMatchObject([{ id: 'A-001', with: ['A-002'] }]);
  });
});

describe('what a pack would hold', () => {
  it('accounts for every amendment, in it or left out with why', () => {
    const all = [
      omits('A-001'),
      omits('A-002'),
      amendment({ id: 'A-003', state: 'withdrawn' }),
      amendment({ id: 'A-004' }),
    ];
    const whole = contentsOf(
      instrument,
      evidence,
      all,
      all.map(({ id }) => id),
    );
    expect(whole.chosen.map(({ id }) => id)).toEqual(['A-001', 'A-004']);
    expect(whole.leftOut).toEqual([
      { id: 'A-002', reason: 'changes the same words as A-001' },
      { id: 'A-003', reason: 'withdrawn' },
    ]);
    const some = contentsOf(instrument, evidence, all, ['A-002']);
    expect(some.chosen.map(({ id }) => id)).toEqual(['A-002']);
    expect(some.leftOut.map(({ id }) => id)).toEqual(['A-001', 'A-003', 'A-004']);
    expect(some.leftOut[0]?.reason).toBe('not chosen for this pack (draft)');
  });

  it('counts the notes that may be published and those withheld, and none twice', () => {
    const { notes, withheld } = contentsOf(instrument, evidence, [], []);
    expect(notes + withheld.notesWithoutConsent + withheld.confidentialNotes).toBe(evidence.notes.length);
    expect(withheld.notesWithoutConsent).toBeGreaterThan(0);
  });
});

describe('the list of recommendations', () => {
  const links = [
    { id: 'l', type: 'partly-implements', from: 'amendment:A-001', to: 'recommendation:1' },
  ] as const;
  const coverage = coverageOf({
    amendments: [amendment({ id: 'A-001' })],
    links,
    recommendations: evidence.recommendations,
  });
  const rows: Row[] = evidence.recommendations.flatMap((recommendation, at) => {
    const covered = coverage.recommendations[at];
    return covered ? [{ recommendation, coverage: covered }] : [];
  });

  it('sorts them by what answers them', () => {
    expect(listed(rows, 'partly', null, '').map(({ recommendation }) => recommendation.id)).toEqual(['1']);
    expect(tally(rows)).toMatchObject({
      all: rows.length,
      partly: 1,
      answered: 0,
      'not-yet': rows.length - 1,
    });
    expect(listed(rows, 'unseen', null, '').every(({ recommendation }) => recommendation.text === null)).toBe(
      true,
    );
  });

  it('finds by addressee and by every word typed', () => {
    const chiefs = listed(rows, 'all', 'Chief constables', '');
    expect(chiefs.length).toBeGreaterThan(0);
    expect(chiefs.every(({ recommendation }) => recommendation.addressee === 'Chief constables')).toBe(true);
    const found = listed(rows, 'all', null, 'RECORDING systems');
    expect(found.map(({ recommendation }) => recommendation.id)).toContain('7');
    expect(listed(rows, 'all', null, 'recording systems unicorn')).toEqual([]);
  });
});

describe('what an amendment can be linked to', () => {
  it('offers something for every type of link', () => {
    for (const type of LINK_TYPES) expect(TARGET_KINDS).toContain(LIKELY[type]);
    for (const kind of TARGET_KINDS) expect(LINK_TYPES).toContain(likelyType(kind));
    expect(targetsOf(evidence, 'response')).toHaveLength(evidence.responses.length);
    expect(targetOf(evidence, 'source:government-letter-2024-11-21').name).toMatch(/Government|letter/i);
  });

  it('names each target, and says of a sample that it is one', () => {
    const notes = targetsOf(evidence, 'note');
    expect(notes).toHaveLength(evidence.notes.length);
    expect(notes.find(({ ref }) => ref === 'note:N-013')?.about).toMatch(/^made-up sample/);
    expect(targetOf(evidence, 'recommendation:1').name).toBe('Recommendation 1');
    expect(targetOf(evidence, 'note:gone')).toEqual({ ref: 'note:gone', name: 'note gone', about: '' });
  });

  it('finds by all the words typed, in any order and case', () => {
    const targets = targetsOf(evidence, 'recommendation');
    expect(matching(targets, '')).toHaveLength(targets.length);
    expect(matching(targets, 'Office HOME recommendation 1').map(({ ref }) => ref)).toContain(
      'recommendation:1',
    );
  });
});

describe('the search', () => {
  const finds = reviewFinds(
    instrument.root,
    [amendment({ id: 'A-003', title: 'Tracking devices' })],
    evidence,
  );
  const first = (text: string) => findByName(finds, text, { limit: 5 })[0]?.name;

  it('puts what is named so first', () => {
    expect(first('2A')).toBe('section 2A');
    expect(first('2a(3)(g)')).toBe('section 2A(3)(g)');
    expect(first('section 8(3)')).toBe('section 8(3)');
    expect(first('a-003')).toBe('A-003 Tracking devices');
    expect(first('Recommendation 1')).toBe('Recommendation 1');
    expect(first('n-013')).toMatch(/^N-013/);
  });

  it('leaves what only says so to the search of everything', () => {
    expect(findByName(finds, 'spying', { limit: 5 })).toEqual([]);
    expect(findByName(finds, '2', { limit: 3 })).toHaveLength(3);
    expect(findByName(finds, '  ', { limit: 7 })).toEqual([]);
  });

  it('shows a line from a little before what was found', () => {
    const before = 'before '.repeat(40);
    const from = before.length;
    const { text, matches } = shortenHit({
      text: `${before}needle after`,
      matches: [{ from, to: from + 6 }],
    });
    expect(text).toMatch(/^…before (before )*needle after$/);
    expect(text.length).toBeLessThan(80);
    expect(matches.map((match) => text.slice(match.from, match.to))).toEqual(['needle']);
    expect(shortenHit({ text: 'a needle', matches: [{ from: 2, to: 8 }] }).text).toBe('a needle');
    const solid = 'x'.repeat(200);
    expect(shortenHit({ text: `${solid}y`, matches: [{ from: 200, to: 201 }] }).text).toBe('…y');
  });

  it('finds commands by any words of theirs', () => {
    const copy = {
      key: 'command:copy',
      kind: 'command',
      id: 'copy',
      name: 'Copy the redline',
      words: 'Changes marked',
    } as const;
    expect(findByName([...finds, copy], 'marked copy', { limit: 5 }).map(({ id }) => id)).toEqual(['copy']);
  });
});
