import { createContext, useContext } from 'react';
import type { CitedStep } from '../../../core/act/references/reference.ts';

/** Another Act that is held on this computer, open beside the review’s at a place in it. */
export interface HeldActPlace {
  /** The title of the Act, of which the newest text is shown; or a text by its id and version. */
  readonly title?: string;
  readonly text?: { readonly id: string; readonly version: string };
  /** The provision: by what a reference names, or by its pid. */
  readonly path?: readonly CitedStep[];
  readonly pid?: string;
}

export const HeldActContext = createContext<(place: HeldActPlace) => void>(() => undefined);

/** Opens another Act beside the rooms; with no place, the search of all that are held. */
export const useOpenHeldAct = (): ((place: HeldActPlace) => void) => useContext(HeldActContext);
