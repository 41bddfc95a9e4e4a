import { useEffect } from 'react';
import { count } from '../../core/base/english.ts';
import { Button } from '../ui/controls.tsx';

interface PagerProps {
  /** The index of the first item shown, from 0. */
  readonly at: number;
  readonly total: number;
  /** Items on a page. */
  readonly size: number;
  /** The singular noun for the items. */
  readonly of: string;
  /** The text for an empty list. */
  readonly noneWords?: string;
  readonly onAt: (at: number) => void;
}

/** Returns the start of the page, or of the last page if this one no longer exists. */
export const withinPages = (at: number, total: number, size: number): number =>
  at < total ? at : Math.max(0, Math.ceil(total / size) - 1) * size;

/** The range of items shown, with buttons for the previous and next page. */
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
