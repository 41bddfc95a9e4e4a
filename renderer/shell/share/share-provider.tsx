import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isPackageBrought } from '../../state/review/brought-package.ts';
import { useTools } from '../../state/review/review.tsx';
import { ShareContext, type ShareWay } from '../../state/window/share.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { loaded } from '../../ui/loaded.ts';

type Sheets = typeof import('./share-sheets.tsx').ShareSheets;

/** The sheets of what is shared, exported and imported, for whatever asks for one. Their code is read when the first is. */
export function ShareProvider({ children }: { readonly children: ReactNode }) {
  const { dispatch } = useTools();
  const { fault } = useAnnounce();
  // A package that was chosen before the review was open is looked at as soon as it is.
  const [way, setWay] = useState<ShareWay | null>(() => (isPackageBrought() ? 'import-work' : null));
  const [sheets, setSheets] = useState<{ readonly Sheets: Sheets } | null>(null);
  const isWanted = way !== null;
  useEffect(() => {
    if (isWanted)
      loaded(import('./share-sheets.tsx')).then(
        ({ ShareSheets }) => setSheets({ Sheets: ShareSheets }),
        (thrown) => {
          setWay(null);
          fault(thrown);
        },
      );
  }, [isWanted, fault]);
  const open = useCallback(
    (asked: ShareWay) => {
      // The pack is built in its room, and exported there.
      if (asked === 'pack') dispatch({ do: 'spot', room: 'pack', id: 'pack-export' });
      else setWay(asked);
    },
    [dispatch],
  );
  return (
    <ShareContext value={open}>
      {children}
      {sheets && <sheets.Sheets way={way} onClose={() => setWay(null)} />}
    </ShareContext>
  );
}
