import type { Instrument } from '../../core/act/instrument.ts';

/**
 * The line above an Act's text with the date on which it was passed; empty if that is unknown. It is not part of the
 * text.
 */
export const enactment = ({ dateOfEnactment }: Instrument): readonly string[] =>
  dateOfEnactment ? [`Date of enactment: ${dateOfEnactment}`] : [];
