import { CircleAlert, CircleCheck, CircleMinus, CircleSlash, GitFork } from 'lucide-react';
import { capital } from '../../../core/base/english.ts';
import { BeforeAfter } from '../../ui/before-after.tsx';
import { Button, Checkbox } from '../../ui/controls.tsx';
import { canChoose, isAside, notesOn, type Proposed, STATUS_WORDS, whyNot } from './proposed-words.ts';
import { AsideList } from './set-aside.tsx';

const ICONS = {
  applied: CircleCheck,
  'already-made': CircleSlash,
  'not-applied': CircleAlert,
  unread: CircleAlert,
  overlaps: GitFork,
  'other-act': CircleSlash,
  'set-aside': CircleSlash,
  'left-out': CircleMinus,
} as const;

function Changes({ item }: { readonly item: Proposed }) {
  return (
    <ul className="item-changes">
      {item.changes.map(({ place, before, after, words }) => (
        <li key={words}>
          <span className="soft">{place}:</span>{' '}
          <BeforeAfter before={before} after={after} otherwise={words} />
        </li>
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly item: Proposed;
  readonly at: number;
  readonly isChosen: boolean;
  readonly onChoose: (at: number, chosen: boolean) => void;
  readonly onWithout: (ids: readonly string[]) => void;
}

function Item({ item, at, isChosen, onChoose, onWithout }: ItemProps) {
  const Icon = ICONS[item.status];
  const name = item.cite || `Item ${at + 1}`;
  const reason = whyNot(item);
  return (
    <li>
      <Checkbox
        aria-label={`Apply ${name}`}
        isSelected={isChosen && canChoose(item)}
        isDisabled={!canChoose(item)}
        onChange={(chosen) => onChoose(at, chosen)}
      />
      <div className="item">
        <div className="item-head">
          <strong>{name}</strong>
          <span className={`item-status ${item.status}`}>
            <Icon aria-hidden="true" /> {STATUS_WORDS[item.status]}
          </span>
        </div>
        <p className="words" lang="en-GB">
          {item.words}
        </p>
        {reason && <p className="why">{reason}</p>}
        {notesOn(item).map((note) => (
          <p key={note} className="why">
            {note}
          </p>
        ))}
        {item.changes.length > 0 && <Changes item={item} />}
        {item.status === 'overlaps' && (
          <div className="actions">
            <Button onPress={() => onWithout(item.alternatives)}>
              Compare with the text without {item.alternatives.join(', ')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

type ListProps = Pick<ItemProps, 'onChoose' | 'onWithout'> & {
  readonly items: readonly Proposed[];
  readonly left: ReadonlySet<number>;
};

/** Every item of amending text, with what would become of it, and all else that the text says. */
export function ProposedList({ items, left, ...does }: ListProps) {
  const aside = items
    .filter(isAside)
    .map(({ cite, words, reason }) => ({ name: capital(cite), words, reason }));
  return (
    <>
      <ol className="proposed" aria-label="What the text will do">
        {items.map((item, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the text
          isAside(item) ? null : <Item key={at} item={item} at={at} isChosen={!left.has(at)} {...does} />,
        )}
      </ol>
      {aside.length > 0 && (
        <details className="set-aside">
          <summary>Not amendments of this Act ({aside.length})</summary>
          <AsideList parts={aside} />
        </details>
      )}
    </>
  );
}
