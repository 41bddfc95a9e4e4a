import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../../core/coding/scrub.ts';
import { RESPONSE_CATEGORIES, type Response } from '../../../core/evidence/evidence.ts';
import { DECISION_OUTCOMES, type Decision } from '../../../core/evidence/records.ts';
import type { Block } from '../../../core/pack/blocks.ts';
import { settlePack } from '../../../core/pack/build.ts';
import { checklistOf } from '../../../core/pack/checklist.ts';
import { claimsOf, type Statement } from '../../../core/pack/claims.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import { CONTRARY, contradictionsIn } from '../../../core/pack/contradictions.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import type { PaperInput } from '../../../core/pack/paper/paper-input.ts';
import type { PackDocument, PackPart } from '../../../core/pack/parts.ts';
import { packTextId } from '../../../core/pack/records.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { amendment, linkOf, note, packInputOf, packOf, sampleAmendments } from '../../support/papers/pack.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const table = (
  caption: string,
  header: readonly string[],
  ...rows: readonly (readonly string[])[]
): Block => ({
  kind: 'table',
  caption,
  header,
  rows,
});
const partOf = (id: string, name: string, ...blocks: readonly Block[]): PackPart => ({
  id,
  heading: name,
  place: 'body',
  number: '1',
  state: 'written',
  blocks,
});
const documentOf = (kind: PackDocument['kind'], lines: readonly string[], ...parts: readonly PackPart[]) => ({
  document: { kind, title: 'A paper', lines, parts, unwritten: [], respond: { closes: null, places: [] } },
  recommendations: [],
});
const about = (words: readonly string[]) =>
  partOf(
    'recommendation',
    'What was recommended',
    heading('Recommendation 3, to the Government'),
    ...words.map(paragraph),
  );
const proposal = (...blocks: readonly Block[]) => partOf('proposal:A-001', 'Proposal 1: A title', ...blocks);
const ANSWERS = ['Proposal', 'Changes', 'What was said'];

/** Of each contradiction, the words that make it; those of ours are as a paper has them. */
const PLANTED: readonly (readonly [Statement, Statement, PackDocument['parts']])[] = [
  [
    'accepted',
    'not-taken-forward',
    [
      about([
        'On 2 May 2026 the Government accepted the recommendation:',
        'The recommendation is not taken forward. It is for the police.',
      ]),
    ],
  ],
  [
    'committed',
    'not-taken-forward',
    [
      about(['With the answer, the Home Office made these commitments:']),
      partOf(
        'foreword',
        'Ministerial foreword',
        paragraph('I am clear. Recommendation 3 will not be taken forward.'),
      ),
    ],
  ],
  [
    'refused',
    'taken-forward',
    [
      about([
        'On 2 May 2026 the Government did not accept the recommendation:',
        'The recommendation is taken forward.',
      ]),
    ],
  ],
  [
    'refused',
    'no-change-needed',
    [
      about([
        'On 2 May 2026 the Government did not accept the recommendation:',
        'It needs no change to the law.',
      ]),
    ],
  ],
  [
    'taken-forward',
    'not-taken-forward',
    [
      about(['The recommendation is taken forward.']),
      partOf(
        'background',
        'Background',
        paragraph('Two things were weighed, and recommendation 3 is not taken forward.'),
      ),
    ],
  ],
  [
    'taken-forward',
    'deferred',
    [about(['Recommendation 3 is taken forward.', 'The recommendation is not dealt with now.'])],
  ],
  [
    'implemented',
    'not-taken-forward',
    [about(['Proposal 1 would implement it.', 'The recommendation is not taken forward.'])],
  ],
  [
    'implemented',
    'deferred',
    [about(['Proposals 1 and 2 would implement it in part.', 'The recommendation is not dealt with now.'])],
  ],
  [
    'implemented',
    'no-change-needed',
    [
      about([
        'Proposal 1 would implement it.',
        'The recommendation is accepted. It needs no change to the law.',
      ]),
    ],
  ],
  [
    'supported',
    'unsupported',
    [
      proposal(paragraph('The proposal is supported by:')),
      partOf('summary', 'Executive summary', paragraph('Nobody supported proposal 1.')),
    ],
  ],
  [
    'supported',
    'nothing-said',
    [
      proposal(paragraph('The proposal is supported by the answers to the question “Why?”.')),
      partOf(
        'matrix',
        'What each change answers',
        table('Every proposal', ANSWERS, ['Proposal 1: A title', 'Words', 'Nothing']),
      ),
    ],
  ],
  [
    'opposed',
    'unopposed',
    [
      proposal(paragraph('The proposal is opposed by A Respondent.')),
      partOf('summary', 'Executive summary', paragraph('No one opposed proposal 1.')),
    ],
  ],
  [
    'opposed',
    'nothing-said',
    [
      proposal(paragraph('The proposal is opposed by:')),
      partOf(
        'matrix',
        'What each change answers',
        table('Every proposal', ANSWERS, ['Proposal 1: A title', 'Words', 'Nothing']),
      ),
    ],
  ],
  [
    'changes',
    'no-change',
    [
      proposal(paragraph('The proposal would amend section 2 of the Act.')),
      partOf('changes', 'The changes in words', heading('Proposal 1: A title'), {
        kind: 'list',
        items: ['No change to the text.'],
      }),
    ],
  ],
];

const said = (parts: readonly PackPart[]) => contradictionsIn(documentOf('response', [], ...parts));

describe('what a paper says that cannot both be true', () => {
  it.each(PLANTED)('is found: %s and %s', (one, other, parts) => {
    const found = said(parts);
    expect(found).toHaveLength(1);
    expect(found[0]?.id).toMatch(
      new RegExp(`^(?:Recommendation 3|Proposal 1):(?:${one}:${other}|${other}:${one})$`),
    );
    for (const part of parts)
      expect(
        said([{ ...part, blocks: part.blocks.slice(0, -1) }, ...parts.filter((each) => each !== part)]),
      ).toEqual([]);
  });

  it('is planted here in each of its kinds', () => {
    expect(PLANTED.map(([one, other]) => [one, other])).toEqual(CONTRARY);
  });

  const QUESTION = {
    kind: 'question',
    question: { id: 'Q', number: 1, text: 'Why?', kind: 'open', options: [] },
  } as const;
  it.each<readonly [string, string, ReturnType<typeof documentOf>]>([
    [
      'proposals',
      '2:1',
      documentOf(
        'consultation',
        [],
        partOf('about', 'About', paragraph('This paper asks for views on two proposals to amend the Act.')),
        proposal(),
      ),
    ],
    [
      'proposals',
      '0:1',
      documentOf(
        'consultation',
        [],
        partOf('about', 'About', paragraph('This paper is about the Act. It proposes no change to it.')),
        proposal(),
      ),
    ],
    [
      'questions',
      '3:1',
      documentOf(
        'consultation',
        [],
        partOf('about', 'About', paragraph('The paper asks three questions.')),
        partOf('questions', 'Questions', QUESTION, QUESTION),
      ),
    ],
    [
      'responses',
      '44:43',
      documentOf(
        'response',
        [],
        partOf(
          'method',
          'The responses',
          paragraph('44 responses were received, with 3 answers to questions.'),
        ),
        partOf('respondents', 'Who responded', paragraph('There were 43 responses in all.')),
      ),
    ],
    [
      'responses',
      '44:40',
      documentOf(
        'response',
        [],
        partOf(
          'method',
          'The responses',
          paragraph('44 responses were received.'),
          table('Responses by kind of respondent', ['Kind', 'Number'], ['Police', '1,0'], ['Others', '30']),
        ),
      ),
    ],
    [
      'answers',
      '3:4',
      documentOf(
        'response',
        [],
        partOf(
          'method',
          'The responses',
          paragraph('44 responses were received, with 3 answers to questions.'),
          table('Answers by question', ['Question', 'Number'], ['Q1: Why?', '4']),
        ),
      ),
    ],
    [
      'answers to Q1',
      '4:5',
      documentOf(
        'response',
        [],
        partOf(
          'method',
          'The responses',
          table('Answers by question', ['Question', 'Number'], ['Q1: Why?', '4']),
        ),
        partOf('question:1', 'Q1: Why?', paragraph('5 answers were given to this open question.')),
      ),
    ],
    [
      'answers to Q1',
      '4:0',
      documentOf(
        'response',
        [],
        partOf(
          'method',
          'The responses',
          table('Answers by question', ['Question', 'Number'], ['Q1: Why?', '4']),
        ),
        partOf('question:1', 'Q1: Why?', paragraph('No one answered this question.')),
      ),
    ],
    [
      'closing date',
      '1 May 2027:2 May 2027',
      documentOf(
        'response',
        ['Open from 2 January 2027 to 1 May 2027'],
        partOf('foreword', 'Foreword', paragraph('Write to us. The consultation closes on 2 May 2027.')),
      ),
    ],
    [
      'opening date',
      '2 January 2027:3 January 2027',
      documentOf(
        'response',
        ['Open from 2 January 2027 to 1 May 2027'],
        partOf('about', 'About', { kind: 'facts', items: [{ term: 'Opens', text: '3 January 2027' }] }),
      ),
    ],
  ])('is found of the number or day: %s', (what, values, model) => {
    expect(contradictionsIn(model).map(({ id }) => id)).toEqual([
      `the ${/date/.test(what) ? what : `number of ${what}`}:${values}`,
    ]);
  });

  it.each([
    'The Government did not accept the recommendation in full, and it is not taken forward.',
    'Recommendation 4 is not taken forward. On 2 May 2026 the Government accepted the recommendation:',
    'The change would make no change to the law in Scotland. The proposal would amend section 2.',
    'The proposal is supported by the police. Nobody supported it in 1997.',
  ])('is not seen where nothing is denied: %s', (words) => {
    expect(said([about([words])])).toEqual([]);
  });
});

const AGAINST = { suspect: [], people: [], redacted: { redactions: [], copies: copiesOf([]) } };
const responseOf = (category: Response['category']): Response => ({
  ...(loadEvidence().responses.find(({ recommendations }) => recommendations.includes('3')) ??
    neverHappens()),
  category,
});
function neverHappens(): never {
  throw new RangeError('No response');
}
const decisionOf = (outcome: Decision['outcome']): Decision => ({
  id: 'D-0001',
  about: 'recommendation:3',
  outcome,
  reason: 'A reason.',
  by: 'Ann Official',
  at: '2026-11-21T11:00:00.000Z',
});
const given = (
  outcome: Decision['outcome'],
  category: Response['category'],
  paper: Partial<PaperInput> = {},
) => ({
  paper: { ...UNEDITED_PAPER, ...paper },
  links: [
    linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1'),
    linkOf('L-2', 'evidence-for', 'amendment:A-001', 'note:N-1'),
    linkOf('L-3', 'evidence-against', 'amendment:A-002', 'note:N-1'),
  ],
  decisions: [decisionOf(outcome)],
  evidence: {
    ...loadEvidence(),
    responses: [responseOf(category)],
    commitments: [],
    notes: [note({ id: 'N-1' })],
  },
});

describe('the statements of a real paper', () => {
  const READ: Readonly<Record<Decision['outcome'], Statement>> = {
    'taken-forward': 'taken-forward',
    'accepted-no-change': 'no-change-needed',
    'not-taken-forward': 'not-taken-forward',
    deferred: 'deferred',
  };
  const order = ['recommendations', 'matrix'];

  it.each(DECISION_OUTCOMES)('are read as they are printed: a decision that is %s', (outcome) => {
    const model = packOf(sampleAmendments(), given(outcome, 'noted'));
    expect(claimsOf(model)).toContainEqual(
      expect.objectContaining({ about: 'Recommendation 3', says: READ[outcome] }),
    );
  });

  it.each(RESPONSE_CATEGORIES)('are found contrary to a decision only where they are: %s', (category) => {
    const annexed = { arrangement: { ...UNEDITED_PAPER.arrangement, order, leftOut: ['recommendation'] } };
    for (const paper of [{}, annexed]) {
      const of = (outcome: Decision['outcome']) =>
        contradictionsIn(packOf(sampleAmendments(), given(outcome, category, paper))).length;
      const isAccepted = ['accepted', 'accepted-in-part', 'accepted-in-principle'].includes(category);
      expect(of('not-taken-forward')).toBe(isAccepted ? 1 : 0);
      expect(of('taken-forward')).toBe(category === 'not-accepted' ? 1 : 0);
      expect(of('accepted-no-change')).toBe(category === 'not-accepted' ? 1 : 0);
    }
  });

  it('are read of proposals and their numbers', () => {
    const claims = claimsOf(packOf(sampleAmendments(), given('deferred', 'noted')));
    const says = claims.map(
      (claim) => `${claim.about} ${typeof claim.says === 'string' ? claim.says : claim.says.figure}`,
    );
    for (const each of [
      'Recommendation 1 implemented',
      'Proposal 1 supported',
      'Proposal 2 opposed',
      'Proposal 3 changes',
    ])
      expect(says).toContain(each);
    expect(says.filter((each) => each === 'the number of proposals 3')).toHaveLength(2);
  });

  it('are all told in the checklist, with the part that they are in', () => {
    const text = {
      id: packTextId('consultation', 'about', 'about'),
      text: 'This paper asks for views on two proposals to amend it.',
      computed: null,
    };
    const settled = settlePack(
      packInputOf([...sampleAmendments(), amendment('A-004', [])], {
        ...given('not-taken-forward', 'accepted', { texts: [text], fields: { ...NO_FIELDS, title: 'T' } }),
      }),
    );
    const found = checklistOf({ ...settled, ...AGAINST }).filter(({ kind }) => kind === 'contradiction');
    expect(found.map(({ id, place }) => `${place?.kind === 'part' ? place.part : ''} ${id}`)).toEqual([
      'about contradiction:the number of proposals:2:4',
      'recommendation contradiction:Recommendation 3:accepted:not-taken-forward',
    ]);
    expect(found[1]?.words).toBe(
      'Recommendation 3: “On 21 November 2024 the Government accepted the recommendation:” (What was recommended) and “The recommendation is not taken forward.” (What was recommended) cannot both be true',
    );
  });
});
