import { useCallback, useState } from 'react';
import type { CallInput } from '../../core/api.ts';
import type { ConsultationView } from './views.tsx';

/** The filters of the responses. An absent filter means all. */
export type ResponseFilter = Pick<
  CallInput<'consultation.responses'>,
  'question' | 'kind' | 'respondentType' | 'import' | 'published' | 'coded' | 'provision'
>;

/** The state of the room, kept when it is left. */
export interface ConsultationState {
  readonly shows: ConsultationView;
  readonly typed: string;
  readonly filters: ResponseFilter;
  /** The id of the answer that is open beside the list. */
  readonly answer: number | null;
}

const NEW: ConsultationState = { shows: 'notes', typed: '', filters: {}, answer: null };
const leftAs = new Map<string, ConsultationState>();

/** Converts a request to show an answer or a note to the state of the room. */
function stateFromSpot(spot: string | null): Partial<ConsultationState> {
  if (spot === null) return {};
  const answer = /^answer-(\d+)$/.exec(spot)?.[1];
  return answer === undefined
    ? { shows: 'notes' }
    : { shows: 'responses', answer: Number(answer), typed: '', filters: {} };
}

/** The state of the room as it was left, changed by a request to show an answer or note. */
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
