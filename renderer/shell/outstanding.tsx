import { useReviewOf } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { plainDate } from '../ui/dates.ts';
import { Sheet } from '../ui/dialog.tsx';
import './outstanding.css';

/** The dialog that lists changes made by other legislation that the base text does not include yet. */
export function Outstanding({
  isOutdated,
  onRebase,
  ...props
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Whether a newer version of the text has been imported. */
  readonly isOutdated: boolean;
  /** Closes this dialog and opens the one that changes the base text. */
  readonly onRebase: () => void;
}) {
  const instrument = useReviewOf((review) => review.instrument);
  return (
    <Sheet title="Base text and outstanding effects" {...props}>
      {() => (
        <>
          <p className="help">
            Other legislation has changed this Act, but the text here does not show these changes. The base
            text is described as: {instrument.description}.
          </p>
          {instrument.outstanding.length === 0 && (
            <p>
              The source of this text does not list any. There may still be some. Check the Act on
              legislation.gov.uk before you rely on this text.
            </p>
          )}
          <p>
            <Button onPress={onRebase}>
              {isOutdated ? 'A newer version is available: change base text…' : 'Change base text…'}
            </Button>
          </p>
          <ul className="effects">
            {instrument.outstanding.map((effect) => (
              <li key={effect.id}>
                <h3>
                  {effect.affecting} <span className="chip">{effect.status}</span>
                </h3>
                <p>
                  {effect.affectedProvisions === 'not known' ? 'Places not known' : effect.affectedProvisions}
                  : {effect.effect}
                  {effect.inForce && `, in force ${plainDate(effect.inForce)}`}
                </p>
                {effect.remark && <p className="soft">{effect.remark}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
