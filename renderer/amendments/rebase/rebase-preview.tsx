import { Scale, TriangleAlert, Undo2 } from 'lucide-react';
import type { DeferredEdit } from '../../../core/amend/deferred.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { STATE_WORDS } from '../../../core/amend/states.ts';
import { titleOf } from '../../state/amendment-words.ts';
import { differenceWords } from '../../ui/difference-words.ts';
import { outcomeWords, sortOutcome } from './rebase-outcome.ts';

/** One edit that is not carried: what it did, why, and where to look. */
export function DeferredWords({ aside }: { readonly aside: DeferredEdit }) {
  const { why, words, message, was, near } = aside;
  return (
    <>
      <p>{words}</p>
      <p className="aside-why">
        {why === 'in-force' ? <Scale aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />} {message}.
        {why !== 'in-force' &&
          ` It stood in ${was}; the nearest place now is ${near.place || 'the whole Act'}.`}
      </p>
    </>
  );
}

type Carried = RebaseReport['amendments'][number];

function Held({ carried }: { readonly carried: Carried }) {
  const { id, title, was, state, deferred, carried: kept } = carried;
  return (
    <li>
      <h4>
        {id} {titleOf({ title })}
      </h4>
      {kept > 0 && <p className="help">The rest of it, {kept} of its edits, is carried.</p>}
      {state !== was && (
        <p className="help">
          <Undo2 aria-hidden="true" /> It goes from {STATE_WORDS[was].toLowerCase()} to{' '}
          {STATE_WORDS[state].toLowerCase()}, because a part of it is no longer as it was read.
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
          <Held key={carried.id} carried={carried} />
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
  const { whole, toDo, law } = sortOutcome(report);
  const again = report.amendments.flatMap(({ id, readAgain }) =>
    readAgain.length > 0 ? [`${id}: ${readAgain.join(', ')}`] : [],
  );
  return (
    <>
      <p>{differenceWords(report.differences, 'the text that the review has')}</p>
      <p>
        <strong>{outcomeWords(report)}</strong>
      </p>
      <Group title="Needs a person" of={toDo} />
      <Group title="Now in the base text" of={law} />
      <Lines title="Carried over whole" lines={whole.map(({ id, title }) => `${id} ${titleOf({ title })}`)} />
      <Lines title="Carried, where words beside them changed: read these again" lines={again} />
      <Lines title="Links to what is not in the newer text, which are taken off" lines={report.linksGone} />
      <Lines title="Findings set aside, about what is not in the newer text" lines={report.findingsGone} />
    </>
  );
}
