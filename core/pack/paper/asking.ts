import type { Block, PrintedQuestion } from '../blocks.ts';
import { packTextId } from '../records.ts';
import { gap, type PartPlan, plannedText } from '../settled-parts.ts';
import { askedIn, type PaperFacts } from './facts.ts';
import { EMPTY_GAPS } from './front-parts.ts';
import { HEADINGS } from './headings.ts';

const ASKING = packTextId('consultation', 'questions', 'asking');

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
      // Words of somebody’s before questions that are not there are kept, and say by themselves nothing.
      ...(all.length > 0 || facts.input.texts.some(({ id }) => id === ASKING)
        ? [
            plannedText(
              'asking',
              'Before the questions',
              all.length === 0
                ? null
                : all.length === 1
                  ? 'This is the question that this paper asks. Please give reasons and evidence where you can. There is a form for your answer beside this paper.'
                  : 'These are all the questions of this paper. You do not have to answer every one. Please give reasons and evidence where you can. There is a form for your answers beside this paper.',
              'How to answer the questions.',
            ),
          ]
        : []),
      ...(all.length === 0
        ? [gap(EMPTY_GAPS.question, 'Add a question here, or about a proposal in its own part.')]
        : []),
      // What is asked about a proposal stands there with its answers to choose from: here it is only listed.
      ...listOf(facts.proposals.flatMap(({ questions }) => questions)),
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
