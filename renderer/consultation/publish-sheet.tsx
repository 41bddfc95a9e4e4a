import { useMutation } from '@tanstack/react-query';
import { count } from '../../core/base/english.ts';
import { withheldWords } from '../../core/consultation/published-responses.ts';
import { call } from '../state/host/call.ts';
import { ToWritten, WhereFilesAre } from '../state/host/written-files.tsx';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';

function Publish() {
  const make = useMutation({ mutationFn: async () => valueOrThrow(await call('responses.export', {})) });
  const exported = make.data;
  return (
    <>
      <p>
        This makes web pages of the responses, by respondent and by question, and a table (CSV). Only
        responses whose authors agreed to publication are in them, and none that is confidential. Names and
        e-mail addresses of people are left out, and so are words that you redacted. Read them before you
        publish them: other words can show who somebody is.
      </p>
      {exported && (
        <div role="status">
          <p>
            <strong>
              {count(exported.responses, 'response')} with {count(exported.answers, 'answer')}
            </strong>{' '}
            <WhereFilesAre orElse="are ready.">
              written to <code>{exported.folder}</code>.
            </WhereFilesAre>
          </p>
          {withheldWords(exported.withheld).length > 0 && (
            <>
              <p>Not published:</p>
              <ul>
                {withheldWords(exported.withheld).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          {exported.copies.length > 0 && (
            <details>
              <summary>{count(exported.copies.length, 'passage')} to check before you publish</summary>
              <ul>
                {exported.copies.map((copy) => (
                  <li key={copy}>{copy}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      <div className="actions">
        <Button
          call="responses.export"
          look={exported ? 'plain' : 'primary'}
          isBusy={make.isPending}
          onPress={() => make.mutate()}
        >
          {exported ? 'Make them again' : 'Make the files'}
        </Button>
        {exported && (
          <ToWritten
            look="primary"
            path={exported.zip}
            download="Download them as a zip"
            show="Show them in their folder"
          />
        )}
      </div>
    </>
  );
}

/** The dialog that exports the individual responses that may be published. */
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
