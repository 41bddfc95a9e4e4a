import type { DocumentKind } from '../../core/pack/documents.ts';
import { keptChoices } from '../state/window/kept-choices.ts';

/**
 * Remembers which document was open. The audience is not remembered: it starts as the public each time, so that an
 * earlier choice cannot publish something internal.
 */
export const packChoices = keptChoices<{ readonly document: DocumentKind }>({ document: 'consultation' });
