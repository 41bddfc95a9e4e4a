import { useEffect } from 'react';
import { count } from '../../core/base/english.ts';
import { Button } from '../ui/controls.tsx';

interface PagerProps {
  /** The place of the first that is shown, counted from 0. */
  readonly at: number;
  readonly total: number;
  /** How many are shown at once. */
  readonly size: number;
  /** What they are, one of them. */
  readonly of: string;
  /** What is said of none. */
  readonly noneWords?: string;
  readonly onAt: (at: number) => void;
}

/** Where a page begins, or the last that there is, once what stood on this one has been dealt with. */
export const withinPages = (at: number, total: number, size: number): number =>
  at < total ? at : Math.max(0, Math.ceil(total / size) - 1) * size;

/** Which of many are shown, and the way to the next. */
export function Pager({ at, total, size, of, noneWords = `0 ${of}s`, onAt }: PagerProps) {
  const start = withinPages(at, total, size);
  useEffect(() => {
    if (start !== at) onAt(start);
  }, [start, at, onAt]);
  const last = Math.min(start + size, total);
  return (
    <>
      <span className="help" role="status">
        {total === 0
          ? noneWords
          : `${(start + 1).toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')} of ${count(total, of)}`}
      </span>
      <Button
        whyNot={start === 0 ? 'This is the first page.' : null}
        onPress={() => onAt(Math.max(0, start - size))}
      >
        Previous
      </Button>
      <Button whyNot={last >= total ? 'This is the last page.' : null} onPress={() => onAt(start + size)}>
        Next
      </Button>
    </>
  );
}
