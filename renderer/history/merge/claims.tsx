import type { Brought } from '../../../core/merge/calls.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';

interface Props {
  readonly claims: Brought['claims'];
  /** What the person takes on, by the ids of the claims. */
  readonly confirmed: ReadonlySet<string>;
  readonly onConfirm: (confirmed: ReadonlySet<string>) => void;
}

/** What a package says was agreed, signed off or allowed, for the person who imports it to confirm, or leave out. */
export function Claims({ claims, confirmed, onConfirm }: Props) {
  if (claims.length === 0) return null;
  const set = (id: string, isConfirmed: boolean) => {
    const next = new Set(confirmed);
    if (isConfirmed) next.add(id);
    else next.delete(id);
    onConfirm(next);
  };
  return (
    <section>
      <h3>According to the package</h3>
      <p className="soft">
        Keeling cannot check who wrote a package. The amendments are imported, but what it says about who
        agreed them or signed them off is not, unless you confirm it. The history will say that you did.
      </p>
      <ul>
        {claims.map(({ id, words, at, barred }) => (
          <li key={id}>
            <Checkbox
              isSelected={confirmed.has(id)}
              isDisabled={barred !== null}
              onChange={(isConfirmed) => set(id, isConfirmed)}
            >
              Confirm: {words}, {dayAndTime(at)}
            </Checkbox>
            {barred !== null && <p className="soft small">You cannot confirm this. {barred}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
