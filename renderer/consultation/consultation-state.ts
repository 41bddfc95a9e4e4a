import { useCallback, useState } from 'react';
import type { CallInput } from '../../core/api.ts';
import type { ConsultationView } from './views.tsx';

/** Which responses are shown: absent is every one. */
export type ResponseFilter = Pick<
  CallInput<'consultation.responses'>,
  'question' | 'kind' | 'respondentType' | 'import' | 'published' | 'coded' | 'provision'
>;

/** How the room was left. */
export interface ConsultationState {
  readonly shows: ConsultationView;
  readonly typed: string;
  readonly filters: ResponseFilter;
  /** The answer that is open beside the list. */
  readonly answer: number | null;
}

const NEW: ConsultationState = { shows: 'notes', typed: '', filters: {}, answer: null };
const leftAs = new Map<string, ConsultationState>();

/** What a spot asks for: an answer by its id, or a note. */
function stateFromSpot(spot: string | null): Partial<ConsultationState> {
  if (spot === null) return {};
  const answer = /^answer-(\d+)$/.exec(spot)?.[1];
  return answer === undefined
    ? { shows: 'notes' }
    : { shows: 'responses', answer: Number(answer), typed: '', filters: {} };
}

/** The room of a review as it was left, and, where a spot was asked for, there. */
export function useConsultationState(
  id: string,
  spot: string | null,
): readonly [ConsultationState, (change: Partial<ConsultationState>) => void] {
  const [left, setLeft] = useState<ConsultationState>(() => ({
    ...(leftAs.get(id) ?? NEW),
    ...stateFromSpot(spot),
  }));
  const change = useCallback(
    (part: Partial<ConsultationState>) =>
      setLeft((now) => {
        const next = { ...now, ...part };
        leftAs.set(id, next);
        return next;
      }),
    [id],
  );
  return [left, change];
}
