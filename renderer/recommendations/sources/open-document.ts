import { createContext, useContext } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';

/** A document that is read beside everything else, open at some words of it. */
export interface OpenDocument {
  readonly id: string;
  readonly marked: Stretch | null;
}

export const OpenDocumentContext = createContext<(reading: OpenDocument | null) => void>(() => undefined);

/** Opens a document beside the rooms, to be read, and quoted from; with null puts it away. */
export const useOpenDocument = (): ((reading: OpenDocument | null) => void) =>
  useContext(OpenDocumentContext);
