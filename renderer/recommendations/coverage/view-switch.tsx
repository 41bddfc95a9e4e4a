import { Segments } from '../../ui/segments.tsx';
import { COVERAGE_VIEWS, type CoverageView, showCoverage, useCoverageView } from './view-store.ts';

const VIEW_WORDS: Readonly<Record<CoverageView, string>> = {
  list: 'List',
  matrix: 'Matrix',
  provisions: 'Provisions',
  picture: 'Picture',
};

/** Switches between the list, matrix, provisions and diagram views. */
export function ViewSwitch() {
  const view = useCoverageView();
  return (
    <Segments
      label="Shown as"
      options={COVERAGE_VIEWS}
      words={(view) => VIEW_WORDS[view]}
      value={view}
      onChange={showCoverage}
    />
  );
}
