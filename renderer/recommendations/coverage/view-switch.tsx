import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { COVERAGE_VIEWS, type CoverageView, showCoverage, useCoverageView } from './view-store.ts';

const VIEW_WORDS: Readonly<Record<CoverageView, string>> = {
  list: 'List',
  matrix: 'Matrix',
  provisions: 'Provisions',
  picture: 'Picture',
};

/** The recommendations as a list, as a matrix with the amendments, by provision, or as a picture. */
export function ViewSwitch() {
  const view = useCoverageView();
  return (
    <ToggleButtonGroup
      aria-label="Shown as"
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => showCoverage(COVERAGE_VIEWS.find((known) => keys.has(known)) ?? 'list')}
    >
      {COVERAGE_VIEWS.map((known) => (
        <ToggleButton key={known} id={known}>
          {VIEW_WORDS[known]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
