import type { Block, PrintedQuestion } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { askedIn, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

const listOf = (questions: readonly PrintedQuestion[]): readonly Block[] =>
  questions.length === 0
    ? []
    : [{ kind: 'list', items: questions.map(({ number, text }) => `Question ${number}. ${text}`) }];

/** All that is asked, in one place. */
export function questionsPart(facts: PaperFacts): PartPlan {
  const { unasked } = facts;
  const all = askedIn(facts);
  return {
    id: 'questions',
    heading: HEADINGS.questions,
    items: () => [
      plannedText(
        'asking',
        'Before the questions',
        all.length === 0
          ? null
          : all.length === 1
            ? 'This is the question that this paper asks. Please give reasons and evidence where you can. There is a form for your answer beside this paper.'
            : 'These are all the questions of this paper. You do not have to answer every one. Please give reasons and evidence where you can. There is a form for your answers beside this paper.',
        'The questions, and how to answer them. There are no questions yet.',
      ),
      // What is asked about a proposal stands there with its answers to choose from: here it is only listed.
      ...listOf(facts.proposals.flatMap(({ questions }) => questions)),
      ...facts.general.map((question): Block => ({ kind: 'question', question })),
      ...(unasked > 0
        ? [
            {
              kind: 'gap',
              what: 'where questions about amendments that are not in this pack belong',
              help: 'These questions will not be asked. Move them to another proposal or delete them.',
            } as const,
          ]
        : []),
    ],
  };
}
