import { useMutation } from '@tanstack/react-query';
import { Printer, Table2 } from 'lucide-react';
import { count } from '../../../core/base/english.ts';
import { call } from '../../state/host/call.ts';
import { ToWritten, WhereFilesAre } from '../../state/host/written-files.tsx';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** Prints the coverage, or exports it as a workbook, CSV files and JSON. */
export function ExportCoverage({ today }: { readonly today: string }) {
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return valueOrThrow(await call('coverage.export', { today }));
    },
    onSuccess: ({ files }) => announce(`The coverage is written: ${count(files.length, 'file')}.`),
  });
  const exported = make.data;
  return (
    <>
      <div className="actions">
        <Button onPress={() => window.print()}>
          <Printer aria-hidden="true" /> Print
        </Button>
        <Button call="coverage.export" isBusy={make.isPending} onPress={() => make.mutate()}>
          <Table2 aria-hidden="true" /> Export
        </Button>
      </div>
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      {exported && (
        <div className="exported" role="status">
          <span>
            A workbook, a CSV file for each table, and the data
            <WhereFilesAre>
              : in <code>{exported.folder}</code>
            </WhereFilesAre>
            .
          </span>
          <ToWritten
            look="link"
            path={exported.zip}
            download="Download them as a zip"
            show="Show them in their folder"
          />
        </div>
      )}
    </>
  );
}
