import { findAnchor } from '../../core/evidence/anchor.ts';
import type { Pin } from '../../core/evidence/evidence.ts';
import { useReview } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { AboutSource } from './sources/about-source.tsx';
import { useOpenDocument } from './sources/open-document.ts';
import { SourceText } from './sources/source-text.tsx';

/** The dialog that shows a source document, scrolled to the quoted words. */
export function SourceSheet({ pin, onClose }: { readonly pin: Pin | null; readonly onClose: () => void }) {
  const { evidence } = useReview();
  const read = useOpenDocument();
  const source = evidence.sources.find(({ id }) => id === pin?.source);
  const quoted = source && pin ? findAnchor(pin, source.text) : null;
  return (
    <Sheet
      title={source?.title ?? 'Source'}
      isOpen={pin !== null}
      onOpenChange={(open) => !open && onClose()}
    >
      {(close) =>
        source ? (
          <>
            <AboutSource source={source} />
            {!quoted && <p className="fault">The quoted words are no longer in this text.</p>}
            <SourceText source={source} marked={quoted} />
            <div className="actions">
              <Button
                onPress={() => {
                  close();
                  read({ id: source.id, marked: quoted });
                }}
              >
                Keep open at the side
              </Button>
            </div>
          </>
        ) : (
          <p className="fault">This document is not in the review.</p>
        )
      }
    </Sheet>
  );
}
