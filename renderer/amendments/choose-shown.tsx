import { useMemo, useState } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { Checkbox } from '../shared/controls.tsx';
import { count } from '../shared/words.ts';
import { useReview } from '../state/review.tsx';
import { isLive } from '../state/selection.ts';
import { editsTold } from './edits-told.ts';
import { groupsOf } from './groups.ts';
import './choose-shown.css';

function EditList({ amendment }: { readonly amendment: Amendment }) {
  const { instrument, bench, dispatch } = useReview();
  const whole = bench.open !== null && bench.active === amendment.id;
  return (
    <>
      {whole && <p className="help">While a section is open for typing, all of {amendment.id} is shown.</p>}
      <ul className="edit-list">
        {editsTold(instrument.root, amendment).map(({ key, changes }) => (
          <li key={key}>
            <Checkbox
              isSelected={whole || !bench.leftOut.has(key)}
              isDisabled={whole}
              onChange={(shown) => dispatch({ do: 'show-edits', keys: [key], shown })}
            >
              {changes.length === 0
                ? 'A change without effect'
                : changes.map(({ words }) => words).join('; ')}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The changes of an amendment, each to be shown in the text or left out of it by itself. */
export function ChooseEdits({ id }: { readonly id: string }) {
  const { draft, bench, instrument } = useReview();
  const [open, setOpen] = useState(false);
  const amendment = draft.amendments.find((known) => known.id === id);
  if (!amendment || amendment.edits.length === 0) return null;
  const told = editsTold(instrument.root, amendment);
  const left = told.filter(({ key }) => bench.leftOut.has(key)).length;
  return (
    <details className="choose-edits" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Changes of ${id} to show`}>
        {left > 0 ? `${told.length - left} of ${count(told.length, 'change')}` : count(told.length, 'change')}
      </summary>
      {open && <EditList amendment={amendment} />}
    </details>
  );
}

/** Amendments to show or hide together: by state, by the recommendation they answer, by author. */
export function ChooseGroups() {
  const { draft, evidence, links, bench, dispatch } = useReview();
  const groups = useMemo(
    () => groupsOf(draft.amendments, evidence, links),
    [draft.amendments, evidence, links],
  );
  if (!draft.amendments.some(isLive)) return null;
  return (
    <details className="choose-groups">
      <summary>Choose by state, recommendation or author</summary>
      {groups.map(({ by, groups: own }) => (
        <fieldset key={by}>
          <legend>By {by}</legend>
          {own.map(({ key, name, ids }) => {
            const hidden = ids.filter((id) => bench.hidden.has(id)).length;
            return (
              <Checkbox
                key={key}
                isSelected={hidden === 0}
                isIndeterminate={hidden > 0 && hidden < ids.length}
                onChange={(shown) => dispatch({ do: 'show', ids, shown })}
              >
                {name} <span className="soft">({ids.join(', ')})</span>
              </Checkbox>
            );
          })}
        </fieldset>
      ))}
    </details>
  );
}
