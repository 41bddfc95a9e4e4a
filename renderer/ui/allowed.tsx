import { createContext, useContext } from 'react';
import type { CallName } from '../../core/api.ts';

/** Why the person may not make a call, in words for them; null where they may. */
export type WhyNot = (call: CallName) => string | null;

const Allowed = createContext<WhyNot>(() => null);

/** Says what may be done in the open review to whatever is drawn in it. */
export const AllowedProvider = Allowed.Provider;

export const useWhyNot = (): WhyNot => useContext(Allowed);

/** Why what makes a call can't be pressed; null where it can, or makes none. */
export function useBarred(call: CallName | undefined): string | null {
  const whyNot = useWhyNot();
  return call === undefined ? null : whyNot(call);
}
