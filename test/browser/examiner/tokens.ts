const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Words of which no two are alike, and none is part of another, however they stand beside each other. */
export function tokens(): () => string {
  let nth = 0;
  return () => {
    let left = nth++;
    let word = '';
    for (const letters of [CONSONANTS, VOWELS, CONSONANTS, VOWELS]) {
      word += letters.charAt(left % letters.length);
      left = Math.floor(left / letters.length);
    }
    return `q${word}x`;
  };
}

/** The tokens that stand in a text. */
export const tokensIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/q[bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou]x/g) ?? []);
