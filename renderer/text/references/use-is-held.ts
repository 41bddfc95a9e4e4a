import { titleKey } from '../../../core/act/references/titles.ts';
import { useHeldActs } from '../../state/host/queries.ts';

const keysOf = new WeakMap<object, ReadonlySet<string>>();

/** Whether an Act of that title is available here, so that a reference to it can open it. */
export function useIsHeld(title: string | null): boolean {
  const { data: heldActs } = useHeldActs();
  if (!heldActs || title === null) return false;
  let keys = keysOf.get(heldActs);
  if (!keys) {
    keys = new Set(heldActs.map((act) => titleKey(act.title)));
    keysOf.set(heldActs, keys);
  }
  return keys.has(titleKey(title));
}
