import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SearchKind } from '../../../core/search/search-index.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { countMatches, GROUPS, type GroupId } from './kinds.ts';

interface Props {
  readonly group: GroupId;
  readonly onGroup: (group: GroupId) => void;
  readonly deleted: boolean;
  readonly onDeleted: (deleted: boolean) => void;
  /** The number of matches of each kind; null before a search. */
  readonly counts: Readonly<Partial<Record<SearchKind, number>>> | null;
}

/** The filters of the search, each with the number of its matches. */
export function Narrow({ group, onGroup, deleted, onDeleted, counts }: Props) {
  const countLabel = (kinds: readonly SearchKind[]) =>
    counts && <span className="soft"> {countMatches(counts, kinds).toLocaleString('en-GB')}</span>;
  return (
    <footer className="palette-narrow">
      <ToggleButtonGroup
        aria-label="Search in"
        className="segments"
        disallowEmptySelection
        selectedKeys={[group]}
        onSelectionChange={(keys) => {
          const chosen = GROUPS.find(({ id }) => keys.has(id));
          if (chosen) onGroup(chosen.id);
        }}
      >
        {GROUPS.map(({ id, words, kinds }) => (
          <ToggleButton key={id} id={id}>
            {words}
            {countLabel(kinds)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Checkbox isSelected={deleted} onChange={onDeleted}>
        Deleted words{countLabel(['deleted'])}
      </Checkbox>
    </footer>
  );
}
