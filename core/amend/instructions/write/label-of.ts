import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import { evenly } from './tokens.ts';

/** A number by itself: `2ZA`, `IVA`; and one in brackets: `(1A)`, `(ba)`, `(ii)`, `(AA)`. */
const BARE = new RegExp(String.raw`^(?:${PRINTED_NUMBER}|[IVXLC]{1,7}[A-Z]{0,2})\.?$`);
const BRACKETED = new RegExp(
  String.raw`^\((?:${PRINTED_NUMBER}|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)$`,
);

/** A number as wording has it: `2A`, `(1)`; '' for the only Schedule; null when it could not be read as one. */
export function labelOf(num: string): string | null {
  const bare = evenly(num).replace(/^(?:the\s+)?(?:part|chapter|schedule)\b\s*/i, '');
  if (bare === '') return /\p{L}/u.test(num) ? '' : null;
  return BARE.test(bare) || BRACKETED.test(bare) ? bare.replace(/\.$/, '') : null;
}

/** Whether a label is in brackets. */
export const isBracketed = (label: string): boolean => BRACKETED.test(label);
