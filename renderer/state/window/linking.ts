import { createContext, useContext } from 'react';
import type { Ref } from '../../../core/evidence/link.ts';

/** A link that is asked for: where it starts, and where it leads if that is known already. */
export interface LinkRequest {
  readonly from: Ref;
  readonly to?: Ref;
}

export const LinkingContext = createContext<(request: LinkRequest) => void>(() => undefined);

/** Opens what links an amendment or a provision, from wherever a person is. */
export const useLinking = (): ((request: LinkRequest) => void) => useContext(LinkingContext);
