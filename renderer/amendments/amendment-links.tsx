import { useState } from 'react';
import { useBench } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { usePrinting } from '../ui/use-printing.ts';

/** The number of links shown at first, and the number that each press of "Show more" adds. */
const FIRST_LINKS = 20;
const MORE_LINKS = 200;

/** Links to amendments, by number. More are shown on request, and all of them on paper. */
export function AmendmentLinks({ ids }: { readonly ids: readonly string[] }) {
  const { dispatch } = useBench();
  const isPrinting = usePrinting();
  const [limit, setLimit] = useState(FIRST_LINKS);
  const shownIds = isPrinting ? ids : ids.slice(0, limit);
  const hiddenCount = ids.length - shownIds.length;
  return (
    <>
      {shownIds.map((id) => (
        <Button
          key={id}
          look="link"
          onPress={() => {
            dispatch({ do: 'select', id });
            dispatch({ do: 'enter', room: 'act' });
          }}
        >
          {id}
        </Button>
      ))}
      {hiddenCount > 0 && (
        <Button look="quiet" onPress={() => setLimit(limit + MORE_LINKS)}>
          {hiddenCount <= MORE_LINKS
            ? `Show ${hiddenCount} more`
            : `Show ${MORE_LINKS} more of ${hiddenCount}`}
        </Button>
      )}
    </>
  );
}
