import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Sheet } from '../../ui/dialog.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { FindAndAmend } from './find-dialog.tsx';

const Context = createContext<() => void>(() => undefined);

/** Opens the search for words that are to be amended. */
export const useFindAndAmend = (): (() => void) => useContext(Context);

/** Its name among the commands. */
export const FIND_COMMAND = 'find-and-amend';

const isAsked = (event: KeyboardEvent): boolean => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  return event.shiftKey ? key === 'f' : key === 'h';
};

/** The search for words that are to be amended, over any room. */
export function FindProvider({ children }: { readonly children: ReactNode }) {
  const { session, comeBack } = useStructure();
  const [isOpen, setIsOpen] = useState(false);
  const open = useMemo(
    () => () => {
      // What was typed last is looked through, too.
      session();
      setIsOpen(true);
    },
    [session],
  );
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isAsked(event)) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [open]);
  const put = (next: boolean) => {
    setIsOpen(next);
    if (!next) requestAnimationFrame(comeBack);
  };
  return (
    <Context value={open}>
      {children}
      <Sheet title="Find and amend" isOpen={isOpen} onOpenChange={put}>
        {(close) => <FindAndAmend close={close} />}
      </Sheet>
    </Context>
  );
}
