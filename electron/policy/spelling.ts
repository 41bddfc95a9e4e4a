/** The language of the spell-checker, except on macOS, which uses its own. */
export const SPELLING_LANGUAGE = 'en-GB';

/**
 * The file names under which Chromium looks for its dictionary of that language. The numbers are versions of Chromium's
 * dictionaries and change with them. A file with another name is never read.
 */
export const DICTIONARY_NAMES = ['en-GB-10-1.bdic', 'en-GB-10-2.bdic'] as const;

/**
 * The address from which Chromium would download a missing dictionary. No network has its scheme, so nothing is
 * requested.
 */
export const NO_DICTIONARIES_URL = 'app://keeling/no-dictionaries/';

/**
 * Chromium's command-line switches. The first prevents every lookup of a host name, by any part of Chromium. The second
 * sets the language before the spell-checker is configured.
 */
export const CHROMIUM_SWITCHES = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['lang', SPELLING_LANGUAGE],
] as const;

/** The clicked place, as far as the context menu depends on it. */
export interface ClickedPlace {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly misspelledWord: string;
  readonly dictionarySuggestions: readonly string[];
}

/** One line of the context menu. */
export type MenuLine =
  | { readonly kind: 'suggestion'; readonly word: string }
  | { readonly kind: 'no suggestions' }
  | { readonly kind: 'learn'; readonly word: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'edit'; readonly role: 'cut' | 'copy' | 'paste' | 'selectAll' };

const SEPARATOR_LINE = { kind: 'line' } as const;
const editLine = (role: 'cut' | 'copy' | 'paste' | 'selectAll') => ({ kind: 'edit', role }) as const;

function spellingLines({ misspelledWord, dictionarySuggestions }: ClickedPlace): readonly MenuLine[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word) => ({ kind: 'suggestion', word }) as const);
  return [
    ...(suggestions.length > 0 ? suggestions : [{ kind: 'no suggestions' } as const]),
    SEPARATOR_LINE,
    { kind: 'learn', word: misspelledWord },
  ];
}

/** The lines of the context menu; none if nothing can be done there. */
export function contextMenuLines(place: ClickedPlace): readonly MenuLine[] {
  if (!place.isEditable) return place.selectionText.trim() === '' ? [] : [editLine('copy')];
  const spellingPart = spellingLines(place);
  const edits = [editLine('cut'), editLine('copy'), editLine('paste'), SEPARATOR_LINE, editLine('selectAll')];
  return [...spellingPart, ...(spellingPart.length > 0 ? [SEPARATOR_LINE] : []), ...edits];
}
