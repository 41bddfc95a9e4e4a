import { Trouble } from '../../ui/trouble.tsx';
import { Differences, Mark } from './proof.tsx';
import { useChecked } from './use-wording.ts';

interface CheckedProps {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

/** The outcome of checking edited wording against the draft. A status region announces each change of it. */
export function WordingCheck({ id, revision, text }: CheckedProps) {
  const { data: checked, error } = useChecked(id, revision, text);
  return (
    <div role="status" className="checked">
      {text.trim() === '' && <p className="help">There is no wording to check.</p>}
      {error && <Trouble thrown={error} />}
      {!error && text.trim() !== '' && checked && (
        <>
          <Mark
            good={checked.same}
            words={
              checked.same
                ? 'This wording matches the marked-up text.'
                : 'This wording does not match the marked-up text.'
            }
          />
          <Differences differences={checked.differences} />
        </>
      )}
    </div>
  );
}
