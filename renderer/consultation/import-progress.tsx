import { type Progress, UnderWay } from '../state/host/under-way.tsx';
import { progressWords } from './import-words.ts';

interface ImportProgressProps {
  /** Null until progress is known. */
  readonly progress: Progress<'consultation.import'> | null;
  readonly file: string;
}

/** The progress of reading or importing a file, with a button to stop. */
export const ImportProgress = ({ progress, file }: ImportProgressProps) => (
  <UnderWay
    of="consultation.import"
    progress={progress}
    label={progress ? progressWords(progress) : `Reading ${file}…`}
  />
);
