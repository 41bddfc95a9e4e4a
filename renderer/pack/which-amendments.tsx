import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useReview } from '../state/review.tsx';
import { withoutEdits } from './contents.ts';

export type Which = 'all' | 'shown';

/** Which amendments go into what is exported: all that are not withdrawn, or those that the text shows. */
export function useWhich() {
  const { draft } = useReview();
  const [which, setWhich] = useState<Which>('all');
  const isAll = which === 'all';
  return {
    which,
    setWhich,
    /** Null for all that are not withdrawn. */
    wanted: isAll ? null : draft.shown.map(({ id }) => id),
    without: isAll ? [] : withoutEdits(draft.amendments, draft.shown),
  };
}

interface Props {
  readonly which: Which;
  readonly onWhich: (which: Which) => void;
}

export function WhichAmendments({ which, onWhich }: Props) {
  return (
    <RadioGroup
      className="which"
      aria-label="Which amendments"
      value={which}
      onChange={(value) => onWhich(value === 'shown' ? 'shown' : 'all')}
    >
      <Radio value="all" className="radio">
        All amendments except withdrawn ones
      </Radio>
      <Radio value="shown" className="radio">
        Only the amendments shown in the text
      </Radio>
    </RadioGroup>
  );
}
