import { memoise } from '../base/once.ts';
import { FIELDS, type Field, type Provision } from './tree.ts';

/**
 * The form of a definition (drafting-conventions.md §1.3). `meaning`: the text says what the term means or includes. `label`:
 * the term is in brackets after the words it stands for, (“the defendant”). `name`: something "is to be known as" the term.
 */
export type DefiningForm = 'meaning' | 'label' | 'name';

/** A term in quotation marks that a field defines. Offsets are those of the words between the marks. */
export interface QuotedTerm {
  readonly term: string;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
  readonly form: DefiningForm;
}

/** The verb of a definition, up to 100 characters after the term: “harassment” of a person includes. */
const MEANING =
  /^[^.;“”—]{0,100}?\b(?:means|includes?|(?:has|have) the (?:same )?meanings?|do(?:es)? not include|must (?:involve|include)|(?:is|are) to be (?:read|construed|interpreted|taken)|shall be (?:read|construed|interpreted|taken))\b/;
/** Words between terms that share a verb: “X” and “Y” have the same meaning. */
const SHARED = /^,? (?:and|or) (?:“[^”]*”|references to)/;
const NAME = /\b(?:known|referred) (?:to )?as (?:an? |the )?$/;
const LABEL_BEFORE = /\((?:[^()“”]{0,60}\breferred to as )?(?:an? |the )?$/;
const LABEL_AFTER = /^(?:[,;] [^()]*)?\)/;
/** The words before a quotation in an amending sentence, which defines no term: for “X” substitute “Y”. */
const AMENDING = /\b(?:for|after|before|substituted?|insert(?:ed)?|omit(?:ted)?|words?|from|to) $/;

/** The form in which the quoted words from `from` to `to` are defined; null if they are not defined. */
function formOf(node: Provision, text: string, from: number, to: number): DefiningForm | null {
  const before = text.slice(0, from - 1);
  const after = text.slice(to + 1);
  if (AMENDING.test(before)) return null;
  if (LABEL_BEFORE.test(before) && LABEL_AFTER.test(after)) return 'label';
  if (NAME.test(before)) return 'name';
  if (node.kind === 'definition' && before.trim() === '') return 'meaning';
  if (MEANING.test(after)) return 'meaning';
  const shared = SHARED.exec(after);
  return shared && MEANING.test(after.slice(shared[0].length)) ? 'meaning' : null;
}

/** The terms that a provision's own text defines, in order. Cached for each provision value. */
export const termsIn = memoise((node: Provision): readonly QuotedTerm[] =>
  FIELDS.flatMap((field) =>
    [...node[field].matchAll(/“([^“”]+)”/g)].flatMap((quoted): QuotedTerm[] => {
      const term = quoted[1] ?? '';
      const from = quoted.index + 1;
      const form = formOf(node, node[field], from, from + term.length);
      return form ? [{ term, field, from, to: from + term.length, form }] : [];
    }),
  ),
);
