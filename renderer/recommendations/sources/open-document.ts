import { createContext, useContext } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';

/** A source document to open, and the words to scroll to. */
export interface OpenDocument {
  readonly id: string;
  readonly marked: Stretch | null;
}

export const OpenDocumentContext = createContext<(reading: OpenDocument | null) => void>(() => undefined);

/** Returns a function that opens a source document beside the rooms, or closes it for null. */
export const useOpenDocument = (): ((reading: OpenDocument | null) => void) =>
  useContext(OpenDocumentContext);
