import { BookOpenCheck, Check } from 'lucide-react';
import { refusalMessage } from '../../../core/base/result.ts';
import { readingRefusal } from '../../../core/coding/readings.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Reading } from '../../../core/evidence/records.ts';
import { useHostState } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { useCodingWrite } from './use-coding.ts';

const DONE_WORDS = { read: 'Read by', checked: 'Checked by' } as const;
const ICONS = { read: BookOpenCheck, checked: Check } as const;

/** Who read a text and who checked its coding, with buttons to mark it for the current user. */
export function ReadingMarks({ of, readings }: { readonly of: Ref; readonly readings: readonly Reading[] }) {
  const host = useHostState();
  const read = useCodingWrite('coding.read');
  const { announce, fault } = useAnnounce();
  const me = host.data?.person.name;
  return (
    <div className="reading-marks">
      {(['read', 'checked'] as const).map((as) => {
        const Icon = ICONS[as];
        const by = readings.filter((reading) => reading.as === as);
        const mine = by.some((reading) => reading.by === me);
        const barred = me === undefined ? null : readingRefusal(readings, as, me);
        return (
          <span key={as} className="reading-mark">
            {by.map(({ id, by: who, at }) => (
              <span key={id} className="chip" title={dayAndTime(at)}>
                <Icon aria-hidden="true" /> {DONE_WORDS[as]} {who}
              </span>
            ))}
            <Button
              call="coding.read"
              look="quiet"
              whyNot={barred && refusalMessage(barred)}
              // The button is not disabled during the write, because that would drop the focus.
              onPress={() =>
                !read.isPending &&
                read.mutate(
                  { of, as, done: !mine },
                  {
                    onSuccess: () => announce(mine ? 'Undone.' : `Marked as ${as}.`),
                    onError: fault,
                  },
                )
              }
            >
              {!mine && <Icon aria-hidden="true" />}
              {mine ? `Mark as not ${as}` : `Mark as ${as}`}
            </Button>
          </span>
        );
      })}
    </div>
  );
}
