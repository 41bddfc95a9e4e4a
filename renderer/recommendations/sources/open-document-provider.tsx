import { X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { AboutSource } from './about-source.tsx';
import { type OpenDocument, OpenDocumentContext } from './open-document.ts';
import { QuoteBar } from './quote-bar.tsx';
import { SourceText } from './source-text.tsx';
import './sources.css';

/** The pane that shows a source document beside the room. Words selected in it can be quoted. */
function SourceDock({ reading, onClose }: { readonly reading: OpenDocument; readonly onClose: () => void }) {
  const source = useReviewOf(({ evidence }) => evidence.sources.find(({ id }) => id === reading.id));
  const [chosen, setChosen] = useState<Stretch | null>(reading.marked);
  const dock = useRef<HTMLElement>(null);
  useEffect(() => {
    dock.current?.focus();
  }, []);
  if (!source) return null;
  return (
    <aside
      className="source-dock"
      aria-label={source.title}
      ref={dock}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="sheet-head">
        <h2>{source.title}</h2>
        <Button look="icon" aria-label="Close the document" onPress={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <AboutSource source={source} />
      <SourceText source={source} marked={chosen} onSelect={(stretch) => stretch && setChosen(stretch)} />
      <QuoteBar source={source} chosen={chosen} onChoose={setChosen} />
    </aside>
  );
}

/** Keeps a source document open beside every room. */
export function OpenDocumentProvider({ children }: { readonly children: ReactNode }) {
  const [reading, setReading] = useState<OpenDocument | null>(null);
  const openDocument = useCallback((next: OpenDocument | null) => setReading(next), []);
  return (
    <OpenDocumentContext value={openDocument}>
      {children}
      {reading && <SourceDock key={reading.id} reading={reading} onClose={() => setReading(null)} />}
    </OpenDocumentContext>
  );
}
