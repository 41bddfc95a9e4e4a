import { CircleAlert, CircleCheck } from 'lucide-react';
import type { CallOutput } from '../../../core/api.ts';

type Written = CallOutput<'wording.write'>;

/** Whether words were held against the draft, and what came of it: never by colour alone. */
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

/** What the clause of a draft is worth: proved, or what differs and what it can't say. */
export function Proof({ written }: { readonly written: Written }) {
  const { text, proved, differences, inexpressible } = written;
  const unsaid = inexpressible.filter(({ spacesOnly }) => !spacesOnly);
  const spaces = inexpressible.length - unsaid.length;
  return (
    <>
      {proved && <Mark good words="Proved: applied back, it gives the draft." />}
      {differences.length > 0 && (
        <Mark good={false} words="Not proved: applied back, it gives another text." />
      )}
      <Differences differences={differences} />
      {unsaid.length > 0 && (
        <>
          <Mark
            good={false}
            words={text === '' ? 'Wording can’t say what changes.' : 'Not all of the draft is said.'}
          />
          <Differences differences={unsaid.map(({ place, reason }) => `${place}: ${reason}`)} />
        </>
      )}
      {spaces > 0 && (
        <p className="help">Changes of spaces alone are not told: no Act is amended for those.</p>
      )}
    </>
  );
}
