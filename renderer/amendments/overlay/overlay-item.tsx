import {
  Check,
  CircleAlert,
  CircleDashed,
  CircleMinus,
  CircleSlash,
  GitFork,
  MapPin,
  Split,
  Undo2,
} from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cite } from '../../../core/act/citation.ts';
import { listed, listedByNumber } from '../../../core/base/english.ts';
import type { OverlayItem as Item } from '../../../core/wording/overlay-calls.ts';
import type { OverlayAction } from '../../../core/wording/overlay-decisions.ts';
import { useReviewOf, useTools } from '../../state/review/review.tsx';
import { useOpenAlternatives } from '../../text/alternatives/alternatives-provider.tsx';
import { Button } from '../../ui/controls.tsx';
import {
  describeStatus,
  type ItemStatus,
  itemName,
  itemNotes,
  itemStatus,
  possibleActions,
} from './overlay-words.ts';

const ICONS: Readonly<Record<ItemStatus, typeof Check>> = {
  made: Check,
  skipped: CircleMinus,
  applied: CircleDashed,
  'already-made': CircleSlash,
  'not-applied': CircleAlert,
  overlaps: GitFork,
  unread: CircleAlert,
  'other-act': CircleSlash,
  'set-aside': CircleSlash,
  'left-out': CircleDashed,
};

/** A link to the provision that an instruction names. */
function GoToProvision({ pid }: { readonly pid: string }) {
  const { dispatch } = useTools();
  const root = useReviewOf(({ instrument }) => instrument.root);
  const words = useMemo(() => cite(root, pid), [root, pid]);
  return (
    <Button look="link" onPress={() => dispatch({ do: 'go', pid })}>
      <MapPin aria-hidden="true" /> Go to {words}
    </Button>
  );
}

/** Says which alternatives an amendment has and which one the text shows, with a button to compare them. */
function AlternativeTo({ id }: { readonly id: string }) {
  const words = useReviewOf(({ draft: { alternatives } }) => {
    const hiddenAlternative = alternatives.find((one) => one.id === id);
    if (hiddenAlternative) return `The text shows ${listed(hiddenAlternative.with)} instead of ${id}.`;
    const rivals = alternatives.filter((one) => one.with.includes(id)).map((one) => one.id);
    return rivals.length > 0 ? `The text shows ${id} instead of ${listedByNumber(rivals)}.` : '';
  });
  const open = useOpenAlternatives();
  if (words === '') return null;
  return (
    <>
      <p className="why">{words}</p>
      <div className="actions">
        <Button onPress={() => open(id)}>
          <Split aria-hidden="true" /> Compare alternatives…
        </Button>
      </div>
    </>
  );
}

interface ItemProps {
  readonly item: Item;
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
  readonly headRef: Ref<HTMLButtonElement>;
  readonly onChoose: () => void;
  readonly onAction: (action: OverlayAction) => void;
}

/** An instruction in the list: its name and status and, if it is the current one, its wording and actions. */
export function OverlayItemView({ item, isCurrent, isBusy, headRef, onChoose, onAction }: ItemProps) {
  const status = itemStatus(item);
  const Icon = ICONS[status];
  const actions = possibleActions(item);
  const created = item.decided?.made;
  return (
    <li className={isCurrent ? 'step current' : 'step'}>
      <AriaButton
        ref={headRef}
        className="step-head"
        excludeFromTabOrder={!isCurrent}
        aria-expanded={isCurrent}
        aria-current={isCurrent ? 'step' : undefined}
        onPress={onChoose}
      >
        <strong>{itemName(item)}</strong>
        <span className={`item-status ${status}`}>
          <Icon aria-hidden="true" /> {describeStatus(item)}
        </span>
        {!isCurrent && (
          <span className="step-words" lang="en-GB">
            {item.words}
          </span>
        )}
      </AriaButton>
      {isCurrent && (
        <div className="step-body">
          <p className="words" lang="en-GB">
            {item.words}
          </p>
          {item.inserted.length > 0 && (
            <div className="step-inserted" lang="en-GB">
              {item.inserted.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines may read the same
                <p key={at}>{line}</p>
              ))}
            </div>
          )}
          {itemNotes(item).map((note) => (
            <p key={note} className="why">
              {note}
            </p>
          ))}
          {item.pid !== null && (
            <p>
              <GoToProvision pid={item.pid} />
            </p>
          )}
          {status === 'made' && created && <AlternativeTo id={created.amendment} />}
          {actions.length > 0 && (
            <div className="actions">
              {actions.includes('apply') && (
                <Button
                  call="overlay.apply"
                  look="primary"
                  aria-keyshortcuts="A"
                  isBusy={isBusy}
                  onPress={() => onAction('apply')}
                >
                  <Check aria-hidden="true" /> {status === 'overlaps' ? 'Apply as an alternative' : 'Apply'}
                </Button>
              )}
              {actions.includes('skip') && (
                <Button
                  call="overlay.skip"
                  aria-keyshortcuts="S"
                  isBusy={isBusy}
                  onPress={() => onAction('skip')}
                >
                  Skip
                </Button>
              )}
              {actions.includes('undo') && (
                <Button
                  call="overlay.reopen"
                  aria-keyshortcuts="U"
                  isBusy={isBusy}
                  onPress={() => onAction('undo')}
                >
                  <Undo2 aria-hidden="true" /> {status === 'skipped' ? 'Undo skip' : 'Undo'}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}
