import { BookOpen, PenLine } from 'lucide-react';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { canMove, canRevise, isLive } from '../../core/amend/edits/states.ts';
import { movesOf, moveWords, withdrawWords } from '../state/review/amendment-words.ts';
import { useBench } from '../state/review/review.tsx';
import { useMove } from '../state/review/use-amendments.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Tip } from '../ui/tip.tsx';
import { shortcutTip } from './card-keys.ts';

interface CardFootProps {
  readonly amendment: Amendment;
  readonly onOpen: () => void;
  readonly onWorkOn: () => void;
}

/** The actions on an amendment in the list, with its author and the date of its last change. */
export function CardFoot({ amendment, onOpen, onWorkOn }: CardFootProps) {
  const { bench, dispatch } = useBench();
  const move = useMove();
  const { id, state } = amendment;
  return (
    <footer>
      {movesOf(amendment).map((next) => (
        <Button
          call="amendment.setState"
          key={next}
          aria-label={`${id}: ${moveWords(amendment.state, next)}`}
          onPress={() => void move(id, next)}
        >
          {moveWords(amendment.state, next)}
        </Button>
      ))}
      {canRevise(state) && (
        <Button call="amendment.revise" look="quiet" aria-label={`Work on ${id}`} onPress={onWorkOn}>
          <PenLine aria-hidden="true" /> Work on it
        </Button>
      )}
      <Tip tip={shortcutTip('open')}>
        <Button look="quiet" aria-label={`Open ${id}`} onPress={onOpen}>
          <BookOpen aria-hidden="true" /> Open in the Act
        </Button>
      </Tip>
      {canMove(state, 'withdrawn') && (
        <Button
          call="amendment.setState"
          look="quiet"
          aria-label={`${withdrawWords(amendment)} ${id}`}
          onPress={() => void move(id, 'withdrawn')}
        >
          {withdrawWords(amendment)}
        </Button>
      )}
      {isLive(amendment) && (
        <Checkbox
          isSelected={!bench.hidden.has(id)}
          onChange={(isShown) => dispatch({ do: 'show', ids: [id], isShown })}
        >
          Shown in the text<span className="hidden-words">: {id}</span>
        </Checkbox>
      )}
      <span className="soft small">
        {amendment.author}; changed {dayAndTime(amendment.changedAt)}
      </span>
    </footer>
  );
}
