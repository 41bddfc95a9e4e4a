import { ArrowDown, ArrowUp } from 'lucide-react';
import { count } from '../../core/base/english.ts';
import type { Account } from '../../core/compare/account.ts';
import { CHANGE_CLASSES, type ChangeClass } from '../../core/compare/classes.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { Segments } from '../ui/segments.tsx';
import { type Hidden, hiddenWords } from './compared-rows.ts';
import { LAYOUTS, type Layout } from './compared-text.tsx';

const LAYOUT_NAMES: Readonly<Record<Layout, string>> = {
  inline: 'Inline',
  side: 'Side by side',
  list: 'List',
};
const CLASS_NAMES: Readonly<Record<ChangeClass, string>> = {
  substantive: 'Substantive',
  numbering: 'Numbering',
  punctuation: 'Punctuation',
  typography: 'Typography',
};

interface ToolbarProps {
  readonly layout: Layout;
  readonly counts: Account['counts'];
  readonly hidden: Hidden;
  readonly onlyDifferences: boolean;
  readonly shownCount: number;
  /** The position of the current difference among those shown, from 1; 0 for none. */
  readonly at: number;
  readonly onLayout: (layout: Layout) => void;
  readonly onHide: (of: ChangeClass, hidden: boolean) => void;
  readonly onOnly: (only: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** The toolbar of a comparison: layout, filters, and the buttons to step through the differences. */
export function CompareToolbar(props: ToolbarProps) {
  const { layout, counts, hidden, onlyDifferences, shownCount, at, onLayout, onHide, onOnly, onStep } = props;
  const left = hiddenWords(counts, hidden);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="toolbar" role="group" aria-label="The comparison">
      <Segments
        label="Layout"
        options={LAYOUTS}
        words={(layout) => LAYOUT_NAMES[layout]}
        value={layout}
        onChange={onLayout}
      />
      <span>
        <Button look="icon" aria-label="Previous difference (Shift+F7)" onPress={() => onStep(-1)}>
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button look="icon" aria-label="Next difference (F7)" onPress={() => onStep(1)}>
          <ArrowDown aria-hidden="true" />
        </Button>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <span className="classes" role="group" aria-label="Show differences of">
        {CHANGE_CLASSES.map((of) => (
          <Checkbox key={of} isSelected={!hidden.has(of)} onChange={(isShown) => onHide(of, !isShown)}>
            {CLASS_NAMES[of]} <span className="soft">{counts[of]}</span>
          </Checkbox>
        ))}
      </span>
      {layout !== 'list' && (
        <Checkbox isSelected={onlyDifferences} onChange={onOnly}>
          Only differences
        </Checkbox>
      )}
      <span className="tally" role="status">
        {at > 0 && `${at} of `}
        {count(shownCount, 'difference')}
        {left !== '' && `; hidden: ${left}`}
      </span>
    </div>
  );
}
