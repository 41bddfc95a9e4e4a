import type { Brought } from '../../../core/merge/calls.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';

interface Props {
  readonly claims: Brought['claims'];
  /** The ids of the claims that the person confirms. */
  readonly confirmed: ReadonlySet<string>;
  readonly onConfirm: (confirmed: ReadonlySet<string>) => void;
}

/**
 * The agreements, sign-offs and permissions that a package claims. The importing person confirms each or leaves it
 * out.
 */
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
