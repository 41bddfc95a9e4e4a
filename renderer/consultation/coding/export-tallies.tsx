import { useMutation } from '@tanstack/react-query';
import { Download, FolderOpen, Table2 } from 'lucide-react';
import { call } from '../../state/host/call.ts';
import { useInBrowser } from '../../state/host/queries.ts';
import { useReveal } from '../../state/host/use-reveal.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { settled } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** The figures of the closed questions as CSV and as a workbook. */
export function ExportTallies() {
  const reveal = useReveal();
  const { say } = useAnnounce();
  const make = useMutation({
    mutationFn: async () => settled(await call('tallies.export', {})),
    onSuccess: () => say('The figures are exported as a workbook and CSV files.'),
  });
  const made = make.data;
  const inBrowser = useInBrowser();
  return (
    <div className="actions">
      {made && (
        <Button look="link" isDisabled={reveal.isPending} onPress={() => reveal.mutate(made.zip)}>
          {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
          {inBrowser ? 'Download the figures as a zip' : 'Show the figures in their folder'}
        </Button>
      )}
      <Button isDisabled={make.isPending} onPress={() => make.mutate()}>
        <Table2 aria-hidden="true" /> Export these figures
      </Button>
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      {reveal.isError && <Trouble thrown={reveal.error} />}
    </div>
  );
}
