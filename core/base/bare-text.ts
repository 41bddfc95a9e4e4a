/**
 * A text as a reader tells its words apart: letters and digits alone, without capitals, accents, spaces, marks and whatever
 * cannot be seen.
 */
export interface BareText {
  readonly letters: string;
  /**
   * For each unit of `letters`, where in the text the character that it comes from begins and ends, in UTF-16 units: with its
   * accents, and what cannot be seen after it.
   */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Letters that Unicode does not part into a plain letter and a mark, or that look like a Latin one. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  'øo łl đd ħh ðd æae œoe þth ŋn аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs αa βb εe ιi κk μm νv οo ρp τt υu χx'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** What is no letter: spaces, marks, accents, apostrophes that Unicode calls letters, and what is not shown. */
const NOT_LETTERS =
  /[^\p{L}\p{N}\p{M}]|\p{Script=Inherited}|\p{Default_Ignorable_Code_Point}|[\u02B9-\u02DF\u0591-\u05C7]/gu;

/** What is shown as part of the character before it. A space without width is a place between words all the same. */
const GLUE = /^(?!\u200B)[\p{M}\p{Default_Ignorable_Code_Point}]$/u;

const lettersByCharacter = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

function foldedCharacter(character: string): string {
  // Capitals first: “ß” and “ſ” become what they are written with in capitals.
  const folded = character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  const letters = [...folded.replace(NOT_LETTERS, '')].map((letter) => PLAIN.get(letter) ?? letter).join('');
  if (lettersByCharacter.size < MOST_REMEMBERED) lettersByCharacter.set(character, letters);
  return letters;
}

/** The letters that are left of a text, each with where it stands. A character that is written as two letters stands for both. */
export function bareText(text: string): BareText {
  const [starts, ends]: [number[], number[]] = [[], []];
  let letters = '';
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
    if (folded === '' && character !== '' && GLUE.test(character))
      for (let unit = ends.length - 1; ends[unit] === at; unit -= 1) ends[unit] = end;
    at = end;
  }
  return { letters, starts, ends };
}
