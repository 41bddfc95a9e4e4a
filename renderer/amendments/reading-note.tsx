import { canRevise } from '../../core/amend/edits/states.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { mineOf, typingWords } from '../state/review/written-in.ts';
import { Button } from '../ui/controls.tsx';

interface ReadingNoteProps {
  readonly id: string;
  readonly active: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Says that an amendment is read, and where typing goes meanwhile: only who types decides that it goes here. */
export function ReadingNote({ id, active, onChoose }: ReadingNoteProps) {
  const mine = useReviewOf(mineOf);
  const mayRevise = useReviewOf(({ amendments }) => {
    const amendment = amendments.find((known) => known.id === id);
    return amendment !== undefined && canRevise(amendment.state);
  });
  return (
    <div className="reading-note">
      <p>
        You are reading {id}. {typingWords(mine)}
      </p>
      {mayRevise && <Button onPress={() => onChoose(id)}>Work on {id}</Button>}
      <Button look="quiet" onPress={() => onChoose(active)}>
        {active === null ? `Close ${id}` : `Back to ${active}`}
      </Button>
    </div>
  );
}
