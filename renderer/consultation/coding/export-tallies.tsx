import { useMutation } from '@tanstack/react-query';
import { Table2 } from 'lucide-react';
import { call } from '../../state/host/call.ts';
import { ToWritten } from '../../state/host/written-files.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** Exports the results of the closed questions as CSV files and a workbook. */
export function ExportTallies() {
  const { announce } = useAnnounce();
  const make = useMutation({
    mutationFn: async () => valueOrThrow(await call('tallies.export', {})),
    onSuccess: () => announce('The figures are exported as a workbook and CSV files.'),
  });
  const exported = make.data;
  return (
    <div className="actions">
      {exported && (
        <ToWritten
          look="link"
          path={exported.zip}
          download="Download the figures as a zip"
          show="Show the figures in their folder"
        />
      )}
      <Button call="tallies.export" isBusy={make.isPending} onPress={() => make.mutate()}>
        <Table2 aria-hidden="true" /> Export these figures
      </Button>
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
    </div>
  );
}
