import { useEffect, useRef } from 'react';

const SHEETS = '.scrim:not([data-exiting])';

/**
 * Puts the topmost sheet away at Escape while nothing holds the focus: as a sheet above it closes, or what was focused
 * goes, the key would else reach nobody, and whoever pressed it would be shut in until they found the sheet again.
 */
export function useEscape(isOpen: boolean, onOpenChange: (open: boolean) => void) {
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
