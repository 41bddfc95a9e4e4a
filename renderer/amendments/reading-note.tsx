import { canRevise } from '../../core/amend/edits/states.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { useDestination } from '../text/editor/destination.ts';
import { destinationWords } from '../text/editor/rights.ts';
import { Button } from '../ui/controls.tsx';

interface ReadingNoteProps {
  readonly id: string;
  readonly active: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Says that an amendment is only being read, and where typing goes. It receives typing only after "Work on" is
 * pressed. */
export function ReadingNote({ id, active, onChoose }: ReadingNoteProps) {
  const destination = useDestination();
  const mayRevise = useReviewOf(({ amendments }) => {
    const amendment = amendments.find((each) => each.id === id);
    return amendment !== undefined && canRevise(amendment.state);
  });
  return (
    <div className="reading-note">
      <p>
        You are reading {id}. {destinationWords(destination)}
      </p>
      {mayRevise && <Button onPress={() => onChoose(id)}>Work on {id}</Button>}
      <Button look="quiet" onPress={() => onChoose(active)}>
        {active === null ? `Close ${id}` : `Back to ${active}`}
      </Button>
    </div>
  );
}
