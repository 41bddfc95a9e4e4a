import { dateWords } from '../../base/date-words.ts';
import { count, countInWords } from '../../base/english.ts';
import type { Block } from '../blocks.ts';
import type { ConsultationField, ConsultationFields } from '../consultation-fields.ts';
import { gap, type PartPlan, plannedText } from '../settled-parts.ts';
import { effectWords } from './extracts.ts';
import { allQuestions, includedProposals, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';
import { touchedNodes } from './touched.ts';

/** The first parts of a paper: about the consultation, the foreword and the summary. */

/** The labels of gaps for dates that are missing or wrong. The checklist recognises them by these words. */
export const DATE_GAPS = {
  opens: 'the opening date',
  closes: 'the closing date',
  respondBy: 'when the response will be published',
  isWrong: 'a closing date after the opening date',
  isEarly: 'a response date after the closing date',
  wasOpen: 'when the consultation was open',
} as const;

/** The labels of gaps in a paper without proposals or without questions. The checklist recognises them by these words. */
export const EMPTY_GAPS = {
  proposal: 'a proposal to change the law',
  question: 'a question to answer',
} as const;

const DAY_MS = 86_400_000;

/** How long a consultation is open, including both its first and its last day: "12 weeks", "40 days". */
export function durationWords(opens: string, closes: string): string {
  const days = Math.round((Date.parse(closes) - Date.parse(opens)) / DAY_MS) + 1;
  return days > 0 && days % 7 === 0 ? count(days / 7, 'week') : count(days, 'day');
}

/** Details of the consultation to print, and gaps for those that are missing or wrong. */
interface FactsAndGaps {
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly gaps: readonly Block[];
}

/** The dates of the consultation. */
function dateFacts({ opens, closes, respondBy }: ConsultationFields): FactsAndGaps {
  const isWrong = opens !== null && closes !== null && closes < opens;
  const isEarly = closes !== null && respondBy !== null && respondBy < closes;
  return {
    facts: [
      ...(opens ? [{ term: 'Opens', text: dateWords(opens) }] : []),
      ...(closes ? [{ term: 'Closes', text: dateWords(closes) }] : []),
      ...(opens && closes && !isWrong ? [{ term: 'Open for', text: durationWords(opens, closes) }] : []),
      ...(respondBy ? [{ term: 'Response to be published by', text: dateWords(respondBy) }] : []),
    ],
    gaps: [
      ...(opens ? [] : [gap(DATE_GAPS.opens, 'The day on which the consultation opens.', 'opens')]),
      ...(closes ? [] : [gap(DATE_GAPS.closes, 'The last day on which responses are taken.', 'closes')]),
      ...(isWrong ? [gap(DATE_GAPS.isWrong, 'It closes before it opens.', 'closes')] : []),
      ...(isEarly ? [gap(DATE_GAPS.isEarly, 'It is answered before it closes.', 'respondBy')] : []),
      ...(respondBy
        ? []
        : [
            gap(
              DATE_GAPS.respondBy,
              'The consultation principles ask for it within 12 weeks of closing, or for the reason why not.',
              'respondBy',
            ),
          ]),
    ],
  };
}

/** One detail of the consultation, or a gap where it is empty. */
const fieldFact = (
  term: string,
  text: string,
  label: string,
  help: string,
  field: ConsultationField,
): FactsAndGaps =>
  text.trim() === ''
    ? { facts: [], gaps: [gap(label, help, field)] }
    : { facts: [{ term, text: text.trim() }], gaps: [] };

/** A text of several lines, such as an address, on one line. A comma replaces each line break, and is not doubled. */
export const inOneLine = (text: string): string => text.trim().replace(/,?[^\S\n]*(?:\n\s*)+/g, ', ');

/** The ways to respond, a line each; empty where none is entered. */
export const whereTo = ({ website, email, address }: ConsultationFields): readonly string[] => [
  ...(website.trim() === '' ? [] : [`Online: ${website.trim()}`]),
  ...(email.trim() === '' ? [] : [`By email: ${email.trim()}`]),
  ...(address.trim() === '' ? [] : [`By post: ${inOneLine(address)}`]),
];

/** An introduction that names more changed provisions than this would be too long to read. */
const MAX_PROVISIONS_NAMED = 8;

/** What the paper is about, computed from the draft. */
function aboutWords({ pack, marked, proposals, general }: PaperFacts): string {
  const { title, root } = pack.instrument;
  const sections = touchedNodes(marked(), null);
  const proposalCount = includedProposals(proposals).length;
  if (proposalCount === 0) return `This paper is about the ${title}. It proposes no change to it.`;
  const changes =
    sections.length > 0 && sections.length <= MAX_PROVISIONS_NAMED
      ? ` ${proposalCount === 1 ? 'It' : 'They'} would ${effectWords(root, sections)}.`
      : '';
  const questions = allQuestions({ proposals, general }).length;
  const questionWords = questions > 0 ? ` The paper asks ${countInWords(questions, 'question')}.` : '';
  const subject = proposalCount === 1 ? 'The proposal' : 'Each proposal';
  return `This paper asks for views on ${countInWords(proposalCount, 'proposal')} to amend the ${title}.${changes} ${subject} is set out with what would change in the Act, and the clause that would change it.${questionWords}`;
}

export function aboutPart(facts: PaperFacts): PartPlan {
  const { fields } = facts.input;
  return {
    id: 'about',
    heading: HEADINGS.about,
    isCostly: facts.pack.amendments.length > 0,
    items: () => {
      const factsAndGaps = [
        fieldFact(
          'To',
          fields.audience,
          'who the consultation is for',
          'The groups whose views are asked for.',
          'audience',
        ),
        dateFacts(fields),
        fieldFact(
          'How to respond',
          whereTo(fields).join('\n'),
          'where responses go',
          'An online form, a mailbox or a postal address.',
          'website',
        ),
        fieldFact(
          'Enquiries',
          fields.enquiries,
          'who to contact',
          'A team and how to contact it.',
          'enquiries',
        ),
        fieldFact(
          'Other formats',
          fields.formats,
          'how to get the paper in another format',
          'Who to contact for large print, Braille, audio, Easy Read or Welsh.',
          'formats',
        ),
      ];
      return [
        plannedText(
          'about',
          'What the paper is about',
          aboutWords(facts),
          'What is asked, in two or three sentences.',
        ),
        ...(includedProposals(facts.proposals).length > 0
          ? []
          : [
              gap(
                EMPTY_GAPS.proposal,
                'No amendment is chosen for the paper, or each is excluded. Choose which amendments the paper proposes, or sign it off as a paper without proposals.',
              ),
            ]),
        { kind: 'facts', items: factsAndGaps.flatMap((each) => each.facts) },
        ...(fields.title.trim() === ''
          ? [
              gap(
                'the title of the paper',
                'Do not include the word “consultation”. Until you write a title, the cover shows the titles of the review and of the Act.',
                'title',
              ),
            ]
          : []),
        ...(fields.department.trim() === ''
          ? [gap('the department', 'Whose consultation this is.', 'department')]
          : []),
        ...factsAndGaps.flatMap((each) => each.gaps),
      ];
    },
  };
}

export const forewordPart: PartPlan = {
  id: 'foreword',
  heading: HEADINGS.foreword,
  isUnnumbered: true,
  items: () => [
    plannedText(
      'foreword',
      'The foreword',
      null,
      'The minister’s own words: why this, and why now. Keeling never writes these.',
    ),
  ],
};

export const summaryPart: PartPlan = {
  id: 'summary',
  heading: HEADINGS.summary,
  items: () => [
    plannedText(
      'summary',
      'The summary',
      null,
      'What the problem is, what is proposed, and what people are asked, on one page.',
    ),
  ],
};
