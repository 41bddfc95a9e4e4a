import { memo } from 'react';
import { indexTree, type Pid } from '../../core/act/tree.ts';
import type { Change } from '../../core/amend/changes/changes-of.ts';
import { count } from '../../core/base/english.ts';
import { describedChanges } from '../state/review/changes.ts';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { BeforeAfter } from '../ui/before-after.tsx';
import { Button } from '../ui/controls.tsx';

interface PlaceProps {
  readonly id: string;
  readonly pid: Pid;
  readonly place: string;
}

const PlaceLink = memo(function Place({ id, pid, place }: PlaceProps) {
  const { dispatch } = useTools();
  return (
    <Button
      look="link"
      onPress={() => {
        dispatch({ do: 'select', id });
        dispatch({ do: 'go', pid });
      }}
    >
      {place}
    </Button>
  );
});

interface LineProps {
  readonly id: string;
  readonly change: Change;
  /** Whether the change is in a provision that an amendment inserts. */
  readonly isNew: boolean;
}

const isSameLine = (a: LineProps, b: LineProps): boolean =>
  a.id === b.id &&
  a.isNew === b.isNew &&
  (['pid', 'place', 'before', 'after'] as const).every((key) => a.change[key] === b.change[key]);

/** Memoised by its text, because a key press changes only one of the lines. */
const ChangeLine = memo(function ChangeLine({ id, change, isNew }: LineProps) {
  return (
    <li>
      <PlaceLink id={id} pid={change.pid} place={change.place} />{' '}
      {isNew && <span className="soft">(a new provision)</span>}
      <BeforeAfter before={change.before} after={change.after} />
    </li>
  );
}, isSameLine);

const NO_CHANGES: readonly Change[] = [];

/** The changes of an amendment in words, each linked to its place in the text. */
export const ChangeList = memo(function Places({ id }: { readonly id: string }) {
  const instrument = useReviewOf((review) => review.instrument);
  const changes = useReviewOf(({ instrument: { root }, draft }) => {
    const amendment = draft.amendments.find((each) => each.id === id);
    return amendment ? describedChanges(root, amendment) : NO_CHANGES;
  });
  const byPid = indexTree(instrument.root).byPid;
  return (
    <section className="places" aria-label={`Changes of ${id} in words`}>
      <h3>{changes.length === 0 ? 'Changes' : count(changes.length, 'change')}</h3>
      {changes.length === 0 ? (
        <p className="help">No changes yet. Click a section of the Act and type.</p>
      ) : (
        <ol>
          {changes.map((change) => (
            <ChangeLine key={change.key} id={id} change={change} isNew={!byPid.has(change.pid)} />
          ))}
        </ol>
      )}
    </section>
  );
});
