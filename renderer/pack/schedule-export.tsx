import { useMutation } from '@tanstack/react-query';
import { FileDiff } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import { call } from '../state/host/call.ts';
import { WrittenFiles } from '../state/host/written-files.tsx';
import { mustBeSaved } from '../state/review/must-be-saved.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { LeftOutAmendments } from './left-out.tsx';
import { type AmendmentRange, useWanted, WhichAmendments } from './which-amendments.tsx';

/** Exports the Keeling schedule: the Act as amended, with the amendment and wording of each change. */
export function ScheduleExport() {
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const [range, setRange] = useState<AmendmentRange>('all');
  const { wanted: ids, without } = useWanted(range);
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return valueOrThrow(
        await call('schedule.export', {
          ...(range === 'all' ? {} : { amendments: ids }),
          ...(without.length > 0 ? { withoutEdits: [...without] } : {}),
        }),
      );
    },
    onSuccess: ({ files }) => announce(`The Keeling schedule is saved: ${count(files.length, 'file')}.`),
  });
  return (
    <div className="export-sheet">
      <p className="help">
        The Act as amended. Each change shows its amendment, wording and state. You get a web page, a Word
        file with tracked changes, and a table of effects.
      </p>
      <WhichAmendments range={range} onWhich={setRange} offered={['all', 'shown']} />
      <div className="actions">
        <Button call="schedule.export" look="primary" onPress={() => make.isPending || make.mutate()}>
          <FileDiff aria-hidden="true" /> Save the Keeling schedule
        </Button>
      </div>
      {make.error && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      <LeftOutAmendments leftOut={make.data?.leftOut} />
      {make.data && <WrittenFiles name="the schedule" folder={make.data.folder} zip={make.data.zip} />}
    </div>
  );
}
