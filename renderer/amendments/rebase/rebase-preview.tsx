import { Scale, TriangleAlert, Undo2 } from 'lucide-react';
import type { DeferredEdit } from '../../../core/amend/edits/deferred.ts';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { differenceWords } from '../../ui/difference-words.ts';
import { outcomeWords, sortOutcome } from './rebase-outcome.ts';

/** One edit that is not carried: what it did, why, and where to look. */
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

type Carried = RebaseReport['amendments'][number];

function NotCarried({ carried }: { readonly carried: Carried }) {
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

function Group({ title, of }: { readonly title: string; readonly of: readonly Carried[] }) {
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

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
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

/** What moving the review would do, to be read before it is done. */
export function RebasePreview({ report }: { readonly report: RebaseReport }) {
  const { fullyCarried, toDo, law } = sortOutcome(report);
  const readAgainWords = report.amendments.flatMap(({ id, readAgain }) =>
    readAgain.length > 0 ? [`${id}: ${readAgain.join(', ')}`] : [],
  );
  return (
    <>
      <p>{differenceWords(report.differences, 'the current base text')}</p>
      <p>
        <strong>{outcomeWords(report)}</strong>
      </p>
      <Group title="Needs your decision" of={toDo} />
      <Group title="Already in the new base text" of={law} />
      <Lines
        title="Carried over in full"
        lines={fullyCarried.map(({ id, title }) => `${id} ${titleOf({ title })}`)}
      />
      <Lines title="Carried over, but nearby words changed: check these" lines={readAgainWords} />
      <Lines
        title="Links that will be removed, because the new text does not have the provision"
        lines={report.linksGone}
      />
      <Lines title="Dismissed checks that no longer apply to the new text" lines={report.findingsGone} />
    </>
  );
}
