/** The English that spelling is checked in, on every system that leaves that to Electron. */
export const SPELLING_LANGUAGE = 'en-GB';

/**
 * The names under which Chromium looks for its dictionary of that language; the number is its own, and changes when it has
 * another one. What is laid under a name that it does not look for is never read.
 */
export const DICTIONARY_NAMES = ['en-GB-10-1.bdic', 'en-GB-10-2.bdic'] as const;

/** Where a dictionary that is missing would be fetched from: a scheme that no network has, so that nothing is asked. */
export const NO_DICTIONARIES = 'app://keeling/no-dictionaries/';

/**
 * What Chromium is started with. Nothing of it finds any other machine, by name or number, whatever part of it would ask;
 * and what it takes for the person's language is the one that has a dictionary, before anything else can be said to it.
 */
export const SWITCHES = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['lang', SPELLING_LANGUAGE],
] as const;

/** What was clicked with the other button, as far as a menu depends on it. */
export interface Clicked {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly misspelledWord: string;
  readonly dictionarySuggestions: readonly string[];
}

/** One line of the menu that comes up there. */
export type MenuLine =
  | { readonly kind: 'suggestion'; readonly word: string }
  | { readonly kind: 'no suggestions' }
  | { readonly kind: 'learn'; readonly word: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'edit'; readonly role: 'cut' | 'copy' | 'paste' | 'selectAll' };

const LINE = { kind: 'line' } as const;
const edit = (role: 'cut' | 'copy' | 'paste' | 'selectAll') => ({ kind: 'edit', role }) as const;

function spellingLines({ misspelledWord, dictionarySuggestions }: Clicked): readonly MenuLine[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word) => ({ kind: 'suggestion', word }) as const);
  return [
    ...(suggestions.length > 0 ? suggestions : [{ kind: 'no suggestions' } as const]),
    LINE,
    { kind: 'learn', word: misspelledWord },
  ];
}

/** The lines of the menu for what was clicked; none where there is nothing to do there. */
export function contextMenu(clicked: Clicked): readonly MenuLine[] {
  if (!clicked.isEditable) return clicked.selectionText.trim() === '' ? [] : [edit('copy')];
  const spelling = spellingLines(clicked);
  const edits = [edit('cut'), edit('copy'), edit('paste'), LINE, edit('selectAll')];
  return [...spelling, ...(spelling.length > 0 ? [LINE] : []), ...edits];
}
