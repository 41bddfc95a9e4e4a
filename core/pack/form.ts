import { ABOUT_QUESTIONS, CONSENT_ANSWERS, reasonQuestion } from '../consultation/form-questions.ts';
import type { Block, PrintedQuestion } from './blocks.ts';
import type { PackDocument } from './parts.ts';

/** A field of a response form. */
export interface FormItem {
  /** Unique in the form, and the same in each of its files, for example `question-3-reason`. */
  readonly id: string;
  readonly section: 'About you' | 'Your answers';
  /** The number of the question in the paper; '' for other fields, such as the name. */
  readonly number: string;
  readonly text: string;
  readonly kind: 'short-text' | 'long-text' | 'single-choice';
  readonly options: readonly string[];
}

/** The form in which people answer the questions of a paper. */
export interface ResponseForm {
  readonly title: string;
  /** An ISO date; null if nobody has entered it. */
  readonly closes: string | null;
  /** The ways to send the form, one per line. */
  readonly places: readonly string[];
  readonly items: readonly FormItem[];
}

const ABOUT_YOU: readonly FormItem[] = ABOUT_QUESTIONS.map(({ id, text, kind }) => ({
  id,
  section: 'About you',
  number: '',
  text,
  kind,
  options: id === 'consent' ? CONSENT_ANSWERS.map((answer) => answer.text) : [],
}));

function itemsOf({ number, text, kind, options }: PrintedQuestion): readonly FormItem[] {
  const formItem: FormItem = {
    id: `question-${number}`,
    section: 'Your answers',
    number: `${number}`,
    text,
    kind: kind === 'closed' && options.length > 0 ? 'single-choice' : 'long-text',
    options: kind === 'closed' ? options : [],
  };
  if (formItem.kind !== 'single-choice') return [formItem];
  return [
    formItem,
    {
      ...formItem,
      id: `${formItem.id}-reason`,
      number: '',
      text: reasonQuestion(`${number}`),
      kind: 'long-text',
      options: [],
    },
  ];
}

const isQuestion = (block: Block): block is Extract<Block, { kind: 'question' }> => block.kind === 'question';

/** The form for the questions of a document, without repetitions; null if it asks none. */
export function responseForm({ title, parts, respond }: PackDocument): ResponseForm | null {
  const questionByNumber = new Map(
    parts.flatMap(({ blocks }) =>
      blocks.filter(isQuestion).map(({ question }) => [question.number, question] as const),
    ),
  );
  const questions = [...questionByNumber.values()].sort((a, b) => a.number - b.number);
  if (questions.length === 0) return null;
  return { title, ...respond, items: [...ABOUT_YOU, ...questions.flatMap(itemsOf)] };
}
