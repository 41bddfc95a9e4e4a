import { UnderWay } from '../ui/under-way.tsx';
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
    <UnderWay
      label={progress ? progressWords(progress) : `Reading ${file}…`}
      done={done}
      total={total}
      isStopping={cancel.isPending || cancel.isSuccess}
      onStop={() => cancel.mutate()}
    />
  );
}
