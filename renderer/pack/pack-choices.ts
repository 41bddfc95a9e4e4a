import type { DocumentKind } from '../../core/pack/documents.ts';
import { keptChoices } from '../state/window/kept-choices.ts';

/**
 * Which document was open when the room was left. Whom it is for is not kept: it is the public each time, so that nothing
 * internal goes out because of what was chosen an hour ago.
 */
export const packChoices = keptChoices<{ readonly document: DocumentKind }>({ document: 'consultation' });
