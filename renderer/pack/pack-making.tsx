import { FORMAT_WORDS } from '../../core/pack/formats.ts';
import { type Progress, UnderWay, useProgress } from '../state/host/under-way.tsx';

function progressWords({ what: step, done: doneCount, total }: Progress<'pack.export'>): string {
  if (step === 'reading') return 'Reading the review…';
  if (step === 'writing') return 'Writing the files…';
  if (step === 'parts') return `Making the parts of the paper: ${doneCount + 1} of ${total}`;
  return `Making ${FORMAT_WORDS[step]}: ${doneCount + 1} of ${total}`;
}

/** The progress of the export of a pack, with a button to stop it. */
export function PackMaking() {
  const progress = useProgress('pack.export', true);
  const label = progress ? progressWords(progress) : 'Writing the pack…';
  return <UnderWay of="pack.export" progress={progress} label={label} />;
}
