import { CircleAlert, CircleCheck } from 'lucide-react';
import type { CallOutput } from '../../../core/api.ts';

type WrittenClause = Omit<CallOutput<'wording.write'>, 'otherActs'>;

/** The outcome of a check, as an icon and words: colour is never the only sign. */
export function Mark({ good, words }: { readonly good: boolean; readonly words: string }) {
  return (
    <p className={`proof ${good ? 'good' : 'bad'}`}>
      {good ? <CircleCheck aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <span>{words}</span>
    </p>
  );
}

export function Differences({ differences }: { readonly differences: readonly string[] }) {
  if (differences.length === 0) return null;
  return (
    <ul className="differences">
      {differences.map((difference) => (
        <li key={difference}>{difference}</li>
      ))}
    </ul>
  );
}

/** The outcome of checking a generated clause: proved, or the differences and the changes that it cannot express. */
export function Proof({ clause }: { readonly clause: WrittenClause }) {
  const { text, proved, differences, inexpressible } = clause;
  const unsaid = inexpressible.filter(({ spacesOnly }) => !spacesOnly);
  const spaces = inexpressible.length - unsaid.length;
  return (
    <>
      {proved && <Mark good words="Checked: this wording produces the marked-up text." />}
      {differences.length > 0 && (
        <Mark good={false} words="Check failed: this wording does not produce the marked-up text." />
      )}
      <Differences differences={differences} />
      {unsaid.length > 0 && (
        <>
          <Mark
            good={false}
            words={
              text === ''
                ? 'Keeling cannot write wording for this change.'
                : 'The wording does not cover every change.'
            }
          />
          <Differences differences={unsaid.map(({ place, reason }) => `${place}: ${reason}`)} />
        </>
      )}
      {spaces > 0 && (
        <p className="help">Changes to spaces alone are not included: an Act is never amended for those.</p>
      )}
    </>
  );
}
