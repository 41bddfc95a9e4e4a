import { useCallback, useEffect, useRef } from 'react';
import { useReviewNews } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { useStructure } from './use-structure.ts';
import './commands.css';

/** How long the draft must rest before the offers are checked again. Typing must not wait for that. */
const REST_MS = 150;

/** Changes offered after the last one. Nothing waits for an answer. */
export function Offers() {
  const { offers, dropOffer } = useStructure();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dropOver = useCallback(() => {
    clearTimeout(resting.current);
    if (offers.length === 0) return;
    resting.current = setTimeout(() => {
      for (const { key, isStillValid } of offers) if (isStillValid?.() === false) dropOffer(key);
    }, REST_MS);
  }, [offers, dropOffer]);
  useEffect(() => () => clearTimeout(resting.current), []);
  useReviewNews(dropOver);
  if (offers.length === 0) return null;
  return (
    <section className="offers" aria-label="Offered changes" aria-live="polite">
      {offers.map(({ key, message, action, take }) => (
        <div key={key} className="offer">
          <p>{message}.</p>
          <Button call="amendment.create" onPress={take} aria-label={`Change: ${action}`}>
            {action}
          </Button>
          <Button look="quiet" onPress={() => dropOffer(key)}>
            Keep as it is
          </Button>
        </div>
      ))}
    </section>
  );
}
