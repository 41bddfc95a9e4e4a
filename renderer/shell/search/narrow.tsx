import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SearchKind } from '../../../core/search/search-index.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { countOf, GROUPS, type GroupId } from './kinds.ts';

interface Props {
  readonly group: GroupId;
  readonly onGroup: (group: GroupId) => void;
  readonly deleted: boolean;
  readonly onDeleted: (deleted: boolean) => void;
  /** How many of each kind hold the words; null while nothing is searched for. */
  readonly counts: Readonly<Partial<Record<SearchKind, number>>> | null;
}

/** What a search is narrowed to, with how much there would be of each. */
export function Narrow({ group, onGroup, deleted, onDeleted, counts }: Props) {
  const countLabel = (kinds: readonly SearchKind[]) =>
    counts && <span className="soft"> {countOf(counts, kinds).toLocaleString('en-GB')}</span>;
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
