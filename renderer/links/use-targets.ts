import { useDeferredValue, useMemo } from 'react';
import { outcomeWords } from '../../core/coverage/coverage-words.ts';
import { refWords } from '../../core/evidence/describe.ts';
import { type Ref, splitRef } from '../../core/evidence/link.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { isEvidence, matching, type Target, type TargetKind, targetOf, targetsOf } from './targets.ts';

/** Maximum number of excerpts and answers listed. People find others by searching. */
const MOST_EXCERPTS = 1000;
const MOST_ANSWERS = 50;

/** Fetches targets that are not part of the evidence, only for the requested kind. */
function useRecords(kind: TargetKind | null, typed: string): readonly Target[] {
  const is = (...kinds: readonly TargetKind[]): boolean => kind !== null && kinds.includes(kind);
  const themes = useAnswer('coding.frame', {}, is('theme')).data?.themes;
  const questions = useAnswer('consultation.questions', {}, is('question', 'answer')).data;
  const decisions = useAnswer('decision.list', {}, is('decision')).data;
  const excerpts = useAnswer('coding.excerpts', { limit: MOST_EXCERPTS }, is('excerpt')).data?.excerpts;
  const search = { search: typed.trim(), limit: MOST_ANSWERS };
  const answers = useAnswer('consultation.responses', search, is('answer')).data?.answers;
  return useMemo(() => {
    switch (kind) {
      case 'theme':
        return (themes ?? []).map(({ id, name, description }) => ({
          ref: `theme:${id}`,
          name,
          about: description,
        }));
      case 'question':
        return (questions ?? []).map(({ id, code, text }) => ({
          ref: `question:${id}`,
          name: `Question ${code || id}`,
          about: text,
        }));
      case 'decision':
        return (decisions ?? []).map(({ id, about, outcome, reason }) => ({
          ref: `decision:${id}`,
          name: `${id} on ${refWords(about)}`,
          about: [outcomeWords(outcome), reason].filter(Boolean).join(': '),
        }));
      case 'excerpt':
        return (excerpts ?? []).map(({ id, of, anchor }) => ({
          ref: `excerpt:${id}`,
          name: `${id} of ${refWords(of)}`,
          about: `“${anchor.quote}”`,
        }));
      case 'answer':
        return (answers ?? []).map(({ id, question, text }) => ({
          ref: `answer:${id}`,
          name: `Answer ${id} to ${questions?.find((each) => each.id === question)?.code || question}`,
          about: text,
        }));
      default:
        return [];
    }
  }, [kind, themes, questions, decisions, excerpts, answers]);
}

/** The targets of a kind that match the words typed. */
export function useTargets(kind: TargetKind, typed: string): readonly Target[] {
  const evidence = useReviewOf((review) => review.evidence);
  const late = useDeferredValue(typed);
  const evidenceKind = isEvidence(kind) ? kind : null;
  const records = useRecords(evidenceKind === null ? kind : null, late);
  const own = useMemo(
    () => (evidenceKind === null ? null : targetsOf(evidence, evidenceKind)),
    [evidence, evidenceKind],
  );
  // The answers can be too many for the window, so the host searches them.
  return useMemo(
    () => (kind === 'answer' ? records : matching(own ?? records, late)),
    [kind, own, records, late],
  );
}

/** The target of a link's endpoint. It is fetched if it is not part of the evidence. */
export function useTarget(ref: Ref): Target {
  const evidence = useReviewOf((review) => review.evidence);
  const { kind, id } = splitRef(ref);
  const isRecord = kind === 'theme' || kind === 'question' || kind === 'decision' || kind === 'excerpt';
  const records = useRecords(isRecord ? kind : null, '');
  const answer = useAnswer('consultation.answer', { id: Number(id) || 1 }, kind === 'answer').data;
  if (kind === 'answer' && answer) return { ref, name: `Answer ${id}`, about: answer.text };
  return records.find((target) => target.ref === ref) ?? targetOf(evidence, ref);
}
