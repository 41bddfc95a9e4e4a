import type { CallInput, CallOutput } from '../../../core/api.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { openReview, type Session } from '../../../data/session/session.ts';
import {
  currentAct,
  mustOpen,
  newReview,
  type Opened,
  opened,
  testDeps,
} from '../../support/reviews/review.ts';

/** Who sits at the keyboard of one review, in turns. */
export interface SharedReview extends Opened {
  /** The same review with somebody else at the keyboard. */
  readonly as: (name: string) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** A review that several people work on, one window each. */
export async function newSharedReview(): Promise<SharedReview> {
  const review = await newReview();
  const sessions = new Map<string, Session>();
  return {
    ...review,
    as: async (name) => {
      const held = sessions.get(name) ?? mustOpen(await openReview(review.path, testDeps(name)));
      sessions.set(name, held);
      return opened(held, currentAct());
    },
    close: async () => {
      for (const session of [...sessions.values(), review.session]) await session.close();
    },
  };
}

/** A note that may be published, unless it says otherwise. @returns its ref */
export async function addNote(
  review: Opened,
  text: string,
  given: Partial<CallInput<'note.add'>> = {},
): Promise<Ref> {
  const { id } = await review.do('note.add', {
    date: '2026-01',
    author: 'Suzy Lamplugh Trust',
    organisation: '',
    question: '',
    text,
    wording: 'quoted',
    consent: true,
    confidential: false,
    found: '',
    ...given,
  });
  return `note:${id}`;
}

/** Where some words are in a text, as a call names a passage. */
export function passage(text: string, quote: string) {
  const from = text.indexOf(quote);
  return { from, to: from + quote.length, quote };
}

/** Takes some words of a text, in which they must be. */
export const take = (
  review: Opened,
  of: Ref,
  text: string,
  quote: string,
  more: Partial<CallInput<'coding.addExcerpt'>> = {},
): Promise<CallOutput<'coding.addExcerpt'>> =>
  review.do('coding.addExcerpt', { of, ...passage(text, quote), ...more });
