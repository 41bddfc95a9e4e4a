/**
 * A text reduced to what a reader compares: small letters and digits, without accents, spaces, punctuation and invisible
 * characters.
 */
export interface BareText {
  readonly letters: string;
  /**
   * For each code unit of `letters`, the offsets in the text at which its character begins and ends, in UTF-16 code units.
   * Accents and invisible characters after a character belong to it.
   */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The plain spelling of letters that Unicode does not decompose, and of letters that look like a Latin letter. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  'øo łl đd ħh ðd æae œoe þth ŋn аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs αa βb εe ιi κk μm νv οo ρp τt υu χx'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Characters to remove: spaces, punctuation, accents, apostrophes that Unicode calls letters, invisible characters. */
const NOT_LETTERS =
  /[^\p{L}\p{N}\p{M}]|\p{Script=Inherited}|\p{Default_Ignorable_Code_Point}|[\u02B9-\u02DF\u0591-\u05C7]/gu;

/** A character that is shown as part of the one before it. A zero-width space is not one, since it separates words. */
const JOINS_PREVIOUS = /^(?!\u200B)[\p{M}\p{Default_Ignorable_Code_Point}]$/u;

const lettersByCharacter = new Map<string, string>();
const MAX_CACHED_CHARACTERS = 20_000;

function foldedCharacter(character: string): string {
  // Capitals first: “ß” and “ſ” become what they are written with in capitals.
  const folded = character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  const letters = [...folded.replace(NOT_LETTERS, '')].map((letter) => PLAIN.get(letter) ?? letter).join('');
  if (lettersByCharacter.size < MAX_CACHED_CHARACTERS) lettersByCharacter.set(character, letters);
  return letters;
}

/** Reduces a text to its letters. A character that folds into two letters, such as “æ”, is the origin of both. */
export function bareText(text: string): BareText {
  const [starts, ends]: [number[], number[]] = [[], []];
  let letters = '';
  // ASCII is folded by its code, without the cache: nearly all characters of a text are ASCII.
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const character = code < 128 ? '' : String.fromCodePoint(text.codePointAt(at) ?? code);
    const end = at + (character.length || 1);
    const folded =
      code >= 128
        ? (lettersByCharacter.get(character) ?? foldedCharacter(character))
        : code >= 97 && code <= 122
          ? text.charAt(at)
          : code >= 65 && code <= 90
            ? String.fromCharCode(code + 32)
            : code >= 48 && code <= 57
              ? text.charAt(at)
              : '';
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    letters += folded;
    if (folded === '' && character !== '' && JOINS_PREVIOUS.test(character))
      for (let unit = ends.length - 1; ends[unit] === at; unit -= 1) ends[unit] = end;
    at = end;
  }
  return { letters, starts, ends };
}
