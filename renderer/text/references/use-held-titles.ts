import { titleKey } from '../../../core/act/references/titles.ts';
import { useHeldActs } from '../../state/host/queries.ts';

const keysOf = new WeakMap<object, ReadonlySet<string>>();

/** Whether an Act of that title is held on this computer, so that a reference to it leads there. */
export function useIsHeld(title: string | null): boolean {
  const { data } = useHeldActs();
  if (!data || title === null) return false;
  let keys = keysOf.get(data);
  if (!keys) {
    keys = new Set(data.map((act) => titleKey(act.title)));
    keysOf.set(data, keys);
  }
  return keys.has(titleKey(title));
}
