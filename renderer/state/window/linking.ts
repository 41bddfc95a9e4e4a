import { createContext, useContext } from 'react';
import type { Ref } from '../../../core/evidence/link.ts';

/** A request to create a link: its source, and its target if known. */
export interface LinkRequest {
  readonly from: Ref;
  readonly to?: Ref;
}

export const LinkingContext = createContext<(request: LinkRequest) => void>(() => undefined);

/** Returns a function that opens the sheet to link an amendment or a provision. */
export const useLinking = (): ((request: LinkRequest) => void) => useContext(LinkingContext);
