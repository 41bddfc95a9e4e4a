import type { Instrument } from '../../core/act/instrument.ts';

/** The day on which an Act was passed, as a line over its text; none where it is not known. It is no word of the text. */
export const enactment = ({ dateOfEnactment }: Instrument): readonly string[] =>
  dateOfEnactment ? [`Date of enactment: ${dateOfEnactment}`] : [];
