import { useMemo } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { isLive } from '../../core/amend/edits/states.ts';
import { useReview } from '../state/review/review.tsx';
import { withoutEdits } from './contents.ts';

export type AmendmentRange = 'agreed' | 'all' | 'shown';

const WORDS: Readonly<Record<AmendmentRange, string>> = {
  agreed: 'Only agreed amendments',
  all: 'All amendments except withdrawn ones',
  shown: 'Only the amendments shown in the text',
};

/** Why an export has no amendments, although the draft has some. */
export const NONE_CHOSEN: Readonly<Record<AmendmentRange, string>> = {
  agreed: 'No amendment is agreed yet',
  all: 'Every amendment is left out',
  shown: 'No amendment is shown in the text',
};

/** The amendments to export for a range: the agreed ones, all live ones, or those shown in the text. */
export function useWanted(range: AmendmentRange) {
  const { draft } = useReview();
  const ids = useMemo(() => {
    if (range === 'shown') return draft.shownAmendments.map(({ id }) => id);
    const isIn = range === 'agreed' ? ({ state }: { state: string }) => state === 'agreed' : isLive;
    return draft.amendments.filter(isIn).map(({ id }) => id);
  }, [range, draft]);
  return {
    wanted: ids,
    without: range === 'shown' ? withoutEdits(draft.amendments, draft.shownAmendments) : [],
  };
}

interface Props {
  readonly range: AmendmentRange;
  readonly onWhich: (range: AmendmentRange) => void;
  readonly offered: readonly AmendmentRange[];
  /** Why the user cannot choose, as a sentence; null if they can. */
  readonly barred?: string | null;
}

export function WhichAmendments({ range, onWhich, offered, barred = null }: Props) {
  return (
    <RadioGroup
      className="which"
      aria-label="Which amendments"
      isDisabled={barred !== null}
      value={range}
      onChange={(chosen) => onWhich(offered.find((one) => one === chosen) ?? range)}
    >
      {offered.map((one) => (
        <Radio key={one} value={one} className="radio">
          {WORDS[one]}
        </Radio>
      ))}
      {barred !== null && <p className="help">{barred}</p>}
    </RadioGroup>
  );
}
