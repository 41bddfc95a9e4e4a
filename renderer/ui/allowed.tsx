import { createContext, useContext } from 'react';
import type { CallName } from '../../core/api.ts';

/** Returns the reason why the current user may not make a call, as a sentence; null if they may. */
export type WhyNot = (call: CallName) => string | null;

const Allowed = createContext<WhyNot>(() => null);

/** Provides the permissions of the current user in the open review. */
export const AllowedProvider = Allowed.Provider;

export const useWhyNot = (): WhyNot => useContext(Allowed);

/** The reason why a control for this call is disabled; null if it is enabled or makes no call. */
export function useBarred(call: CallName | undefined): string | null {
  const whyNot = useWhyNot();
  return call === undefined ? null : whyNot(call);
}
