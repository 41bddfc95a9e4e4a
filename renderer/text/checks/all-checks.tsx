import { memo, useState } from 'react';
import { CHECKS, type CheckStatus } from '../../../core/amend/checks/table.ts';
import { count } from '../../../core/base/english.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useCheckState, useFindings } from './checks.tsx';
import { ChecksTrouble } from './checks-trouble.tsx';
import { FindingItem, IgnoredItem, LIST } from './finding-item.tsx';
import { SeverityMark } from './severity.tsx';
import { countWords, worst } from './sort-findings.ts';
import './checks.css';

const LIMIT_WORDS: Readonly<Record<CheckStatus, string>> = {
  full: '',
  partial: 'For you to check: ',
  'not-possible': 'This check is not possible here: ',
};

/** What each check does, and what is left for a person to check. No findings does not mean no problems. */
function Table() {
  return (
    <details>
      <summary>What Keeling checks, and what you need to check</summary>
      <dl className="check-table">
        {CHECKS.map(({ id, title, status, does, doesNot }) => (
          <div key={id}>
            <dt>
              <span className="soft">{id}</span> {title}
            </dt>
            <dd>
              {does} {doesNot !== null && <em>{`${LIMIT_WORDS[status]}${doesNot}`}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function All({ close }: { readonly close: () => void }) {
  const { open, dismissed } = useFindings();
  const phase = useCheckState((state) => state.phase);
  return (
    <div className="all-checks">
      <ChecksTrouble />
      <div {...LIST}>
        <p className="help" role="status">
          {phase === 'waiting'
            ? 'Checking…'
            : countWords(open) || 'No problems found in the amendments shown.'}
        </p>
        <ul className="findings">
          {open.map((finding) => (
            <FindingItem key={finding.key} finding={finding} naming onGo={close} />
          ))}
        </ul>
        {dismissed.length > 0 && (
          <>
            <h3>Dismissed, with a reason</h3>
            <ul className="findings">
              {dismissed.map((each) => (
                <IgnoredItem key={each.ignored.key} aside={each} naming onGo={close} />
              ))}
            </ul>
          </>
        )}
      </div>
      <Table />
    </div>
  );
}

/** The number of findings, in the status bar. Opens the list of all. */
export const ChecksCount = memo(function ChecksCount() {
  const { open, dismissed } = useFindings();
  const stopped = useCheckState((state) => state.phase === 'failed');
  const hasChecked = useCheckState((state) => state.hasChecked);
  const [listing, setListing] = useState(false);
  const severity = worst(open);
  const ignored = dismissed.length === 0 ? '' : `${count(dismissed.length, 'finding')} dismissed`;
  const noneWords = hasChecked ? 'no problems found' : 'checking…';
  const summary = [countWords(open) || noneWords, ignored].filter(Boolean).join(', ');
  return (
    <>
      <Button look="link" onPress={() => setListing(true)}>
        {severity && <SeverityMark severity={severity} />}
        {stopped ? 'Checks stopped' : `Checks: ${summary}`}
      </Button>
      <Sheet title="Checks" isOpen={listing} onOpenChange={setListing}>
        {(close) => <All close={close} />}
      </Sheet>
    </>
  );
});
