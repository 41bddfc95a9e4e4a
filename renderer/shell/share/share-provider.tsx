import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isPackageBrought } from '../../state/review/brought-package.ts';
import { useTools } from '../../state/review/review.tsx';
import { ShareContext, type ShareWay } from '../../state/window/use-share.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { loaded } from '../../ui/loaded.ts';

type Sheets = typeof import('./share-sheets.tsx').ShareSheets;

/** The sheets of what is shared, exported and imported, for whatever asks for one. Their code is read when the first is. */
export function ShareProvider({ children }: { readonly children: ReactNode }) {
  const { dispatch } = useTools();
  const { fault } = useAnnounce();
  // A package that was chosen before the review was open is looked at as soon as it is.
  const [shareWay, setShareWay] = useState<ShareWay | null>(() =>
    isPackageBrought() ? 'import-work' : null,
  );
  const [sheets, setSheets] = useState<{ readonly Sheets: Sheets } | null>(null);
  const isWanted = shareWay !== null;
  useEffect(() => {
    if (isWanted)
      loaded(import('./share-sheets.tsx')).then(
        ({ ShareSheets }) => setSheets({ Sheets: ShareSheets }),
        (thrown) => {
          setShareWay(null);
          fault(thrown);
        },
      );
  }, [isWanted, fault]);
  const open = useCallback(
    (next: ShareWay) => {
      // The pack is built in its room, and exported there.
      if (next === 'pack') dispatch({ do: 'spot', room: 'pack', id: 'pack-export' });
      else setShareWay(next);
    },
    [dispatch],
  );
  return (
    <ShareContext value={open}>
      {children}
      {sheets && <sheets.Sheets shareWay={shareWay} onClose={() => setShareWay(null)} />}
    </ShareContext>
  );
}
