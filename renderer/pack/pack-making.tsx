import { FORMAT_WORDS } from '../../core/pack/formats.ts';
import { type Progress, UnderWay, useProgress } from '../state/host/under-way.tsx';

function progressWords({ what, done, total }: Progress<'pack.export'>): string {
  if (what === 'reading') return 'Reading the review…';
  if (what === 'writing') return 'Writing the files…';
  if (what === 'parts') return `Making the parts of the paper: ${done + 1} of ${total}`;
  return `Making ${FORMAT_WORDS[what]}: ${done + 1} of ${total}`;
}

/** How far a pack is that is being made, with the way to stop it. */
export function PackMaking() {
  const progress = useProgress('pack.export', true);
  const label = progress ? progressWords(progress) : 'Writing the pack…';
  return <UnderWay of="pack.export" progress={progress} label={label} />;
}
