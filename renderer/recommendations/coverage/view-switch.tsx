import { Segments } from '../../ui/segments.tsx';
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
    <Segments
      label="Shown as"
      options={COVERAGE_VIEWS}
      words={(view) => VIEW_WORDS[view]}
      value={view}
      onChange={showCoverage}
    />
  );
}
