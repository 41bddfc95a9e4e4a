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
import { type ItemNow, itemNow, mayDo, nameOf, notesOn, statusWords } from './overlay-words.ts';

const ICONS: Readonly<Record<ItemNow, typeof Check>> = {
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

/** The way to the provision that an item names. */
function Place({ pid }: { readonly pid: string }) {
  const { dispatch } = useTools();
  const root = useReviewOf(({ instrument }) => instrument.root);
  const words = useMemo(() => cite(root, pid), [root, pid]);
  return (
    <Button look="link" onPress={() => dispatch({ do: 'go', pid })}>
      <MapPin aria-hidden="true" /> Go to {words}
    </Button>
  );
}

/** What an alternative is one to, which of them the text shows, and the way to compare them. */
function AlternativeTo({ id }: { readonly id: string }) {
  const words = useReviewOf(({ draft: { alternatives } }) => {
    const out = alternatives.find((one) => one.id === id);
    if (out) return `The text shows ${listed(out.with)} instead of ${id}.`;
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
  readonly head: Ref<HTMLButtonElement>;
  readonly onChoose: () => void;
  readonly onDo: (action: OverlayAction) => void;
}

/** An instruction of the list: its name and what it is now, and of the current one its words and what can be done. */
export function OverlayItemView({ item, isCurrent, isBusy, head, onChoose, onDo }: ItemProps) {
  const now = itemNow(item);
  const Icon = ICONS[now];
  const may = mayDo(item);
  const created = item.decided?.made;
  return (
    <li className={isCurrent ? 'step current' : 'step'}>
      <AriaButton
        ref={head}
        className="step-head"
        excludeFromTabOrder={!isCurrent}
        aria-expanded={isCurrent}
        aria-current={isCurrent ? 'step' : undefined}
        onPress={onChoose}
      >
        <strong>{nameOf(item)}</strong>
        <span className={`item-status ${now}`}>
          <Icon aria-hidden="true" /> {statusWords(item)}
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
          {notesOn(item).map((note) => (
            <p key={note} className="why">
              {note}
            </p>
          ))}
          {item.pid !== null && (
            <p>
              <Place pid={item.pid} />
            </p>
          )}
          {now === 'made' && created && <AlternativeTo id={created.amendment} />}
          {may.length > 0 && (
            <div className="actions">
              {may.includes('apply') && (
                <Button
                  call="overlay.apply"
                  look="primary"
                  aria-keyshortcuts="A"
                  isBusy={isBusy}
                  onPress={() => onDo('apply')}
                >
                  <Check aria-hidden="true" /> {now === 'overlaps' ? 'Apply as an alternative' : 'Apply'}
                </Button>
              )}
              {may.includes('skip') && (
                <Button
                  call="overlay.skip"
                  aria-keyshortcuts="S"
                  isBusy={isBusy}
                  onPress={() => onDo('skip')}
                >
                  Skip
                </Button>
              )}
              {may.includes('undo') && (
                <Button
                  call="overlay.reopen"
                  aria-keyshortcuts="U"
                  isBusy={isBusy}
                  onPress={() => onDo('undo')}
                >
                  <Undo2 aria-hidden="true" /> {now === 'skipped' ? 'Undo skip' : 'Undo'}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}
