import { capital } from '../../../core/base/english.ts';
import { noteFrom, refWords } from '../../../core/evidence/describe.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';

function AnswerFrom({ id }: { readonly id: number }) {
  const { data: answer } = useAnswer('consultation.answer', { id });
  if (!answer) return <>Answer {id}</>;
  const { name, organisation, type } = answer.respondent;
  return (
    <>
      {organisation || name || `Respondent ${answer.respondent.id}`}
      {type && <span className="soft">, {type}</span>}
    </>
  );
}

/** Names the author of a text, as far as known. */
export function WhoSaid({ of }: { readonly of: Ref }) {
  const { kind, id } = splitRef(of);
  const note = useReviewOf(({ evidence }) =>
    kind === 'note' ? evidence.notes.find((each) => each.id === id) : undefined,
  );
  const source = useReviewOf(({ evidence }) =>
    kind === 'source' ? evidence.sources.find((each) => each.id === id) : undefined,
  );
  if (kind === 'answer' && Number.isInteger(Number(id))) return <AnswerFrom id={Number(id)} />;
  if (note) return <>{noteFrom(note) || 'Author not given'}</>;
  return <>{source ? `${source.author}, ${source.title}` : capital(refWords(of))}</>;
}

/** Says whether a passage may be published. */
export function MayLeave({ of, from, to }: { readonly of: Ref; readonly from: number; readonly to: number }) {
  const { data: openText } = useAnswer('coding.text', { of });
  if (!openText) return null;
  const hit = openText.redactions.some(
    ({ anchor, state }) => state === 'detached' || (anchor.from < to && anchor.to > from),
  );
  if (openText.withheld !== '')
    return <span className="chip warn wrap">not published: {openText.withheld}</span>;
  return hit ? (
    <span className="chip warn">redacted: not published</span>
  ) : (
    <span className="chip">may be published</span>
  );
}
