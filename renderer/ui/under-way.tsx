import { Label, ProgressBar } from 'react-aria-components';
import { Button } from './controls.tsx';
import './under-way.css';

interface UnderWayProps {
  readonly label: string;
  readonly done: number;
  /** 0 while it isn't known. */
  readonly total: number;
  readonly isStopping: boolean;
  readonly onStop: () => void;
}

/** How far long work is, with the way to stop it. */
export function UnderWay({ label, done, total, isStopping, onStop }: UnderWayProps) {
  return (
    <div className="under-way">
      <ProgressBar
        isIndeterminate={total === 0}
        {...(total === 0 ? {} : { value: done, minValue: 0, maxValue: total })}
      >
        {({ percentage }) => (
          <>
            <Label>{label}</Label>
            <span className="bar" aria-hidden="true">
              <span
                className={percentage === undefined ? 'far unknown' : 'far'}
                style={{ inlineSize: percentage === undefined ? '100%' : `${percentage}%` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      <Button isDisabled={isStopping} onPress={onStop}>
        {isStopping ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}
