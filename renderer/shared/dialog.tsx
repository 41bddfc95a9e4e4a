import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './controls.tsx';

interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Drawn only while the sheet is open. */
  readonly children: (close: () => void) => ReactNode;
}

/** Something to deal with before going on. Escape, and a click beside it, put it away. */
export function Sheet({ title, isOpen, onOpenChange, children }: SheetProps) {
  return (
    <ModalOverlay className="scrim" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal">
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
      </Modal>
    </ModalOverlay>
  );
}
