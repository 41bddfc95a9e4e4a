import type { Edit } from '../amend/edits/edit.ts';
import { canonicalJson } from '../base/canonical-json.ts';

/** Edits as a string that is equal for edits that differ only in their ranks. */
export const unranked = (edits: readonly Edit[]): string =>
  canonicalJson(edits.map((edit) => ('rank' in edit ? { ...edit, rank: '' } : edit)));
