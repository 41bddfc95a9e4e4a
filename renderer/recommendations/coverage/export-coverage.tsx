import { useMutation } from '@tanstack/react-query';
import { Download, FolderOpen, Printer, Table2 } from 'lucide-react';
import { count } from '../../../core/base/english.ts';
import { call } from '../../state/host/call.ts';
import { useInBrowser } from '../../state/host/queries.ts';
import { useReveal } from '../../state/host/use-reveal.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { settled } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** Coverage on paper, or as a workbook, CSV files and data. */
export function ExportCoverage({ today }: { readonly today: string }) {
  const now = useReviewNow();
  const reveal = useReveal();
  const { say } = useAnnounce();
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return settled(await call('coverage.export', { today }));
    },
    onSuccess: ({ files }) => say(`The coverage is written: ${count(files.length, 'file')}.`),
  });
  const inBrowser = useInBrowser();
  const made = make.data;
  return (
    <>
      <div className="actions">
        <Button onPress={() => window.print()}>
          <Printer aria-hidden="true" /> Print
        </Button>
        <Button isDisabled={make.isPending} onPress={() => make.mutate()}>
          <Table2 aria-hidden="true" /> Export
        </Button>
      </div>
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      {made && (
        <p className="exported" role="status">
          <span>
            A workbook, a CSV file for each table, and the data: in <code>{made.folder}</code>.
          </span>
          <Button look="link" isDisabled={reveal.isPending} onPress={() => reveal.mutate(made.zip)}>
            {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
            {inBrowser ? 'Download them as a zip' : 'Show them in their folder'}
          </Button>
        </p>
      )}
      {reveal.isError && <Trouble thrown={reveal.error} />}
    </>
  );
}
