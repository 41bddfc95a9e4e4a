import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './controls.tsx';
import { useKeptKeys } from './use-kept-keys.ts';

const SHEETS = '.scrim:not([data-exiting])';

const MENUS = '.popover:not([data-exiting]) [role=menu]';

/** Whether anything lies over the window that is to be dealt with first: a sheet, or a menu. */
export const isSheetOpen = (): boolean => document.querySelector(`${SHEETS}, ${MENUS}`) !== null;

/**
 * Closes the topmost sheet at Escape while nothing has the focus, for example after a sheet above it was closed. Without
 * this, the key would reach no element, and nobody could close the sheet by the keyboard.
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
