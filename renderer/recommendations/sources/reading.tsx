import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import { SourceDock } from './source-dock.tsx';

/** A document that is read beside everything else, open at some words of it. */
export interface Reading {
  readonly id: string;
  readonly marked: Stretch | null;
}

const Context = createContext<(reading: Reading | null) => void>(() => undefined);

/** Opens a document beside the rooms, to be read, and quoted from; with null puts it away. */
export const useReading = (): ((reading: Reading | null) => void) => useContext(Context);

/** Keeps a document open beside whichever room is looked at. */
export function ReadingProvider({ children }: { readonly children: ReactNode }) {
  const [reading, setReading] = useState<Reading | null>(null);
  const put = useCallback((next: Reading | null) => setReading(next), []);
  return (
    <Context value={put}>
      {children}
      {reading && <SourceDock key={reading.id} reading={reading} onClose={() => setReading(null)} />}
    </Context>
  );
}
