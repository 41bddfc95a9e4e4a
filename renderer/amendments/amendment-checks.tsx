import { memo } from 'react';
import { count } from '../../core/base/english.ts';
import { useCheckState, useFindings } from '../text/checks/checks.tsx';
import { ChecksTrouble } from '../text/checks/checks-trouble.tsx';
import { FindingItem, IgnoredItem, LIST } from '../text/checks/finding-item.tsx';
import { countWords, ofAmendment } from '../text/checks/sort-findings.ts';
import '../text/checks/checks.css';

/** The line shown instead of findings: no problems, still checking, or waiting until typing stops. */
function NoFindings({ id }: { readonly id: string }) {
  const phase = useCheckState((state) => state.phase);
  const isWaiting = useCheckState((state) => state.heldBack > 0);
  if (phase === 'failed') return null;
  const restingWords = isWaiting
    ? 'Checks wait until you leave the line you are typing.'
    : `No problems found in ${id}.`;
  return <p className="help">{phase === 'resting' ? restingWords : 'Checking…'}</p>;
}

/** The findings of the checks in one amendment, most serious first, and the dismissed ones. */
export const AmendmentChecks = memo(function AmendmentChecks({ id }: { readonly id: string }) {
  const { open, dismissed } = ofAmendment(useFindings(), id);
  return (
    <section className="checks" aria-label={`Checks of ${id}`} {...LIST}>
      <h3>{open.length === 0 ? 'Checks' : `Checks: ${countWords(open)}`}</h3>
      <ChecksTrouble />
      {open.length === 0 && <NoFindings id={id} />}
      {open.length > 0 && (
        <ul className="findings">
          {open.map((finding) => (
            <FindingItem key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
      {dismissed.length > 0 && (
        <details>
          <summary>{count(dismissed.length, 'finding')} dismissed</summary>
          <ul className="findings">
            {dismissed.map((each) => (
              <IgnoredItem key={each.ignored.key} aside={each} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
});
