import { type Progress, UnderWay } from '../state/host/under-way.tsx';
import { progressWords } from './import-words.ts';

interface ImportProgressProps {
  /** Null while it isn't known yet. */
  readonly progress: Progress<'consultation.import'> | null;
  readonly file: string;
}

/** How far a file is that is being read or imported, with the way to stop it. */
export const ImportProgress = ({ progress, file }: ImportProgressProps) => (
  <UnderWay
    of="consultation.import"
    progress={progress}
    label={progress ? progressWords(progress) : `Reading ${file}…`}
  />
);
