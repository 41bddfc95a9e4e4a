import { useMutation } from '@tanstack/react-query';
import { Download, FolderOpen } from 'lucide-react';
import { count } from '../../core/base/english.ts';
import { withheldWords } from '../../core/consultation/published-responses.ts';
import { call } from '../state/host/call.ts';
import { useInBrowser } from '../state/host/queries.ts';
import { useReveal } from '../state/host/use-reveal.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { settled } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';

function Publish() {
  const reveal = useReveal();
  const make = useMutation({ mutationFn: async () => settled(await call('responses.export', {})) });
  const made = make.data;
  const inBrowser = useInBrowser();
  return (
    <>
      <p>
        This makes web pages of the responses, by respondent and by question, and a table (CSV). Only
        responses whose authors agreed to publication are in them, and none that is confidential. Names and
        e-mail addresses of people are left out, and so are words that you redacted. Read them before you
        publish them: other words can show who somebody is.
      </p>
      {made && (
        <div role="status">
          <p>
            <strong>
              {count(made.responses, 'response')} with {count(made.answers, 'answer')}
            </strong>{' '}
            written to <code>{made.folder}</code>.
          </p>
          {withheldWords(made.withheld).length > 0 && (
            <>
              <p>Not published:</p>
              <ul>
                {withheldWords(made.withheld).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      {reveal.isError && <Trouble thrown={reveal.error} />}
      <div className="actions">
        <Button look={made ? 'plain' : 'primary'} isDisabled={make.isPending} onPress={() => make.mutate()}>
          {made ? 'Make them again' : 'Make the files'}
        </Button>
        {made && (
          <Button look="primary" isDisabled={reveal.isPending} onPress={() => reveal.mutate(made.zip)}>
            {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
            {inBrowser ? 'Download them as a zip' : 'Show them in their folder'}
          </Button>
        )}
      </div>
    </>
  );
}

/** The single responses that may be published, as files. */
export function PublishSheet(props: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet title="Publish responses" {...props}>
      {() => <Publish />}
    </Sheet>
  );
}
