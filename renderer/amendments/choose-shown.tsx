import { useMemo, useState } from 'react';
import { describeEdits } from '../../core/amend/changes/describe-edits.ts';
import { isLive } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { useBench, useReview, useReviewOf } from '../state/review/review.tsx';
import { Checkbox } from '../ui/controls.tsx';
import { amendmentGroups } from './amendment-groups.ts';
import type { ListedAmendment } from './listed-amendments.ts';
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

interface ChooseEditsProps extends Pick<ListedAmendment, 'id' | 'changes' | 'hiddenChanges'> {
  /** Whether the summary also says what the list is for, where no heading says so. */
  readonly isExplained?: boolean;
}

/** The changes of an amendment, each with a checkbox that shows or hides it in the text. */
export function ChooseEdits({ id, changes, hiddenChanges, isExplained = false }: ChooseEditsProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (changes === 0) return null;
  return (
    <details className="choose-edits" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary aria-label={`Changes of ${id} to show`}>
        {hiddenChanges > 0
          ? `${changes - hiddenChanges} of ${count(changes, 'change')}`
          : count(changes, 'change')}
        {isExplained && ': show or hide each in the text'}
      </summary>
      {isOpen && <EditList id={id} />}
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

/** Shows or hides amendments in groups: by state, recommendation or author. */
export function ChooseGroups() {
  const hasLive = useReviewOf(({ draft }) => draft.amendments.some(isLive));
  const [isOpen, setIsOpen] = useState(false);
  if (!hasLive) return null;
  return (
    <details className="choose-groups" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Show or hide in the text by state, recommendation or author</summary>
      {isOpen && <Groups />}
    </details>
  );
}
