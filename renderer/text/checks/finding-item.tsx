import { Wrench } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { useWrite } from '../../state/host/queries.ts';
import { useBench } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { useChecks } from './checks.tsx';
import { IgnoreButton } from './ignore-dialog.tsx';
import type { PlacedFinding } from './protocol.ts';
import { SeverityWord } from './severity.tsx';
import type { IgnoredInDraft } from './sort-findings.ts';

/** Attributes of a list of findings. It takes the focus when the item that had it is removed. */
export const LIST = { 'data-findings': true, tabIndex: -1 } as const;

/** Moves the focus to the list of an item, before the item is removed. */
function useHome() {
  const listItem = useRef<HTMLLIElement>(null);
  const goHome = () => {
    const list = listItem.current?.closest<HTMLElement>('[data-findings]');
    requestAnimationFrame(() => list?.focus());
  };
  return { listItem, goHome };
}

interface ItemProps {
  /** Whether to name the amendment. A list for one amendment does not. */
  readonly naming?: boolean;
  /** Called when the person goes to the text, so that what covers it can close. */
  readonly onGo?: (() => void) | undefined;
}

function Place({
  finding,
  naming = false,
  onGo,
}: ItemProps & { readonly finding: Pick<PlacedFinding, 'pid' | 'place' | 'amendment'> }) {
  const { dispatch } = useBench();
  return (
    <>
      <Button
        look="link"
        onPress={() => {
          onGo?.();
          dispatch({ do: 'go', pid: finding.pid });
        }}
      >
        {finding.place}
      </Button>
      {naming && finding.amendment !== null && <span className="id">{finding.amendment}</span>}
    </>
  );
}

/** A finding: its severity, place and message, and the actions on it. */
export const FindingItem = memo(function FindingItem({
  finding,
  ...props
}: ItemProps & { readonly finding: PlacedFinding }) {
  const { fix } = useChecks();
  const [fixing, setFixing] = useState(false);
  const { listItem, goHome } = useHome();
  return (
    <li className={`finding ${finding.severity}`} ref={listItem}>
      <p className="finding-head">
        <SeverityWord severity={finding.severity} /> <Place finding={finding} {...props} />
      </p>
      <p>{finding.message}</p>
      <div className="actions">
        {finding.fix && (
          <Button
            call="amendment.create"
            isBusy={fixing}
            onPress={async () => {
              setFixing(true);
              if (await fix(finding)) goHome();
              setFixing(false);
            }}
          >
            <Wrench aria-hidden="true" /> <span>Fix: {finding.fix.words}</span>
          </Button>
        )}
        <IgnoreButton subject={finding} onDone={goHome} />
      </div>
    </li>
  );
});

/** A dismissed finding, with its reason and a button to undo. */
export function IgnoredItem({ aside, ...props }: ItemProps & { readonly aside: IgnoredInDraft }) {
  const { ignored, finding } = aside;
  const unignore = useWrite('finding.heed');
  const { announce, fault } = useAnnounce();
  const { listItem, goHome } = useHome();
  return (
    <li className="finding aside" ref={listItem}>
      {finding && (
        <p className="finding-head">
          <span className="severity-word">Dismissed</span> <Place finding={finding} {...props} />
        </p>
      )}
      <p>{finding?.message ?? (ignored.said || ignored.key)}</p>
      <p>
        <strong>Because:</strong> {ignored.because}
      </p>
      <p className="soft">
        {ignored.by}, {dayAndTime(ignored.at)}
      </p>
      <div className="actions">
        <Button
          call="finding.heed"
          look="quiet"
          isBusy={unignore.isPending}
          onPress={() =>
            unignore.mutate(
              { key: ignored.key },
              {
                onSuccess: () => {
                  announce('Undone: the finding is shown again.');
                  goHome();
                },
                onError: fault,
              },
            )
          }
        >
          Undo
        </Button>
      </div>
    </li>
  );
}
