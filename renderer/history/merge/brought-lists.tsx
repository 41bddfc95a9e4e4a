import { count } from '../../../core/base/english.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import type { Brought } from '../../../core/merge/calls.ts';
import { dayAndTime } from '../../ui/dates.ts';

/** Maximum lines of one list. */
const MOST_SHOWN = 200;

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > MOST_SHOWN && <p className="soft">And {lines.length - MOST_SHOWN} more.</p>}
    </section>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The effects of importing a package: changes, renumbered items, alternatives, remarks, and what is not imported. */
export function BroughtLists({ brought }: { readonly brought: Brought }) {
  const { events, eventCount, changes, renamed, alternatives, remarks, left } = brought;
  return (
    <>
      <Lines title="What will be imported" lines={changes.map(({ words }) => sentence(words))} />
      <Lines title="New numbers" lines={renamed.map(({ words }) => sentence(words))} />
      <Lines
        title="Alternatives"
        lines={alternatives.map(
          ({ a, b, places }) =>
            `${a} and ${b} change the same words, in ${places.join(', ')}. Both are kept, and the text shows one at a time.`,
        )}
      />
      <Lines title="To check" lines={remarks} />
      <Lines title="What stays in their copy" lines={left.map(({ what, why }) => `${what}. ${why}`)} />
      <details>
        <summary>{count(eventCount, 'change')} since your copies matched</summary>
        <ol>
          {events.toReversed().map((entry) => (
            <li key={entry.hash}>
              <span className="soft">{dayAndTime(entry.at)}</span> <strong>{entry.who}</strong>{' '}
              {describeEntry(entry)}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
