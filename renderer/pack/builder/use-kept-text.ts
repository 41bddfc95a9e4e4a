import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A text as last read, and the function that saves a new one in its place. */
interface Spot {
  readonly text: string;
  readonly saveText: (text: string, was: string) => Promise<unknown>;
}

/** Milliseconds after the last key before the text is saved (debounce). Leaving the field saves at once. */
const REST_MS = 1500;

/**
 * An editable text that saves itself. Typed text stays on screen until it is saved and, if saving fails, remains with
 * the error.
 */
export function useKeptText(spot: Spot) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const latest = useRef({ spot, typed });
  latest.current = { spot, typed };
  const saving = useRef<Promise<void> | null>(null);

  const save = useCallback(
    async (over = false): Promise<void> => {
      await saving.current;
      const { spot, typed: text } = latest.current;
      if (text === null || (text === spot.text && !over)) {
        setTyped(null);
        return;
      }
      const pendingSave = spot.saveText(text, spot.text).then(
        async () => {
          setTrouble(null);
          // The typed text stays until the list of parts has been refetched, or the old text would appear for a moment.
          await client.invalidateQueries({ queryKey: ['pack.builder'] });
          setTyped((now) => (now === text ? null : now));
        },
        (thrown: unknown) => {
          setTrouble(thrown);
          // Somebody else may have saved another text, so the next attempt must know the current one.
          void client.invalidateQueries({ queryKey: ['pack.builder'] });
        },
      );
      saving.current = pendingSave;
      await pendingSave;
      saving.current = null;
    },
    [client],
  );

  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => void save(), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, save]);

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (latest.current.typed === null || latest.current.typed === latest.current.spot.text) return;
      void save();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('beforeunload', hold);
      void save();
    };
  }, [save]);

  return {
    text: typed ?? spot.text,
    isUnsaved: typed !== null && typed !== spot.text,
    trouble,
    type: setTyped,
    save,
    /** Discards typed text that could not be saved. */
    drop: () => {
      setTyped(null);
      setTrouble(null);
    },
  };
}
