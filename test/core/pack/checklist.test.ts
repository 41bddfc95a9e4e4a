import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../../core/coding/scrub.ts';
import { settlePack } from '../../../core/pack/build.ts';
import { checklistOf, type FindingKind } from '../../../core/pack/checklist.ts';
import { UNTOUCHED } from '../../../core/pack/paper/document.ts';
import { NO_FIELDS } from '../../../core/pack/records.ts';
import { amendment, packInputOf, pidOf, replace } from '../../support/pack.ts';

const DOCUMENTS = ['consultation', 'response'] as const;
const TITLED = amendment('A-001', [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')], {
  title: 'The problem of what is proposed',
  reason: '',
  purpose: '',
});

const AGAINST = {
  suspect: [],
  people: [],
  redacted: { redactions: [], copies: copiesOf([]) },
};
const settled = (kind: (typeof DOCUMENTS)[number], fields = NO_FIELDS) =>
  settlePack(packInputOf([TITLED], { paper: { ...UNTOUCHED, kind, fields } }));

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const ARTICLES = ['a', 'an', 'the'];

describe('the checklist of a paper', () => {
  const found = (kind: (typeof DOCUMENTS)[number], of: readonly FindingKind[]) =>
    checklistOf({ ...settled(kind), ...AGAINST }).filter((one) => of.includes(one.kind));

  it.each(DOCUMENTS)('says each thing that the %s lacks once, and loses none', (kind) => {
    const findings = found(kind, ['date', 'not-written']);
    const own = findings.filter(({ part }) => !part.startsWith('proposal:'));
    expect(own.length).toBeGreaterThan(3);
    const twice = own.filter(({ words }) => {
      const [heading = '', what] = words.split(': ');
      const known = new Set([...wordsOf(heading), ...ARTICLES]);
      return what !== undefined && wordsOf(what).every((word) => known.has(word));
    });
    expect(twice).toEqual([]);
    // Nothing of what is missing is lost for being said once.
    const lost = settled(kind)
      .paper.parts.filter(({ isIncluded }) => isIncluded)
      .flatMap(({ id, gaps }) =>
        gaps.filter(
          (gap) =>
            !findings.some(
              ({ part, words }) => part === id && words.toLowerCase().includes(gap.toLowerCase()),
            ),
        ),
      );
    expect(lost).toEqual([]);
  });

  it('says of a proposal which it is, whatever words its title happens to have', () => {
    const own = found('consultation', ['not-written']).filter(({ part }) => part === 'proposal:A-001');
    expect(own.map(({ words }) => words)).toEqual([
      'Proposal 1: The problem of what is proposed: the problem',
      'Proposal 1: The problem of what is proposed: what is proposed',
    ]);
  });

  it.each([
    ['no dates', NO_FIELDS, ['the opening date', 'the closing date', 'when the response will be published']],
    [
      'an end before the beginning',
      { ...NO_FIELDS, opens: '2026-12-02', closes: '2026-12-01', respondBy: '2026-11-01' },
      ['a closing date after the opening date', 'a response date after the closing date'],
    ],
  ])('tells dates from what is not written: %s', (_, fields, dates) => {
    const findings = checklistOf({ ...settled('consultation', fields), ...AGAINST });
    expect(findings.filter(({ kind }) => kind === 'date').map(({ words }) => words)).toEqual(
      dates.map((date) => `About this consultation: ${date}`),
    );
  });

  it('tells when a response does not say when the consultation was open, as a date', () => {
    expect(found('response', ['date']).map(({ words }) => words)).toEqual([
      'Introduction: when the consultation was open',
    ]);
  });
});
