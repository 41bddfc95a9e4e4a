import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { definitionAt } from '../../../core/act/term-card.ts';
import { asAmendedOf } from '../../../core/amend/redline/redline.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { unitsHolding } from '../../state/review/units.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { isSheetOpen, Sheet } from '../../ui/dialog.tsx';
import { isShortcut } from '../../ui/shortcut.ts';
import { useStructure } from '../commands/use-structure.ts';
import { TERM_KEYS } from './term-keys.ts';
import { TermSheet } from './term-sheet.tsx';
import { type OnlyTerm, OnlyTermContext, TermsContext } from './terms-context.ts';

/**
 * Provides the dialog of defined terms, and the filter of the text by one of them. Going to a place outside the filter
 * removes it.
 */
export function TermsProvider({ children }: { readonly children: ReactNode }) {
  const now = useReviewNow();
  const { comeBack, editor } = useStructure();
  const { explain } = useAnnounce();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [only, setOnly] = useState<OnlyTerm | null>(null);
  const { target } = useBench().bench;
  const [seenTarget, setSeenTarget] = useState(target);
  // Removed during rendering, so that the room then has the place on the page to scroll to.
  if (target !== seenTarget) {
    setSeenTarget(target);
    const holding = target ? unitsHolding(actOf(now()), target.pid) : [];
    if (only && !holding.some((pid) => only.units.has(pid))) setOnly(null);
  }
  const terms = useMemo(() => ({ openTerm: (key: string) => setOpenKey(key), showOnly: setOnly }), []);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isShortcut(event, TERM_KEYS.term) || now().bench.room !== 'act') return;
      if (isSheetOpen()) return;
      event.preventDefault();
      const at = editor.current?.caretNow();
      const text = asAmendedOf(actOf(now()));
      const definition = at && definitionAt(text, now().instrument.title, at.pid, at.field, at.offset);
      if (definition) return setOpenKey(definition.key);
      explain(
        'There is no defined term here. Put the caret in one, or choose it from a section’s References.',
      );
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [now, editor, explain]);
  const close = (isOpen: boolean) => {
    if (isOpen) return;
    setOpenKey(null);
    requestAnimationFrame(comeBack);
  };
  return (
    <TermsContext value={terms}>
      <OnlyTermContext value={only}>
        {children}
        <Sheet title="Defined term" isOpen={openKey !== null} onOpenChange={close}>
          {(close) => openKey !== null && <TermSheet key={openKey} term={openKey} close={close} />}
        </Sheet>
      </OnlyTermContext>
    </TermsContext>
  );
}
