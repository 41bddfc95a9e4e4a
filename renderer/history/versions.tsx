import { Bookmark, Flag, PackageCheck } from 'lucide-react';
import { useMemo } from 'react';
import { newestFirst, removeVersionRefusal, roundStatus, type Version } from '../../core/review/versions.ts';
import { useAnswer, useWrite } from '../state/host/queries.ts';
import { mustBeSaved } from '../state/review/must-be-saved.ts';
import { useTools } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';

/** The saved versions, newest first; null until loaded. */
export function useVersions(): { readonly versions: readonly Version[] | null; readonly error: unknown } {
  const { data: versions, error } = useAnswer('version.list', {});
  return { versions: useMemo(() => versions && newestFirst(versions), [versions]) ?? null, error };
}

const ICONS: Readonly<Record<Version['why'], typeof Flag>> = {
  'by-hand': Bookmark,
  export: PackageCheck,
  'round-started': Flag,
  'round-finished': Flag,
};

/** Starts a round of review, or finishes the current one. */
export function RoundButton({ versions }: { readonly versions: readonly Version[] }) {
  const turn = useWrite('round.turn');
  const { saver } = useTools();
  const { announce, fault } = useAnnounce();
  const { last, isUnderWay } = roundStatus(versions);
  const press = async () => {
    try {
      await mustBeSaved(saver, `The round was not ${isUnderWay ? 'finished' : 'started'}`);
    } catch (thrown) {
      return fault(thrown);
    }
    turn.mutate(
      { to: isUnderWay ? 'finish' : 'start' },
      {
        onSuccess: ({ round }) =>
          announce(
            isUnderWay
              ? `Round ${round} of the review is finished, and saved as a version.`
              : `Round ${round} of the review has begun. How the review is now is saved as a version.`,
          ),
        onError: fault,
      },
    );
  };
  return (
    <Button call="round.turn" isBusy={turn.isPending} onPress={() => void press()}>
      <Flag aria-hidden="true" />{' '}
      {isUnderWay ? `Finish round ${last} of the review` : 'Start a round of review'}
    </Button>
  );
}

interface Props {
  readonly versions: readonly Version[];
  readonly onLook: (seq: number) => void;
  readonly onCompare: (seq: number) => void;
}

/** The saved versions, each with buttons to view it and to compare it with the current draft. */
export function Versions({ versions, onLook, onCompare }: Props) {
  const drop = useWrite('version.drop');
  const { announce, fault } = useAnnounce();
  return (
    <section className="versions" aria-labelledby="versions-heading">
      <h3 id="versions-heading">Versions{versions.length > 0 && ` · ${versions.length} saved`}</h3>
      {versions.length === 0 ? (
        <p className="soft">
          There are no versions yet. Keeling saves a version when you export, and at the start and end of each
          round of review.
        </p>
      ) : (
        <ul>
          {versions.map((version) => {
            const { id, name, why: reason, seq, by, at } = version;
            const Icon = ICONS[reason];
            return (
              <li key={id}>
                <Icon aria-hidden="true" />
                <span className="name">
                  <strong>{name}</strong>{' '}
                  <span className="soft">
                    {by}, {dayAndTime(at)}, after entry {seq}
                  </span>
                </span>
                <span className="actions">
                  <Button look="link-command" aria-label={`View “${name}”`} onPress={() => onLook(seq)}>
                    View
                  </Button>
                  <Button
                    look="link-command"
                    aria-label={`Compare “${name}” with now`}
                    onPress={() => onCompare(seq)}
                  >
                    Compare with now
                  </Button>
                  {removeVersionRefusal(version) === null && (
                    <Button
                      call="version.drop"
                      look="link-command"
                      aria-label={`Remove the name “${name}”`}
                      onPress={() =>
                        drop.mutate(
                          { id },
                          { onSuccess: () => announce(`“${name}” is no longer a version.`), onError: fault },
                        )
                      }
                    >
                      Remove the name
                    </Button>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
