import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import { singleSpaced } from './tokens.ts';

/** A number without brackets (`2ZA`, `IVA`), and one with (`(1A)`, `(ba)`, `(ii)`, `(AA)`). */
const BARE = new RegExp(String.raw`^(?:${PRINTED_NUMBER}|[IVXLC]{1,7}[A-Z]{0,2})\.?$`);
const BRACKETED = new RegExp(
  String.raw`^\((?:${PRINTED_NUMBER}|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)$`,
);

/** The label of a number in wording: `2A`, `(1)`; '' for an unnumbered Schedule; null if the reader of wording could not read it. */
export function labelOf(num: string): string | null {
  const bare = singleSpaced(num).replace(/^(?:the\s+)?(?:part|chapter|schedule)\b\s*/i, '');
  if (bare === '') return /\p{L}/u.test(num) ? '' : null;
  return BARE.test(bare) || BRACKETED.test(bare) ? bare.replace(/\.$/, '') : null;
}

/** Whether a label is in brackets. */
export const isBracketed = (label: string): boolean => BRACKETED.test(label);
