import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A text as it was last read, and what saves another in its place. */
interface Spot {
  readonly text: string;
  readonly saveText: (text: string, was: string) => Promise<unknown>;
}

/** How long after the last key what was typed is saved, in milliseconds; at once when the field is left. */
const REST_MS = 1500;

/**
 * A text that is typed in, and saved as the person goes on: what was typed is on screen until it is on disk, and stays
 * there, with why, when it could not be saved.
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
          // What is on screen stays until the list that it is drawn from has it.
          await client.invalidateQueries({ queryKey: ['pack.builder'] });
          setTyped((now) => (now === text ? null : now));
        },
        (thrown: unknown) => {
          setTrouble(thrown);
          // Somebody may have written since: the next attempt is made against what there is now.
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
    /** Lets go of what was typed and could not be saved. */
    drop: () => {
      setTyped(null);
      setTrouble(null);
    },
  };
}
