import { useState } from 'react';
import { useBench } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { usePrinting } from '../ui/use-printing.ts';

/** As many as are taken in at a glance, and as many as each press adds. */
const FIRST = 20;
const EACH = 200;

/** Amendments by number, each a way to read it in the Act: the first, and more where they are asked for or printed. */
export function AmendmentLinks({ ids }: { readonly ids: readonly string[] }) {
  const { dispatch } = useBench();
  const isPrinting = usePrinting();
  const [limit, setLimit] = useState(FIRST);
  const shownIds = isPrinting ? ids : ids.slice(0, limit);
  const left = ids.length - shownIds.length;
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
      {left > 0 && (
        <Button look="quiet" onPress={() => setLimit(limit + EACH)}>
          {left <= EACH ? `Show ${left} more` : `Show ${EACH} more of ${left}`}
        </Button>
      )}
    </>
  );
}
