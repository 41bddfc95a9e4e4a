import { useMutation } from '@tanstack/react-query';
import { Bookmark, ShieldCheck } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { count } from '../../core/base/english.ts';
import { describeEntry } from '../../core/events/describe-entry.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import type { Version } from '../../core/review/versions.ts';
import { compareWithNow } from '../compare/compare-state.ts';
import { call } from '../state/host/call.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useReview, useReviewOf, useTools } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { KeepVersion } from './keep-version.tsx';
import { SharedWork } from './merge/shared-work.tsx';
import { MomentView } from './moment-view.tsx';
import { RoundButton, useVersions, Versions } from './versions.tsx';
import './history-room.css';

const NO_VERSIONS: readonly Version[] = [];
/** Entries loaded at once, newest first. */
const PAGE = 200;
/** The limit of one call, in entries. */
const MAX_ENTRIES = 5000;

function Verify() {
  const verify = useMutation({ mutationFn: async () => valueOrThrow(await call('ledger.verify', {})) });
  return (
    <div className="verify">
      <Button isBusy={verify.isPending} onPress={() => verify.mutate()}>
        <ShieldCheck aria-hidden="true" /> {verify.isPending ? 'Checking…' : 'Check the history'}
      </Button>
      <span role="status">
        {verify.data && (
          <>
            No entry is missing or altered: {count(verify.data.entries, 'entry', 'entries')}
            {verify.data.search === 'rebuilt' &&
              '. The search index of the responses was damaged and has been rebuilt.'}
            {verify.data.search === 'damaged' && '. The search index of the responses is damaged.'}
          </>
        )}
      </span>
      {verify.data && <Fingerprint of="the last entry" hash={verify.data.head} />}
      {verify.isError && <Trouble thrown={verify.error} />}
    </div>
  );
}

interface EntryProps {
  readonly entry: LedgerEntry;
  readonly names: readonly string[];
  /** Whether Tab reaches this entry; the arrow keys move between entries (roving tabindex). */
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onLook: (seq: number) => void;
}

function LedgerLine({ entry, names, isStop, onFocus, onLook }: EntryProps) {
  return (
    <li>
      <span className="seq">{entry.seq}</span>
      <time dateTime={entry.at}>{dayAndTime(entry.at)}</time>
      <span>
        <strong>{entry.who}</strong> {describeEntry(entry)}
        {names.map((name) => (
          <span key={name} className="chip">
            {name}
          </span>
        ))}
      </span>
      <Button
        look="link-command"
        data-moment={entry.seq}
        aria-label={`View the Act after entry ${entry.seq}`}
        excludeFromTabOrder={!isStop}
        onFocus={onFocus}
        onPress={() => onLook(entry.seq)}
      >
        View
      </Button>
    </li>
  );
}

const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** The list of entries, with a roving tabindex. */
function Entries({
  entries,
  versions,
  onLook,
}: {
  readonly entries: readonly LedgerEntry[];
  readonly versions: readonly Version[];
  readonly onLook: (seq: number) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const stop = entries.some(({ seq }) => seq === at) ? at : entries[0]?.seq;
  const key = (event: KeyboardEvent) => {
    const offset = WAYS[event.key];
    const index = entries.findIndex(({ seq }) => seq === stop);
    const next = offset && entries[index + offset];
    if (!next) return;
    event.preventDefault();
    setAt(next.seq);
    list.current?.querySelector<HTMLElement>(`[data-moment="${next.seq}"]`)?.focus();
  };
  return (
    <ol className="ledger" reversed ref={list} onKeyDown={key}>
      {entries.map((entry) => (
        <LedgerLine
          key={entry.seq}
          entry={entry}
          names={versions.filter(({ seq }) => seq === entry.seq).map(({ name }) => name)}
          isStop={entry.seq === stop}
          onFocus={() => setAt(entry.seq)}
          onLook={onLook}
        />
      ))}
    </ol>
  );
}

interface LedgerProps {
  /** Null until loaded, so that no version is reported missing too early. */
  readonly versions: readonly Version[] | null;
  readonly error: unknown;
  readonly onLook: (seq: number) => void;
  readonly onCompare: (seq: number) => void;
  readonly onKeep: () => void;
}

function Ledger({ versions, error, onLook, onCompare, onKeep }: LedgerProps) {
  const { review } = useReview();
  const { seq } = review.ledgerHead;
  const [pages, setPages] = useState(1);
  const after = Math.max(0, seq - pages * PAGE);
  const entries = useAnswer('ledger.list', { after, limit: Math.min(MAX_ENTRIES, seq - after || 1) });
  const newest = useMemo(() => entries.data?.toReversed() ?? [], [entries.data]);
  return (
    <div className="room" tabIndex={-1}>
      <div className="room-body">
        <header className="room-head">
          <h2>History</h2>
          <Verify />
        </header>
        <div className="history-actions">
          {versions && <RoundButton versions={versions} />}
          <Button call="version.keep" onPress={onKeep}>
            <Bookmark aria-hidden="true" /> Save a version…
          </Button>
          <SharedWork />
        </div>
        {versions && <Versions versions={versions} onLook={onLook} onCompare={onCompare} />}
        {error !== null && <Trouble thrown={error} />}
        <h3>Everything that was done</h3>
        <p className="help">
          {count(seq, 'entry', 'entries')}. Keeling never changes or deletes an entry. “Check the history”
          shows whether any is missing or altered. To find out whether somebody wrote the whole file again,
          compare the fingerprint of the last entry with one that was written down elsewhere.
        </p>
        {entries.isError && <Trouble thrown={entries.error} onRetry={() => void entries.refetch()} />}
        <Entries entries={newest} versions={versions ?? NO_VERSIONS} onLook={onLook} />
        {after > 0 && pages * PAGE < MAX_ENTRIES && (
          <>
            <Button onPress={() => setPages(pages + 1)}>Show earlier entries</Button>
            <p className="on-paper-only">
              Earlier entries are not printed. To print them, select “Show earlier entries” first.
            </p>
          </>
        )}
        {after > 0 && pages * PAGE >= MAX_ENTRIES && entries.data && (
          <p className="help">The newest {count(entries.data.length, 'entry', 'entries')} are listed.</p>
        )}
      </div>
    </div>
  );
}

/** The History room: all entries, newest first, the check of the hash chain, and the Act after any entry. */
export function HistoryRoom() {
  const id = useReviewOf(({ review }) => review.id);
  const { dispatch } = useTools();
  const { versions, error } = useVersions();
  const [looking, setLooking] = useState<number | null>(null);
  const [keeping, setKeeping] = useState<number | null | undefined>(undefined);
  const compare = (seq: number) => {
    compareWithNow(id, seq);
    dispatch({ do: 'enter', room: 'compare' });
  };
  return (
    <>
      {looking === null ? (
        <Ledger
          versions={versions}
          error={error}
          onLook={setLooking}
          onCompare={compare}
          onKeep={() => setKeeping(null)}
        />
      ) : (
        <MomentView
          seq={looking}
          names={(versions ?? NO_VERSIONS).filter(({ seq }) => seq === looking).map(({ name }) => name)}
          onBack={() => setLooking(null)}
          onCompare={compare}
          onKeep={setKeeping}
        />
      )}
      <KeepVersion seq={keeping} onDone={() => setKeeping(undefined)} />
    </>
  );
}
