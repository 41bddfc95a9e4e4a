import { useCallback, useState } from 'react';
import type { CallInput } from '../../core/api.ts';
import type { ConsultationView } from './views.tsx';

/** Which responses are shown: absent is every one. */
export type Filters = Pick<
  CallInput<'consultation.responses'>,
  'question' | 'kind' | 'respondentType' | 'import' | 'published' | 'coded'
>;

/** How the room was left. */
export interface Left {
  readonly shows: ConsultationView;
  readonly typed: string;
  readonly filters: Filters;
  /** The answer that is open beside the list. */
  readonly answer: number | null;
}

const NEW: Left = { shows: 'notes', typed: '', filters: {}, answer: null };
const leftAs = new Map<string, Left>();

/** What a spot asks for: an answer by its id, or a note. */
function asked(spot: string | null): Partial<Left> {
  if (spot === null) return {};
  const answer = /^answer-(\d+)$/.exec(spot)?.[1];
  return answer === undefined
    ? { shows: 'notes' }
    : { shows: 'responses', answer: Number(answer), typed: '', filters: {} };
}

/** The room of a review as it was left, and, where a spot was asked for, there. */
export function useLeft(id: string, spot: string | null): readonly [Left, (change: Partial<Left>) => void] {
  const [left, setLeft] = useState<Left>(() => ({ ...(leftAs.get(id) ?? NEW), ...asked(spot) }));
  const change = useCallback(
    (part: Partial<Left>) =>
      setLeft((now) => {
        const next = { ...now, ...part };
        leftAs.set(id, next);
        return next;
      }),
    [id],
  );
  return [left, change];
}
