import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { HelpContext, type HelpPage } from '../../state/window/help.ts';
import { WINDOW_KEYS } from '../../state/window/window-keys.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { loaded } from '../../ui/loaded.ts';
import { isShortcut } from '../../ui/shortcut.ts';

type Pages = ComponentType<{ readonly page: HelpPage; readonly onPage: (page: HelpPage) => void }>;

/** Opens the help over any screen, from its shortcuts or from `useHelp`. Loads the code of the help on first use. */
export function HelpProvider({ children }: { readonly children: ReactNode }) {
  const [page, setPage] = useState<HelpPage | null>(null);
  const [pages, setPages] = useState<{ readonly Pages: Pages } | null>(null);
  const { fault } = useAnnounce();
  const open = useCallback(
    (next: HelpPage) => {
      setPage(next);
      loaded(import('./help-pages.tsx')).then(
        ({ HelpPages }) => setPages({ Pages: HelpPages }),
        (thrown) => {
          setPage(null);
          fault(thrown);
        },
      );
    },
    [fault],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isKeys = isShortcut(event, WINDOW_KEYS.keys);
      if (!isKeys && !isShortcut(event, WINDOW_KEYS.help)) return;
      event.preventDefault();
      open(isKeys ? 'keys' : 'officials');
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [open]);
  return (
    <HelpContext value={open}>
      {children}
      <Sheet title="Help" isOpen={page !== null} onOpenChange={(isOpen) => !isOpen && setPage(null)}>
        {() =>
          page !== null && (pages ? <pages.Pages page={page} onPage={setPage} /> : <p aria-busy="true" />)
        }
      </Sheet>
    </HelpContext>
  );
}
