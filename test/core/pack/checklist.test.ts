import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../../core/coding/scrub.ts';
import { modelOf, settlePack } from '../../../core/pack/build.ts';
import { checklistOf } from '../../../core/pack/checklist.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import type { FindingKind, PackFinding } from '../../../core/pack/finding.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { packTextId } from '../../../core/pack/records.ts';
import { amendment, packInputOf, pidOf, replace } from '../../support/papers/pack.ts';

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
  settlePack(packInputOf([TITLED], { paper: { ...UNEDITED_PAPER, kind, fields } }));

const partOf = ({ place }: PackFinding): string => (place?.kind === 'part' ? place.part : '');
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
    const findings = found(kind, ['date', 'not-written', 'empty']);
    const own = findings.filter((finding) => !partOf(finding).startsWith('proposal:'));
    expect(own.length).toBeGreaterThan(3);
    const twice = own.filter(({ words }) => {
      const [heading = '', what] = words.split(': ');
      const known = new Set([...wordsOf(heading), ...ARTICLES]);
      return what !== undefined && wordsOf(what).every((word) => known.has(word));
    });
    expect(twice).toEqual([]);
    // Nothing of what is missing is lost for being said once: what several parts lack is one detail of the consultation.
    const lost = settled(kind)
      .parts.filter(({ isIncluded }) => isIncluded)
      .flatMap(({ id, gaps }) =>
        gaps.filter(
          ({ label, field }) =>
            !findings.some(({ place, words }) =>
              place?.kind === 'field'
                ? place.field === field
                : place?.kind === 'part' &&
                  place.part === id &&
                  words.toLowerCase().includes(label.toLowerCase()),
            ),
        ),
      );
    expect(lost).toEqual([]);
  });

  it.each(DOCUMENTS)(
    'leads from each thing in the %s to where it is put right, and tells none twice',
    (kind) => {
      const findings = checklistOf({ ...settled(kind), ...AGAINST });
      expect(findings.length).toBeGreaterThan(5);
      const { parts } = settled(kind);
      const places = findings.map(({ kind: what, place }) => {
        if (place?.kind === 'part') {
          const part = parts.find(({ id }) => id === place.part);
          expect(part).toBeDefined();
          if (place.slot !== undefined)
            expect(part?.items).toContainEqual(expect.objectContaining({ kind: 'text', slot: place.slot }));
        }
        expect(place).not.toBeNull();
        return `${what} ${JSON.stringify(place)}`;
      });
      expect(new Set(findings.map(({ words }) => words)).size).toBe(findings.length);
      expect(new Set(places).size).toBe(places.length);
    },
  );

  it('finds that nothing is proposed and nothing asked, whatever is written of that', () => {
    const text = (part: string, slot: string) => ({
      id: packTextId('consultation', part, slot),
      text: 'Words of a person.',
      computed: null,
    });
    const texts = [text('questions', 'asking'), text('about', 'about')];
    const empty = settlePack(packInputOf([], { paper: { ...UNEDITED_PAPER, texts } }));
    const of = (pack: typeof empty) =>
      checklistOf({ ...pack, ...AGAINST }).flatMap(({ kind, words }) => (kind === 'empty' ? [words] : []));
    expect(of(empty)).toEqual([
      'About this consultation: a proposal to change the law',
      'List of questions: a question to answer',
    ]);
    expect(of(settled('consultation'))).toEqual(['List of questions: a question to answer']);
    const leftOut = { ...UNEDITED_PAPER.arrangement, leftOut: ['proposal:A-001'] };
    const without = settlePack(packInputOf([TITLED], { paper: { ...UNEDITED_PAPER, arrangement: leftOut } }));
    expect(of(without)).toHaveLength(2);
    expect(JSON.stringify(modelOf(without).document)).toContain('It proposes no change to it.');
    expect(JSON.stringify(modelOf(empty).document)).toContain('Words of a person.');
  });

  it('says of a proposal which it is, whatever words its title happens to have', () => {
    const own = found('consultation', ['not-written']).filter(
      (finding) => partOf(finding) === 'proposal:A-001',
    );
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

  it('shows by what those who are quoted could be reached, each once', () => {
    const pack = settled('response');
    const excerpt = (id: string, quote: string) => ({
      id,
      of: 'answer:1003' as const,
      from: 'answer 1003',
      quote,
      themes: [],
      stance: null,
    });
    const excerpts = [
      excerpt('X-0001', 'Ring me on 07700 900123, or write to bo@example.org.'),
      excerpt('X-0002', 'Ring him on 07700 900123.'),
      excerpt('X-0003', 'In 2024 the fee was £07700900.'),
    ];
    const findings = checklistOf({ ...pack, facts: { ...pack.facts, excerpts }, ...AGAINST });
    expect(findings.filter(({ kind }) => kind === 'contact-details').map(({ words }) => words)).toEqual([
      '“bo@example.org”, in “Ring me on 07700 900123, or write to bo@example.org.”, may be an email address',
      '“07700 900123”, in “Ring him on 07700 900123.”, may be a telephone number',
    ]);
  });
});
