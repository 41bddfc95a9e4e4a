import { count } from '../../../core/base/english.ts';
import { Button } from '../../ui/controls.tsx';

/** Things shown at once. */
export const PAGE = 20;

interface PagerProps {
  readonly at: number;
  readonly total: number;
  readonly of: string;
  readonly onAt: (at: number) => void;
}

/** Which of many are shown, and the way to the next. */
export function Pager({ at, total, of, onAt }: PagerProps) {
  return (
    <div className="actions">
      <span className="help" role="status">
        {total === 0
          ? `0 ${of}s`
          : `${(at + 1).toLocaleString('en-GB')} to ${Math.min(at + PAGE, total).toLocaleString('en-GB')} of ${count(total, of)}`}
      </span>
      <Button isDisabled={at === 0} onPress={() => onAt(Math.max(0, at - PAGE))}>
        Previous
      </Button>
      <Button isDisabled={at + PAGE >= total} onPress={() => onAt(at + PAGE)}>
        Next
      </Button>
    </div>
  );
}
