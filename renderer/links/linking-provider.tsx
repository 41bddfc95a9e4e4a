import { type ReactNode, useCallback, useState } from 'react';
import { splitRef } from '../../core/evidence/link.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { LinkingContext, type LinkRequest } from '../state/window/linking.ts';
import { useStructure } from '../text/commands/use-structure.ts';
import { Sheet } from '../ui/dialog.tsx';
import { endpointName } from './endpoint-name.ts';
import { LinkForm } from './link-form.tsx';
import { OwnLinks } from './own-links.tsx';

function LinkSheet({ request, onClose }: { readonly request: LinkRequest; readonly onClose: () => void }) {
  const { kind, id } = splitRef(request.from);
  const name = useReviewOf((review) => (kind === 'amendment' ? id : endpointName(review, request.from)));
  return (
    <Sheet title={`Link ${name}`} isOpen onOpenChange={(open) => !open && onClose()}>
      {(close) => (
        <>
          {kind === 'provision' && <OwnLinks from={request.from} />}
          <LinkForm request={request} close={close} />
        </>
      )}
    </Sheet>
  );
}

/** Provides the dialog in which links are made, over any room. */
export function LinkingProvider({ children }: { readonly children: ReactNode }) {
  const { comeBack } = useStructure();
  const [request, setRequest] = useState<LinkRequest | null>(null);
  const start = useCallback((next: LinkRequest) => setRequest(next), []);
  return (
    <LinkingContext value={start}>
      {children}
      {request && (
        <LinkSheet
          request={request}
          onClose={() => {
            setRequest(null);
            // A link started from the text returns the focus to it. A button gets the focus back without help.
            if (request.from.startsWith('provision:')) requestAnimationFrame(comeBack);
          }}
        />
      )}
    </LinkingContext>
  );
}
