import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './controls.tsx';
import { useEscape } from './use-escape.ts';
import { useKeptKeys } from './use-kept-keys.ts';

interface OverProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface SheetProps extends OverProps {
  readonly title: string;
  /** Drawn only while the sheet is open. */
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog over the window. Escape, and a click beside it, put it away. */
export function Over({
  isOpen,
  onOpenChange,
  className = '',
  children,
}: OverProps & { readonly className?: string; readonly children: ReactNode }) {
  const scrim = useEscape(isOpen, onOpenChange);
  useKeptKeys(isOpen);
  return (
    <ModalOverlay ref={scrim} className="scrim" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className={`modal ${className}`}>{children}</Modal>
    </ModalOverlay>
  );
}

/** Something to deal with before going on. */
export function Sheet({ title, children, ...over }: SheetProps) {
  return (
    <Over {...over}>
      <AriaDialog>
        {({ close }) => (
          <>
            <div className="sheet-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <Button look="icon" aria-label="Close" onPress={close}>
                <X aria-hidden="true" />
              </Button>
            </div>
            {children(close)}
          </>
        )}
      </AriaDialog>
    </Over>
  );
}
