import { Label, ProgressBar } from 'react-aria-components';
import { Button } from '../shared/controls.tsx';
import { type Progress, progressWords } from './import-words.ts';
import { useCancel } from './use-import.ts';

interface ImportProgressProps {
  /** Null while it isn't known yet. */
  readonly progress: Progress | null;
  readonly file: string;
}

/** How far a file is, with the way to stop it. */
export function ImportProgress({ progress, file }: ImportProgressProps) {
  const cancel = useCancel();
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <div className="import-progress">
      <ProgressBar
        isIndeterminate={total === 0}
        {...(total === 0 ? {} : { value: done, minValue: 0, maxValue: total })}
      >
        {({ percentage }) => (
          <>
            <Label>{progress ? progressWords(progress) : `Reading ${file}…`}</Label>
            <span className="bar" aria-hidden="true">
              <span
                className={percentage === undefined ? 'far unknown' : 'far'}
                style={{ inlineSize: percentage === undefined ? '100%' : `${percentage}%` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      <Button isDisabled={cancel.isPending || cancel.isSuccess} onPress={() => cancel.mutate()}>
        {cancel.isPending || cancel.isSuccess ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}
