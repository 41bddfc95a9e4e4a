import type { Block, PrintedQuestion } from '../blocks.ts';
import { packTextId } from '../records.ts';
import { gap, type PartPlan, plannedText } from '../settled-parts.ts';
import { allQuestions, type PaperFacts } from './facts.ts';
import { EMPTY_GAPS } from './front-parts.ts';
import { HEADINGS } from './headings.ts';

const ASKING_TEXT_ID = packTextId('consultation', 'questions', 'asking');

const questionList = (questions: readonly PrintedQuestion[]): readonly Block[] =>
  questions.length === 0
    ? []
    : [{ kind: 'list', items: questions.map(({ number, text }) => `Question ${number}. ${text}`) }];

/** The part that lists all questions of a paper, and prints in full those that are about no proposal. */
export function questionsPart(facts: PaperFacts): PartPlan {
  const { unasked } = facts;
  const questions = allQuestions(facts);
  return {
    id: 'questions',
    heading: HEADINGS.questions,
    items: () => [
      // An edited introduction stays editable after its questions are removed. A computed one needs a question.
      ...(questions.length > 0 || facts.input.texts.some(({ id }) => id === ASKING_TEXT_ID)
        ? [
            plannedText(
              'asking',
              'Before the questions',
              questions.length === 0
                ? null
                : questions.length === 1
                  ? 'This is the question that this paper asks. Please give reasons and evidence where you can. There is a form for your answer beside this paper.'
                  : 'These are all the questions of this paper. You do not have to answer every one. Please give reasons and evidence where you can. There is a form for your answers beside this paper.',
              'How to answer the questions.',
            ),
          ]
        : []),
      ...(questions.length === 0
        ? [gap(EMPTY_GAPS.question, 'Add a question here, or about a proposal in its own part.')]
        : []),
      // A question about a proposal is printed in full, with its options, in the part of the proposal.
      ...questionList(facts.proposals.flatMap(({ questions }) => questions)),
      ...facts.general.map((question): Block => ({ kind: 'question', question })),
      ...(unasked > 0
        ? [
            gap(
              'where questions about amendments that are not in this pack belong',
              'These questions will not be asked. Move them to another proposal or delete them.',
            ),
          ]
        : []),
    ],
  };
}
