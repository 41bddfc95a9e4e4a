import { describeUnsaved } from '../../../core/amend/changes/describe-unsaved.ts';
import type { UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import { capital } from '../../../core/base/english.ts';
import type { Left } from '../../state/journal/kept-words.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { amendmentName, lineLabel, plainText } from './unsaved-text.ts';
import './unsaved.css';

interface Props {
  readonly title: string;
  readonly left: readonly Left[];
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Absent if the words are already discarded. */
  readonly onDiscard?: () => void;
  readonly onPutBack: () => void;
}

function Change({ change }: { readonly change: UnsavedChange }) {
  const base = useReviewOf(({ instrument }) => instrument.root);
  return (
    <section className="unsaved-change">
      <h3>
        {capital(amendmentName(change))} <span className="soft">{change.title}</span>
      </h3>
      <dl>
        {describeUnsaved(base, change).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one change stay in their order.
          <div key={at}>
            <dt>{lineLabel(line)}</dt>
            <dd>{line.words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The dialog for words that earlier windows did not save: read, copy, restore or discard. */
export function UnsavedSheet({ title, left, isOpen, onOpenChange, onDiscard, onPutBack }: Props) {
  const base = useReviewOf(({ instrument }) => instrument.root);
  const hash = useReviewOf(({ review }) => review.instrumentHash);
  const { announce, fault } = useAnnounce();
  const isOfThisText = left.some((one) => one.base === hash);
  const copy = () =>
    navigator.clipboard.writeText(plainText(base, left)).then(() => announce('Copied.'), fault);
  return (
    <Sheet title={title} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div>
          {left.map((one) => (
            <div key={one.key}>
              <p className="soft">{dayAndTime(one.at)}</p>
              {one.changes.map((change, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one window stay in their order.
                <Change key={at} change={change} />
              ))}
            </div>
          ))}
          {!isOfThisText && (
            <p>
              The base text of the review has changed since. These words cannot be restored. Copy what you
              need.
            </p>
          )}
          <div className="actions">
            {isOfThisText && (
              <Button
                look="primary"
                onPress={() => {
                  onPutBack();
                  close();
                }}
              >
                Restore
              </Button>
            )}
            <Button onPress={() => void copy()}>Copy</Button>
            {onDiscard && (
              <Button
                onPress={() => {
                  onDiscard();
                  close();
                }}
              >
                Discard
              </Button>
            )}
          </div>
        </div>
      )}
    </Sheet>
  );
}
