import { Scale, TriangleAlert, Undo2 } from 'lucide-react';
import type { DeferredEdit } from '../../../core/amend/edits/deferred.ts';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { differenceWords } from '../../ui/difference-words.ts';
import { describeOutcome, sortOutcome } from './rebase-outcome.ts';

/** One edit that is not carried over: its effect, the reason, and the nearest place in the new text. */
export function DeferredWords({ aside }: { readonly aside: DeferredEdit }) {
  const { why: reason, words, message, was, near } = aside;
  return (
    <>
      <p>{words}</p>
      <p className="aside-why">
        {reason === 'in-force' ? <Scale aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}{' '}
        {message}.
        {reason !== 'in-force' &&
          ` This was in ${was}. The nearest place now is ${near.place || 'the whole Act'}.`}
      </p>
    </>
  );
}

type CarriedAmendment = RebaseReport['amendments'][number];

function NotCarried({ carried }: { readonly carried: CarriedAmendment }) {
  const { id, title, was, state, deferred, carried: carriedCount } = carried;
  return (
    <li>
      <h4>
        {id} {titleOf({ title })}
      </h4>
      {carriedCount > 0 && (
        <p className="help">The rest of the amendment, {carriedCount} of its edits, is carried over.</p>
      )}
      {state !== was && (
        <p className="help">
          <Undo2 aria-hidden="true" /> The state changes from {STATE_WORDS[was].toLowerCase()} to{' '}
          {STATE_WORDS[state].toLowerCase()}, because part of the amendment is no longer as it was reviewed.
        </p>
      )}
      <ul>
        {deferred.map((aside) => (
          <li key={JSON.stringify(aside.edit)}>
            <DeferredWords aside={aside} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function CarriedGroup({ title, of }: { readonly title: string; readonly of: readonly CarriedAmendment[] }) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="carried">
        {of.map((carried) => (
          <NotCarried key={carried.id} carried={carried} />
        ))}
      </ul>
    </>
  );
}

function LineList({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="carried">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** The effects of a change of base text, shown before it is confirmed. */
export function RebasePreview({ report }: { readonly report: RebaseReport }) {
  const { carriedInFull, needingDecision, alreadyLaw } = sortOutcome(report);
  const readAgainWords = report.amendments.flatMap(({ id, readAgain }) =>
    readAgain.length > 0 ? [`${id}: ${readAgain.join(', ')}`] : [],
  );
  return (
    <>
      <p>{differenceWords(report.differences, 'the current base text')}</p>
      <p>
        <strong>{describeOutcome(report)}</strong>
      </p>
      <CarriedGroup title="Needs your decision" of={needingDecision} />
      <CarriedGroup title="Already in the new base text" of={alreadyLaw} />
      <LineList
        title="Carried over in full"
        lines={carriedInFull.map(({ id, title }) => `${id} ${titleOf({ title })}`)}
      />
      <LineList title="Carried over, but nearby words changed: check these" lines={readAgainWords} />
      <LineList
        title="Links that will be removed, because the new text does not have the provision"
        lines={report.linksGone}
      />
      <LineList title="Dismissed checks that no longer apply to the new text" lines={report.findingsGone} />
    </>
  );
}
