import { useState } from 'react';
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { count } from '../../core/base/english.ts';
import { describeEntry } from '../../core/events/describe-entry.ts';
import type { StoryItem } from '../../core/history/story.ts';
import { ComparedLineView } from '../compare/compared-line.tsx';
import { rowsOf } from '../compare/compared-rows.ts';
import { isFailed } from '../state/host/is-failed.ts';
import { useAnswer } from '../state/host/queries.ts';
import type { StorySubject } from '../state/review/story.ts';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Trouble } from '../ui/trouble.tsx';

const always = () => true;

/** The redline of one sitting: the changes between the text before and after it. */
function SittingChanges({ sitting: { entry, first, words } }: { readonly sitting: StoryItem }) {
  const ids = words ? [words.amendment] : [];
  const { data: comparison, error } = useAnswer('compare.run', {
    before: { from: 'review', at: Math.max(1, first - 1), amendments: words?.begins ? 'none' : ids },
    after: { from: 'review', at: entry.seq, amendments: ids },
  });
  if (error) return <Trouble thrown={error} />;
  if (!comparison) return <p role="status">Comparing…</p>;
  if (comparison.differences.length === 0)
    return <p className="soft">The text reads as before: the changes were reversed.</p>;
  return (
    <div className="act story-changes" lang="en-GB">
      {rowsOf(comparison.lines, always, true).map((row) =>
        row.type === 'gap' ? null : (
          <ComparedLineView
            key={row.line.key}
            line={row.line}
            side="both"
            isShown={always}
            move={comparison.differences.find(({ key }) => key === row.move)?.words ?? null}
          />
        ),
      )}
    </div>
  );
}

function Sitting({ sitting }: { readonly sitting: StoryItem }) {
  const { entry, first, words } = sitting;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <p>
        <time dateTime={entry.at}>{dayAndTime(entry.at)}</time>{' '}
        <span className="soft">entry {first === entry.seq ? first : `${first} to ${entry.seq}`}</span>
      </p>
      <p>
        <strong>{entry.who}</strong> {describeEntry(entry)}
      </p>
      {words && (
        <Disclosure isExpanded={isOpen} onExpandedChange={setIsOpen}>
          <Heading level={4}>
            <Button slot="trigger" look="link">
              {isOpen ? 'Hide the redline' : 'Show the redline'}
              <span className="hidden-words">, entry {entry.seq}</span>
            </Button>
          </Heading>
          <DisclosurePanel>{isOpen && <SittingChanges sitting={sitting} />}</DisclosurePanel>
        </Disclosure>
      )}
    </li>
  );
}

/** The history of an amendment or provision, newest first. */
export function StoryList({ of }: { readonly of: StorySubject }) {
  const story = useAnswer('history.of', { on: of });
  if (isFailed(story)) return <Trouble thrown={story.error} onRetry={() => void story.refetch()} />;
  if (!story.data) return <p role="status">Reading the history…</p>;
  return (
    <section aria-labelledby="story-heading">
      <h3 id="story-heading">
        What happened{story.data.length > 0 && `: ${count(story.data.length, 'entry', 'entries')}`}
      </h3>
      {story.data.length === 0 && <p className="soft">Nobody has changed, linked or commented on it yet.</p>}
      <ol className="story-list" reversed>
        {story.data.toReversed().map((item) => (
          <Sitting key={item.entry.seq} sitting={item} />
        ))}
      </ol>
    </section>
  );
}
