import { createContext, useContext } from 'react';
import type { CitedStep } from '../../../core/act/references/reference.ts';

/** A place in another held Act, which is shown beside the review. */
export interface HeldActPlace {
  /** The title of the Act, to show its newest text; or a text by its id and version. */
  readonly title?: string;
  readonly text?: { readonly id: string; readonly version: string };
  /** The provision, by the steps of a citation or by its pid. */
  readonly path?: readonly CitedStep[];
  readonly pid?: string;
}

export const HeldActContext = createContext<(place: HeldActPlace) => void>(() => undefined);

/** Returns a function that opens another Act beside the rooms; without a place, the search of all held Acts. */
export const useOpenHeldAct = (): ((place: HeldActPlace) => void) => useContext(HeldActContext);
