import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { plainLines } from '../../../core/amend/redline/lines.ts';
import { NO_STANCES } from '../../../core/coding/counts.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { countAnswers } from '../../../core/consultation/tally.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import type { Link } from '../../../core/evidence/link.ts';
import type { Question } from '../../../core/evidence/records.ts';
import type { Block } from '../../../core/pack/blocks.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { durationWords } from '../../../core/pack/paper/front-parts.ts';
import { HEADINGS } from '../../../core/pack/paper/headings.ts';
import type { PaperInput } from '../../../core/pack/paper/paper-input.ts';
import { headingOf, type PackPart } from '../../../core/pack/parts.ts';
import { packTextId } from '../../../core/pack/records.ts';
import { changedSince } from '../../../core/pack/response/changed-since.ts';
import type { Outcome } from '../../../core/pack/response/outcome.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import {
  amendment,
  currentAct,
  linkOf,
  note,
  packOf,
  pidOf,
  replace,
  sampleAmendments,
} from '../../support/papers/pack.ts';

const question = (id: string, text: string, options: readonly string[] = []): Question => ({
  id,
  code: '',
  text,
  kind: options.length > 0 ? 'closed' : 'open',
  options,
  import: null,
});

const tallied = (...given: Parameters<typeof countAnswers>) => publishableTally(countAnswers(...given));

const FIELDS = {
  ...NO_FIELDS,
  title: 'Changing the law on stalking',
  department: 'Home Office',
  opens: '2026-12-01',
  closes: '2027-02-22',
  email: 'law@example.gov.uk',
};

const PAPER: PaperInput = {
  ...UNEDITED_PAPER,
  fields: FIELDS,
  questions: [
    { question: question('Q-0001', 'Anything else?'), about: '' },
    { question: question('Q-0002', 'Is it clear?', ['Yes', 'No']), about: 'A-003' },
    { question: question('Q-0003', 'Is it enough?'), about: 'A-001' },
    { question: question('Q-0004', 'About what?'), about: 'A-099' },
  ],
};

const links = [
  linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1'),
  linkOf('L-2', 'evidence-for', 'amendment:A-001', 'note:N-1'),
];

const documentOf = (paper: Partial<PaperInput> = {}) =>
  packOf(sampleAmendments(), {
    paper: { ...PAPER, ...paper },
    links,
    evidence: { ...loadEvidence(), notes: [note({ id: 'N-1', text: 'We agree with it.' })] },
  }).document;

/** All that a block says. */
function saidIn(block: Block): string {
  if (block.kind === 'law') return plainLines(block.lines, 'as-amended').join('\n');
  if (block.kind === 'question')
    return [block.question.number, block.question.text, ...block.question.options].join(' ');
  return Object.values(block)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ');
}
const said = (part: PackPart | undefined): string => (part?.blocks ?? []).map(saidIn).join('\n');

describe('a consultation paper for the public', () => {
  const paper = documentOf();
  const part = (id: string) => paper.parts.find((one) => one.id === id);

  it('has the parts of a consultation in which something is written, in their usual order', () => {
    expect(paper.parts.map((one) => `${headingOf(one)}`)).toEqual([
      '1. About this consultation',
      '2. Background and the law as it stands',
      '3. Scope',
      '4. What was recommended',
      '5. Proposal 1: Title of A-001',
      '6. Proposal 2: Title of A-002',
      '7. Proposal 3: Title of A-003',
      '8. List of questions',
      '9. How to respond',
      '10. Privacy notice',
      '11. Accessibility',
      '12. Consultation principles',
      '13. About the text of the law in this paper',
      'Annex A: Draft clauses',
      'Annex B: The changes in words',
    ]);
    expect(paper.title).toBe('Changing the law on stalking');
    expect(paper.lines[0]).toBe('Home Office');
    expect(paper.lines[1]).toBe('Open from 1 December 2026 to 22 February 2027');
  });

  it('counts no recommendation that has no number, which may be one of the numbered', () => {
    const recommended = ({ recommendations, ...rest }: Evidence, links: readonly Link[]) =>
      said(
        packOf(sampleAmendments(), {
          paper: PAPER,
          links,
          evidence: { ...rest, recommendations },
        }).document.parts.find(({ id }) => id === 'recommendation'),
      );
    const held = loadEvidence();
    const numbered = held.recommendations.filter(({ no }) => no !== null).length;
    expect(numbered).toBeLessThan(held.recommendations.length);
    expect(recommended(held, links)).toContain(
      `This paper does not deal with the other ${numbered - 1} recommendations.`,
    );
    const unnumbered = held.recommendations.find(({ no }) => no === null)?.id;
    expect(
      recommended(held, [
        ...links,
        linkOf('L-3', 'implements', 'amendment:A-002', `recommendation:${unnumbered}`),
      ]),
    ).toContain('This paper does not deal with the other recommendations.');
  });

  it('has what is shown whole in lettered annexes of their own, where somebody wants them', () => {
    const order = ['marked-up', 'effects', 'matrix', 'notes'];
    const { parts } = documentOf({ arrangement: { id: 'consultation', order, leftOut: [] } });
    expect(parts.filter(({ place }) => place === 'file').map(headingOf)).toEqual([
      'Annex C: The Act, marked up',
      'Annex D: Table of effects',
      'Annex E: What each change answers',
      'Annex F: Consultation notes',
    ]);
    const words = said(parts.find(({ id }) => id === 'matrix'));
    expect(words).toContain('Implements Recommendation 1');
    expect(words).toContain('We agree with it.');
    expect(said(parts.find(({ id }) => id === 'effects'))).toContain('words substituted');
  });

  it('numbers each of its paragraphs, part by part', () => {
    for (const { number, blocks } of paper.parts) {
      const numbers = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.number] : []));
      expect(numbers).toEqual(numbers.map((_, at) => `${number}.${at + 1}`));
    }
  });

  it.each([
    ['about', 'asks for views on three proposals to amend the Protection from Harassment Act 1997'],
    ['about', 'They would amend sections 2 and 2A.'],
    ['about', '12 weeks'],
    ['about', 'law@example.gov.uk'],
    ['background', '2A\tOffence of stalking'],
    ['scope', 'Sections 2 and 2A extend to England and Wales.'],
    ['recommendation', 'Recommendation 1, to the Home Office'],
    ['recommendation', 'On 21 November 2024 the Government agreed with the assessment'],
    ['recommendation', 'Proposal 1 would implement it.'],
    ['recommendation', 'I am committing to conducting a review'],
    ['proposal:A-001', 'Reason for A-001'],
    ['proposal:A-001', 'Purpose of A-001'],
    ['proposal:A-001', 'after paragraph (g) insert'],
    ['proposal:A-001', '(h)\tnaming a person’s home in public.'],
    ['proposal:A-001', 'The proposal would implement recommendation 1.'],
    ['proposal:A-001', 'The proposal is supported by A Respondent (A Charity), 1 March 2025'],
    ['proposal:A-001', '1 Is it enough?'],
    ['proposal:A-003', '2 Is it clear? Yes No'],
    ['questions', '3 Anything else?'],
    ['draft-bill', 'The Protection from Harassment Act 1997 is amended as follows.'],
    ['respond', 'Freedom of Information Act 2000'],
    ['respond', 'By email: law@example.gov.uk'],
    ['privacy', 'Article 6(1)(e) of the UK GDPR'],
    ['privacy', 'The controller of your personal data is: Home Office'],
    ['principles', 'Consultation Principles of 2018'],
    ['changes', 'In section 2A(3)(g): deleted “.” (full stop); inserted “,” (comma).'],
    ['sources', 'not an official version'],
    ['sources', 'Recommendation 1 is given in summary'],
  ])('says in %s: %s', (id, words) => {
    expect(said(part(id))).toContain(words);
  });

  it('shows of a section what changes, in context, and tells of each recommendation once', () => {
    const words = said(part('proposal:A-001'));
    expect(words).toContain('(f)\tinterfering with any property');
    expect(words).toContain('The following are examples');
    expect(words).not.toContain('(a)\tfollowing a person');
    expect(words).not.toContain('In relation to an offence committed before');
    const all = paper.parts.map(said).join('\n');
    expect(all.split('changes to the criminal law on stalking')).toHaveLength(2);
  });

  it('tells nobody outside of what is not ready', () => {
    const all = paper.parts.flatMap(({ blocks }) => blocks);
    expect(all.filter(({ kind }) => kind === 'gap')).toEqual([]);
    expect(paper.unwritten.map(({ id }) => id)).toEqual(['foreword', 'summary', 'impact', 'equality']);
  });

  it('is a clause and nothing beside it until people say what a Bill says of itself', () => {
    expect(said(part('draft-bill'))).not.toContain('endorsed by Parliament');
  });
});

describe('a consultation paper for colleagues', () => {
  const paper = documentOf({ readers: 'lawyer' });
  const part = (id: string) => paper.parts.find((one) => one.id === id);

  it('has every part and every annex', () => {
    const ids = paper.parts.map(({ id }) => id);
    for (const id of ['foreword', 'impact', 'this-document', 'amendments', 'left-alone', 'status', 'matrix'])
      expect(ids).toContain(id);
    for (const { id, heading } of paper.parts)
      expect(heading, id).toBe((HEADINGS as Record<string, string>)[id] ?? heading);
    expect(said(part('this-document'))).toContain('Not an official version.');
  });

  it('never makes up what only people can say', () => {
    for (const id of ['foreword', 'summary', 'impact', 'equality'] as const) {
      expect(part(id)?.state).toBe('not-written');
      expect(part(id)?.blocks.filter(({ kind }) => kind !== 'gap' && kind !== 'heading')).toEqual([]);
    }
    expect(said(part('about'))).toContain('when the response will be published');
    expect(said(part('impact'))).toContain('Placeholder: there is no impact assessment yet.');
    expect(said(part('equality'))).toContain('Placeholder: there is no equality statement yet.');
  });

  it('asks for the rest of a Bill where something of one is said', () => {
    const { parts } = documentOf({
      readers: 'lawyer',
      fields: { ...FIELDS, shortTitle: 'Stalking Act 2027' },
    });
    expect(said(parts.find(({ id }) => id === 'draft-bill'))).toContain('the long title of the draft Bill');
  });

  it('does not ask about what is not in it, and says so', () => {
    expect(said({ ...paper, ...part('questions') } as PackPart)).not.toContain('About what?');
    expect(said(part('questions'))).toContain('amendments that are not in this pack');
  });

  it('is a Bill where people said what a Bill says of itself', () => {
    const bill = {
      longTitle: 'A Bill to amend the law on stalking.',
      shortTitle: 'Stalking Act 2027',
      commencement: 'This Act comes into force on the day on which it is passed.',
    };
    const { parts } = documentOf({ fields: { ...FIELDS, ...bill }, readers: 'lawyer' });
    const words = said(parts.find(({ id }) => id === 'draft-bill'));
    expect(words).toContain('Be it enacted by the King’s most Excellent Majesty');
    expect(words).toContain('This Act may be cited as the Stalking Act 2027.');
    expect(words).toContain('have not been endorsed by Parliament');
  });

  it('numbers proposals and questions in the order that a person gives them', () => {
    const { parts } = documentOf({
      arrangement: {
        id: 'consultation',
        order: ['proposal:A-003', 'about', 'proposal:A-001'],
        leftOut: ['proposal:A-002', 'foreword'],
      },
    });
    const ids = parts.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['proposal:A-003', 'about', 'background']);
    expect(ids).not.toContain('foreword');
    expect(ids).not.toContain('proposal:A-002');
    expect(parts.find(({ id }) => id === 'proposal:A-003')?.heading).toMatch(/^Proposal 1: /);
    expect(parts.find(({ id }) => id === 'proposal:A-001')?.heading).toMatch(/^Proposal 2: /);
    expect(said(parts.find(({ id }) => id === 'proposal:A-003'))).toContain('1 Is it clear?');
    expect(said(parts.find(({ id }) => id === 'proposal:A-001'))).toContain('2 Is it enough?');
  });

  it('shows a person’s words in the place of what is computed', () => {
    const id = packTextId('consultation', 'proposal:A-001', 'problem');
    const { parts } = documentOf({ texts: [{ id, text: 'Mine.\n\n- one', computed: 'Reason for A-001' }] });
    const proposal = parts.find((one) => one.id === 'proposal:A-001');
    expect(proposal?.state).toBe('edited');
    expect(said(proposal)).toContain('Mine.');
    expect(said(proposal)).not.toContain('Reason for A-001');
  });

  it('takes the words of what it leaves out from the data, too', () => {
    const model = packOf(sampleAmendments(), {
      paper: { ...PAPER, arrangement: { id: 'consultation', order: [], leftOut: ['notes', 'matrix'] } },
      links,
      evidence: { ...loadEvidence(), notes: [note({ id: 'N-1', text: 'We agree with it.' })] },
    });
    expect(JSON.stringify({ ...model, instrument: null })).not.toContain('We agree with it.');
  });

  it.each([
    ['2026-12-01', '2027-02-22', '12 weeks'],
    ['2026-12-01', '2026-12-01', '1 day'],
    ['2026-03-20', '2026-04-10', '22 days'],
  ])('counts both its days: %s to %s', (opens, closes, words) => {
    expect(durationWords(opens, closes)).toBe(words);
  });

  it('knows a proposal without a title by its number alone, and no proposals where there are none', () => {
    const [first] = sampleAmendments();
    if (!first) throw new RangeError('No samples');
    const untitled = packOf([{ ...first, title: '' }], { paper: PAPER }).document;
    expect(untitled.parts.map(({ heading }) => heading)).toContain('Proposal 1');
    expect(untitled.parts.map(said).join('\n')).toContain('The proposal is about the Protection');
    const empty = packOf([], { paper: PAPER }).document;
    expect(empty.parts.map(said).join('\n')).not.toContain('The proposals');
  });

  it('names all that one substitution takes the place of', () => {
    const pair = 'p';
    const gone = ['(4)', '(5)', '(6)'].map((num) => pidOf('2A', num));
    const put = provision({ pid: 'new', kind: 'subsection', num: '(4)', content: 'A fine.' });
    const edits: readonly Edit[] = [
      ...gone.map((pid): Edit => ({ type: 'omit', pid, pair })),
      { type: 'insert', parent: pidOf('2A'), after: gone.at(-1) ?? null, rank: 'm', provision: put, pair },
    ];
    const { parts } = packOf([amendment('A-001', edits)], { paper: PAPER }).document;
    expect(parts.map(said).join('\n')).toContain('by replacing subsections (4), (5) and (6).');
  });

  it('says when it would close before it opens', () => {
    const { parts } = documentOf({ fields: { ...FIELDS, closes: '2026-11-01' }, readers: 'lawyer' });
    expect(said(parts[0])).toContain('a closing date after the opening date');
  });
});

describe('the response', () => {
  const outcome: Outcome = {
    respondents: 41,
    answers: 60,
    unpublished: 7,
    unasked: 6,
    suggested: {
      method: 'Comparison of words',
      accepted: 3,
      passages: 12,
      quality: {
        threshold: 0.2,
        precision: 0.8,
        recall: 0.5,
        chance: 0.1,
        texts: 40,
        themes: 3,
        coded: 8,
        suggested: 5,
        right: 4,
      },
    },
    byType: [
      { name: 'Police', count: 12 },
      { name: 'Charity', count: 29 },
    ],
    leastShown: 5,
    questions: [
      {
        id: 'Q-0002',
        number: null,
        code: 'Q1',
        text: 'Is it clear?',
        kind: 'closed',
        answers: 40,
        tally: tallied({ id: 'Q-0002', code: 'Q1', text: 'Is it clear?', options: ['Yes', 'No'] }, [
          { text: 'Yes', type: 'Police', count: 30, inCampaigns: 6 },
          { text: 'No', type: 'Charity', count: 10, inCampaigns: 0 },
        ]),
        themes: [],
      },
      {
        id: 'Q-0003',
        number: null,
        code: '',
        text: 'Is it enough?',
        kind: 'open',
        answers: 20,
        tally: null,
        themes: [
          {
            name: 'Devices',
            excerpts: 7,
            texts: 5,
            withCampaigns: 5,
            stances: { ...NO_STANCES, supports: 6, opposes: 1 },
          },
          { name: 'Lamps', excerpts: null, texts: null, withCampaigns: null, stances: null },
        ],
      },
    ],
    organisations: ['A Charity'],
    decisions: [{ about: 'theme Devices', words: 'taken forward: said by many' }],
    since: {
      seq: 3,
      at: '2026-12-01T09:00:00.000Z',
      isRebased: false,
      changed: [{ id: 'A-001', title: 'Title', change: 'changed', before: ['Then.'], after: ['Now.'] }],
      unchanged: ['A-002'],
    },
  };
  const paper = documentOf({
    kind: 'response',
    arrangement: { id: 'response', order: [], leftOut: [] },
    outcome,
  });
  const part = (id: string) => paper.parts.find((one) => one.id === id);

  it.each([
    [
      'introduction',
      'The Home Office consulted on “Changing the law on stalking”. The consultation was open from 1 December 2026',
    ],
    ['method', '41 responses were received, with 60 answers to questions. 7 respondents did not agree'],
    ['method', 'Police'],
    ['question:Q-0002', 'Is it clear?'],
    [
      'method',
      'No language model or other artificial intelligence was used. A person accepted or rejected each suggestion: 3 of the 12 coded passages were suggested in this way. Measured on 40 answers that people had coded, 80% of what it suggests is how they were coded, and it finds 50% of those codes.',
    ],
    ['method', '6 respondents were not asked whether their answers may be published'],
    ['question:Q-0002', '["Yes","30","75%","24","71%"]'],
    ['question:Q-0002', '["Answer","Police (30)","Charity (10)"]'],
    ['question:Q-0002', '["No","0 (0%)","10 (100%)"]'],
    ['question:Q-0003', '["Devices","7","5","6 support, 1 opposes"]'],
    ['question:Q-0003', '["Lamps","[c]","[c]","[c]"]'],
    ['method', 'Numbers from 1 to 4 are not shown, so that nobody can be recognised by them.'],
    ['since', 'one proposal has changed: “Title” was changed.'],
    ['since', 'Then.'],
    ['since', 'The proposal is supported by A Respondent (A Charity)'],
    ['since', 'This proposal has not changed: “Title of A-002”.'],
    ['decisions', 'Taken forward: said by many'],
    ['respondents', 'A Charity'],
  ])('says in %s: %s', (id, words) => {
    expect(said(part(id))).toContain(words);
  });

  it('never answers for a minister', () => {
    const { parts, unwritten } = paper;
    expect(parts.map(said).join('\n')).not.toContain('The response');
    expect(unwritten.map(({ id }) => id)).toContain('next');
  });

  it('tells what changed in the draft since it was consulted on', () => {
    const root = currentAct().root;
    const [one, two, three] = sampleAmendments();
    if (!one || !two || !three) throw new RangeError('No samples');
    const now = [
      { ...one, edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', '.', ';')] },
      { ...two, state: 'withdrawn' as const },
      { ...three, reason: 'Another reason' },
      amendment('A-004', [replace(pidOf('2A'), 'heading', 'stalking', 'following')]),
    ];
    const { changed, unchanged } = changedSince(
      { root, amendments: [one, two, three] },
      { root, amendments: now },
    );
    expect(changed.map(({ id, change }) => [id, change])).toEqual([
      ['A-001', 'changed'],
      ['A-002', 'withdrawn'],
      ['A-004', 'added'],
    ]);
    expect(changed[0]?.before).toHaveLength(2);
    expect(changed[0]?.after).toEqual([
      'In section 2A(3)(g): deleted “.” (full stop); inserted “;” (semi-colon)',
    ]);
    expect(changed[1]?.after).toEqual([]);
    expect(unchanged).toEqual(['A-003']);
  });
});
