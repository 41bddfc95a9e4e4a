import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isPackageBrought } from '../../state/review/brought-package.ts';
import { useTools } from '../../state/review/review.tsx';
import { ShareContext, type ShareWay } from '../../state/window/use-share.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { loaded } from '../../ui/loaded.ts';

type Sheets = typeof import('./share-sheets.tsx').ShareSheets;

/** Provides the dialogs to share, export and import. Their code is loaded on first use. */
export function ShareProvider({ children }: { readonly children: ReactNode }) {
  const { dispatch } = useTools();
  const { fault } = useAnnounce();
  // A package chosen on the start screen is imported as soon as the review is open.
  const [shareWay, setShareWay] = useState<ShareWay | null>(() =>
    isPackageBrought() ? 'import-work' : null,
  );
  const [sheets, setSheets] = useState<{ readonly Sheets: Sheets } | null>(null);
  const isSheetOpen = shareWay !== null;
  useEffect(() => {
    if (isSheetOpen)
      loaded(import('./share-sheets.tsx')).then(
        ({ ShareSheets }) => setSheets({ Sheets: ShareSheets }),
        (thrown) => {
          setShareWay(null);
          fault(thrown);
        },
      );
  }, [isSheetOpen, fault]);
  const open = useCallback(
    (next: ShareWay) => {
      // The consultation pack is exported from its own room.
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
