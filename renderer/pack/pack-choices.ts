import type { DocumentKind } from '../../core/pack/parts.ts';
import { keptChoices } from '../state/window/kept-choices.ts';
import type { Which } from './which-amendments.tsx';

interface PackChoices {
  readonly document: DocumentKind;
  readonly which: Which;
}

/**
 * What is to go out, as it was chosen when the room was left. Whom it is for is not kept: it is the public each time, so that
 * nothing internal goes out because of what was chosen an hour ago.
 */
export const packChoices = keptChoices<PackChoices>({ document: 'consultation', which: 'agreed' });
