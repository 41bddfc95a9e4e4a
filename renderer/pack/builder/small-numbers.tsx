import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { smallNumbersWords } from '../../../core/consultation/tally-words.ts';
import { useBarred } from '../../ui/allowed.tsx';
import { Chooser } from '../../ui/select.tsx';
import { useDo } from './use-paper.ts';

const OFFERED = [1, 3, MIN_SHOWN, 10];

const words = (minimum: number): string => {
  if (minimum === 1) return 'Show every number';
  return `Hide numbers below ${minimum}${minimum === MIN_SHOWN ? ' (usual)' : ''}`;
};

/** The choice of the smallest number of people that may be published, with the notice to readers. */
export function SmallNumbers({ leastShown }: { readonly leastShown: number }) {
  const act = useDo();
  const barred = useBarred('pack.showFrom');
  const offered = OFFERED.includes(leastShown) ? OFFERED : [...OFFERED, leastShown].sort((a, b) => a - b);
  return (
    <div className="small-numbers">
      <Chooser
        label="Small numbers of people"
        value={`${leastShown}`}
        isDisabled={barred !== null}
        options={offered.map((minimum) => ({ id: `${minimum}`, words: words(minimum) }))}
        onChange={(id) =>
          void act('pack.showFrom', { leastShown: Number(id) }, 'Your choice of numbers is saved.')
        }
      />
      <p className="help">
        {barred !== null && `${barred} `}The paper says: “{smallNumbersWords(leastShown)}” This applies to all
        papers and exported figures.
      </p>
    </div>
  );
}
