import { Split } from 'lucide-react';
import { memo } from 'react';
import { citePlace } from '../../core/amend/changes/edit-place.ts';
import { isLive } from '../../core/amend/edits/states.ts';
import { listed } from '../../core/base/english.ts';
import { titleOf } from '../state/review/amendment-words.ts';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { useOpenAlternatives } from '../text/alternatives/alternatives-provider.tsx';
import { Button, Checkbox } from '../ui/controls.tsx';
import { saysTheSame } from '../ui/says-the-same.ts';
import { ChooseEdits } from './choose-shown.tsx';
import type { ListedAmendment } from './listed-amendments.ts';
import { useIncrementalList } from './use-incremental-list.ts';

interface ShownListProps {
  readonly listed: readonly ListedAmendment[];
  readonly hidden: ReadonlySet<string>;
  readonly onShow: (ids: readonly string[], isShown: boolean) => void;
}

/** Height of a row in pixels: the name, and the number of changes. */
const ROW_HEIGHT = 58;

type RowProps = Omit<ListedAmendment, 'state'> &
  Pick<ShownListProps, 'onShow'> & {
    readonly isShown: boolean;
    readonly at: number;
    readonly total: number;
  };

const Row = memo(function Row(props: RowProps) {
  const { id, title, changes, hiddenChanges, isHiddenAlternative, isShown, at, total, onShow } = props;
  return (
    <li aria-posinset={at + 1} aria-setsize={total}>
      <Checkbox isSelected={isShown} onChange={(isWanted) => onShow([id], isWanted)}>
        <span className="id">{id}</span> {titleOf({ title })}
        {isHiddenAlternative && <span className="soft"> (alternative, not shown)</span>}
      </Checkbox>
      {!isHiddenAlternative && isShown && (
        <ChooseEdits id={id} changes={changes} hiddenChanges={hiddenChanges} />
      )}
    </li>
  );
});

/** The list that shows or hides each amendment in the text. */
export const ShownList = memo(function ShownList({ listed, hidden, onShow }: ShownListProps) {
  const live = listed.filter(isLive);
  const ids = live.map(({ id }) => id);
  const all = ids.every((id) => !hidden.has(id));
  const isNoneShown = ids.every((id) => hidden.has(id));
  const { renderedCount, placeholderRef } = useIncrementalList<HTMLLIElement>(live.length, ROW_HEIGHT);
  const undrawn = live.length - renderedCount;
  return (
    <div className="shown-list">
      <Checkbox
        isSelected={all}
        isIndeterminate={!all && !isNoneShown}
        onChange={(isShown) => onShow(ids, isShown)}
      >
        All amendments
      </Checkbox>
      <ul>
        {live
          .slice(0, renderedCount)
          .map(({ id, title, changes, hiddenChanges, isHiddenAlternative }, at) => (
            <Row
              key={id}
              id={id}
              title={title}
              changes={changes}
              hiddenChanges={hiddenChanges}
              isHiddenAlternative={isHiddenAlternative}
              isShown={!hidden.has(id)}
              at={at}
              total={live.length}
              onShow={onShow}
            />
          ))}
        {undrawn > 0 && (
          <li
            ref={placeholderRef}
            aria-hidden="true"
            className="undrawn"
            style={{ height: undrawn * ROW_HEIGHT }}
          />
        )}
      </ul>
    </div>
  );
});

interface AlternativesProps {
  /** Lists only alternatives of this amendment or, with `isOthers`, only those among the others. Null lists all. */
  readonly of?: string | null;
  readonly isOthers?: boolean;
}

/** Lists the amendments that cannot be shown together, with buttons to choose between them. */
export function Alternatives({ of = null, isOthers = false }: AlternativesProps) {
  const instrument = useReviewOf((review) => review.instrument);
  const all = useReviewOf(({ draft }) => draft.alternatives, saysTheSame);
  const alternatives = all.filter(
    ({ id, with: others }) => of === null || (id === of || others.includes(of)) !== isOthers,
  );
  const { dispatch } = useTools();
  const openAlternatives = useOpenAlternatives();
  if (alternatives.length === 0) return null;
  return (
    <section className="alternatives" aria-label="Alternatives">
      {alternatives.map(({ id, with: rivals, places }) => {
        const where = [...new Set(places.flatMap((place) => citePlace(instrument.root, place) ?? []))];
        return (
          <div key={id} className="alternative">
            <p>
              <Split aria-hidden="true" /> <strong>{id}</strong> and <strong>{rivals.join(', ')}</strong>{' '}
              change the same words{where.length > 0 && ` of ${listed(where)}`}. They are alternatives, and{' '}
              <strong>{id}</strong> is not shown.
            </p>
            <Button onPress={() => openAlternatives(id)}>Compare {id} side by side</Button>
            <Button onPress={() => dispatch({ do: 'instead', id, of: rivals })}>
              Show {id} instead of {rivals.join(', ')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
