import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './controls.tsx';
import { useKeptKeys } from './use-kept-keys.ts';

const SHEETS = '.scrim:not([data-exiting])';

const MENUS = '.popover:not([data-exiting]) [role=menu]';

/** Whether a dialog or a menu is open over the window. */
export const isSheetOpen = (): boolean => document.querySelector(`${SHEETS}, ${MENUS}`) !== null;

/**
 * Closes the topmost dialog on Escape when nothing has the focus, for example after a dialog above it closed.
 * Otherwise the key would reach no element and nobody could close the dialog by keyboard.
 */
function useEscape(isOpen: boolean, onOpenChange: (open: boolean) => void) {
  const scrim = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat || event.target !== document.body) return;
      if ([...document.querySelectorAll(SHEETS)].at(-1) === scrim.current) onOpenChange(false);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [isOpen, onOpenChange]);
  return scrim;
}

interface OverProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface SheetProps extends OverProps {
  readonly title: string;
  /** Rendered only while the dialog is open. */
  readonly children: (close: () => void) => ReactNode;
}

/** A modal overlay. Escape or a click outside closes it. */
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

/** A dialog with a title and a close button. */
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
