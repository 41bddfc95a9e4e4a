import type { Edit } from '../amend/edits/edit.ts';
import { canonicalJson } from '../base/canonical-json.ts';

/** Edits as they are told apart but for the order in which they stand beside others' at one place. */
export const unranked = (edits: readonly Edit[]): string =>
  canonicalJson(edits.map((edit) => ('rank' in edit ? { ...edit, rank: '' } : edit)));
