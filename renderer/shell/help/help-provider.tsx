import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { HelpContext, type HelpPage } from '../../state/window/help.ts';
import { WINDOW_KEYS } from '../../state/window/window-keys.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { loaded } from '../../ui/loaded.ts';
import { isShortcut } from '../../ui/shortcut.ts';

type Pages = ComponentType<{ readonly page: HelpPage; readonly onPage: (page: HelpPage) => void }>;

/** The help, over any screen: by its keys, and by whatever asks for a page of it. Its code is read when it is first wanted. */
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
    const key = (event: KeyboardEvent) => {
      const isKeys = isShortcut(event, WINDOW_KEYS.keys);
      if (!isKeys && !isShortcut(event, WINDOW_KEYS.help)) return;
      event.preventDefault();
      open(isKeys ? 'keys' : 'officials');
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
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
