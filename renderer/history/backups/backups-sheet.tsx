import { useQuery } from '@tanstack/react-query';
import { History, Save } from 'lucide-react';
import { useState } from 'react';
import type { HostCallOutput } from '../../../core/api.ts';
import { count } from '../../../core/base/english.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { host } from '../../state/host/call.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer, useHost } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import './backups.css';

type Backup = HostCallOutput<'host.backups'>[number];

/** Maximum entries listed for a backup. */
const MAX_LISTED = 50;

/** Lists the history entries made since a backup, which the backup does not have. */
function Since({ backup }: { readonly backup: Backup }) {
  const entries = useAnswer('ledger.list', { after: backup.seq, limit: 5000 });
  if (isFailed(entries)) return <Trouble thrown={entries.error} />;
  const since = entries.data?.toReversed() ?? [];
  if (since.length === 0)
    return <p className="soft">Nothing has changed since. The backup is the same as the review now.</p>;
  return (
    <>
      <p>This backup does not have {count(since.length, 'entry', 'entries')} made since.</p>
      <ol className="since">
        {since.slice(0, MAX_LISTED).map((entry) => (
          <li key={entry.seq}>
            <span className="soft">{dayAndTime(entry.at)}</span> <strong>{entry.who}</strong>{' '}
            {describeEntry(entry)}
          </li>
        ))}
      </ol>
      {since.length > MAX_LISTED && (
        <p className="soft">And {count(since.length - MAX_LISTED, 'more entry', 'more')}.</p>
      )}
    </>
  );
}

interface ListProps {
  /** The file's name in the reviews folder; absent for the open review. */
  readonly name?: string;
  readonly onOpened: () => void;
}

function Backups({ name, onOpened }: ListProps) {
  const request = name === undefined ? {} : { name };
  const list = useQuery({
    queryKey: ['host.backups', request],
    queryFn: async () => valueOrThrow(await host('host.backups', request)),
    staleTime: 0,
  });
  const restore = useHost('host.restoreBackup');
  const backUp = useHost('host.backUp');
  const { announce } = useAnnounce();
  const announceBackup = () => announce('Backed up.');
  const [looked, setLooked] = useState<string | null>(null);
  if (isFailed(list)) return <Trouble thrown={list.error} />;
  const backups = list.data ?? [];
  return (
    <div className="backups">
      <p className="soft">
        Keeling saves a backup on this computer whenever a review is opened, and every hour while it changes.
        It keeps all backups from the last day, then one a day for a month, then one a week. Opening a backup
        creates a new review beside this one. Nothing is overwritten.
      </p>
      {name === undefined && (
        <p className="row">
          <Button isBusy={backUp.isPending} onPress={() => backUp.mutate({}, { onSuccess: announceBackup })}>
            <Save aria-hidden="true" /> {backUp.isPending ? 'Backing up…' : 'Back up now'}
          </Button>
          <span className="soft small">Keeling never deletes a backup that you make yourself.</span>
        </p>
      )}
      {backUp.isError && <Trouble thrown={backUp.error} />}
      {list.data && backups.length === 0 && <p>There are no backups yet.</p>}
      <ul>
        {backups.map((backup) => (
          <li key={backup.name}>
            <div className="row">
              <History aria-hidden="true" />
              <span>
                <strong>{dayAndTime(backup.at)}</strong>{' '}
                <span className="soft">
                  up to entry {backup.seq} of the history{backup.isByHand && ', made by you'}
                </span>
              </span>
              {name === undefined && (
                <Button
                  look="quiet"
                  aria-expanded={looked === backup.name}
                  aria-label={`Changes since ${dayAndTime(backup.at)}`}
                  onPress={() => setLooked(looked === backup.name ? null : backup.name)}
                >
                  Changes since
                </Button>
              )}
              <Button
                aria-label={`Open this backup, ${dayAndTime(backup.at)}`}
                isBusy={restore.isPending}
                onPress={() => restore.mutate({ ...request, backup: backup.name }, { onSuccess: onOpened })}
              >
                Open this backup
              </Button>
            </div>
            {looked === backup.name && <Since backup={backup} />}
          </li>
        ))}
      </ul>
      {restore.isError && <Trouble thrown={restore.error} />}
    </div>
  );
}

interface SheetProps extends ListProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The dialog of a review's backups: what each lacks, and how to open one. */
export function BackupsSheet({ isOpen, onOpenChange, onOpened, ...of }: SheetProps) {
  return (
    <Sheet title="Backups" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <Backups
          {...of}
          onOpened={() => {
            close();
            onOpened();
          }}
        />
      )}
    </Sheet>
  );
}
