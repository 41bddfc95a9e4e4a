import { useMemo, useState } from 'react';
import { describeEdits } from '../../core/amend/changes/describe-edits.ts';
import { isLive } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { useBench, useReview, useReviewOf } from '../state/review/review.tsx';
import { Checkbox } from '../ui/controls.tsx';
import { amendmentGroups } from './amendment-groups.ts';
import type { Listed } from './listed-amendments.ts';
import './choose-shown.css';

function EditList({ id }: { readonly id: string }) {
  const { bench, dispatch } = useBench();
  const instrument = useReviewOf((review) => review.instrument);
  const amendment = useReviewOf(({ draft }) => draft.amendments.find((each) => each.id === id));
  if (!amendment) return null;
  const isAllShown = bench.open !== null && bench.active === amendment.id;
  return (
    <>
      {isAllShown && (
        <p className="help">While a section is open for typing, all of {amendment.id} is shown.</p>
      )}
      <ul className="edit-list">
        {describeEdits(instrument.root, amendment).map(({ key, changes }) => (
          <li key={key}>
            <Checkbox
              isSelected={isAllShown || !bench.leftOut.has(key)}
              isDisabled={isAllShown}
              onChange={(isShown) => dispatch({ do: 'show-edits', keys: [key], isShown })}
            >
              {changes.length === 0
                ? 'A change with no effect'
                : changes.map(({ words }) => words).join('; ')}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChooseEditsProps extends Pick<Listed, 'id' | 'changes' | 'left'> {
  /** Whether it says what is chosen, where nothing round it does. */
  readonly isSaid?: boolean;
}

/** The changes of an amendment, each to be shown in the text or left out of it by itself. */
export function ChooseEdits({ id, changes, left, isSaid = false }: ChooseEditsProps) {
  const [open, setOpen] = useState(false);
  if (changes === 0) return null;
  return (
    <details className="choose-edits" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Changes of ${id} to show`}>
        {left > 0 ? `${changes - left} of ${count(changes, 'change')}` : count(changes, 'change')}
        {isSaid && ': show or hide each in the text'}
      </summary>
      {open && <EditList id={id} />}
    </details>
  );
}

function Groups() {
  const { draft, evidence, links, bench, dispatch } = useReview();
  const groups = useMemo(
    () => amendmentGroups(draft.amendments, evidence, links),
    [draft.amendments, evidence, links],
  );
  return groups.map(({ by, groups: own }) => (
    <fieldset key={by}>
      <legend>By {by}</legend>
      {own.map(({ key, name, ids }) => {
        const hidden = ids.filter((id) => bench.hidden.has(id)).length;
        return (
          <Checkbox
            key={key}
            isSelected={hidden === 0}
            isIndeterminate={hidden > 0 && hidden < ids.length}
            onChange={(isShown) => dispatch({ do: 'show', ids, isShown })}
          >
            {name} <span className="soft">({ids.join(', ')})</span>
          </Checkbox>
        );
      })}
    </fieldset>
  ));
}

/** Amendments to show or hide together: by state, by the recommendation they answer, by author. */
export function ChooseGroups() {
  const any = useReviewOf(({ draft }) => draft.amendments.some(isLive));
  const [open, setOpen] = useState(false);
  if (!any) return null;
  return (
    <details className="choose-groups" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show or hide in the text by state, recommendation or author</summary>
      {open && <Groups />}
    </details>
  );
}
