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

function Changes({ proposed }: { readonly proposed: Proposed }) {
  return (
    <ul className="item-changes">
      {proposed.changes.map(({ place, before, after, words }) => (
        <li key={words}>
          <span className="soft">{place}:</span>{' '}
          <BeforeAfter before={before} after={after} otherwise={words} />
        </li>
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly proposed: Proposed;
  readonly at: number;
  readonly isChosen: boolean;
  readonly onChoose: (at: number, chosen: boolean) => void;
  readonly onLeaveOut: (ids: readonly string[]) => void;
}

function ProposedItem({ proposed, at, isChosen, onChoose, onLeaveOut }: ItemProps) {
  const Icon = ICONS[proposed.status];
  const name = proposed.cite || `Item ${at + 1}`;
  const reason = whyNot(proposed);
  return (
    <li>
      <Checkbox
        aria-label={`Apply ${name}`}
        isSelected={isChosen && canChoose(proposed)}
        isDisabled={!canChoose(proposed)}
        onChange={(chosen) => onChoose(at, chosen)}
      />
      <div className="item">
        <div className="item-head">
          <strong>{name}</strong>
          <span className={`item-status ${proposed.status}`}>
            <Icon aria-hidden="true" /> {STATUS_WORDS[proposed.status]}
          </span>
        </div>
        <p className="words" lang="en-GB">
          {proposed.words}
        </p>
        {reason && <p className="why">{reason}</p>}
        {notesOn(proposed).map((note) => (
          <p key={note} className="why">
            {note}
          </p>
        ))}
        {proposed.changes.length > 0 && <Changes proposed={proposed} />}
        {proposed.status === 'overlaps' && (
          <div className="actions">
            <Button onPress={() => onLeaveOut(proposed.alternatives)}>
              Compare with the text without {proposed.alternatives.join(', ')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

type ListProps = Pick<ItemProps, 'onChoose' | 'onLeaveOut'> & {
  readonly items: readonly Proposed[];
  readonly leftOutIndices: ReadonlySet<number>;
};

/** The instructions of an amending text, each with its effect, and the parts that amend nothing in this Act. */
export function ProposedList({ items, leftOutIndices, ...does }: ListProps) {
  const aside = items
    .filter(isAside)
    .map(({ cite, words, reason }) => ({ name: capital(cite), words, reason }));
  return (
    <>
      <ol className="proposed" aria-label="What the text will do">
        {items.map((item, at) =>
          isAside(item) ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the text
            <ProposedItem key={at} proposed={item} at={at} isChosen={!leftOutIndices.has(at)} {...does} />
          ),
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
