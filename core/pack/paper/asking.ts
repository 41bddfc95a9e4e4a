import type { Block } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { askedIn, type PaperFacts } from './facts.ts';
import { whereTo } from './front.ts';
import { HEADINGS } from './headings.ts';

const field = (label: string): Block => ({ kind: 'form-field', label });
const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

/** All that is asked, in one place, and the form to answer on. */
export function questionsPart(facts: PaperFacts): PartPlan {
  const { general, input, unasked } = facts;
  const all = askedIn(facts);
  const places = whereTo(input.fields);
  return {
    id: 'questions',
    heading: HEADINGS.questions,
    items: () => [
      plannedText(
        'asking',
        'Before the questions',
        all.length > 0
          ? 'These are all the questions of this paper. You need not answer every one. Please give reasons and evidence where you can.'
          : null,
        'The questions, and how to answer them. There are no questions yet.',
      ),
      ...all.map((question): Block => ({ kind: 'question', question })),
      ...(unasked > 0
        ? [
            {
              kind: 'gap',
              what: 'where questions about amendments that are not in this pack belong',
              help: 'These questions will not be asked. Move them to another proposal or delete them.',
            } as const,
          ]
        : []),
      ...(general.length > 0 || all.length > 0 ? [heading('Response form'), ...form(all, places)] : []),
    ],
  };
}

function form(all: ReturnType<typeof askedIn>, places: readonly string[]): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      text: `You can answer on this form${places.length > 0 ? ' and send it to the address below' : ''}, or in any other way that says which question each answer is to.`,
    },
    { kind: 'heading', depth: 2, text: 'About you' },
    field('Your name'),
    field('Your email address'),
    field('The organisation that you answer for, if you do, and whom it represents'),
    field(
      'The capacity in which you answer (for example: a member of the public, a victim, a police officer)',
    ),
    {
      kind: 'form-question',
      question: {
        id: 'consent',
        number: 0,
        text: 'May we publish what you say, in whole or in part?',
        kind: 'closed',
        options: ['Yes', 'Yes, without my name', 'No'],
      },
    },
    {
      kind: 'form-question',
      question: {
        id: 'confidential',
        number: 0,
        text: 'Is any of it confidential? If so, say what and why.',
        kind: 'open',
        options: [],
      },
    },
    { kind: 'heading', depth: 2, text: 'Your answers' },
    ...all.map((question): Block => ({ kind: 'form-question', question })),
    ...(places.length > 0
      ? [
          { kind: 'heading', depth: 2, text: 'Where to send it' } as const,
          { kind: 'list', items: places } as const,
        ]
      : []),
  ];
}
