import { count, listed } from './english.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  [' ', 'space'],
  ['\u00a0', 'no-break space'],
  ['\t', 'tab'],
  ['\n', 'line break'],
  [',', 'comma'],
  [';', 'semi-colon'],
  [':', 'colon'],
  ['.', 'full stop'],
  ['…', 'ellipsis'],
  ['?', 'question mark'],
  ['!', 'exclamation mark'],
  ['“', 'opening quotation mark'],
  ['”', 'closing quotation mark'],
  ['‘', 'opening single quotation mark'],
  ['’', 'apostrophe'],
  ['"', 'straight quotation mark'],
  ["'", 'straight apostrophe'],
  ['(', 'opening bracket'],
  [')', 'closing bracket'],
  ['[', 'opening square bracket'],
  [']', 'closing square bracket'],
  ['—', 'dash'],
  ['–', 'short dash'],
  ['-', 'hyphen'],
  ['\u2011', 'no-break hyphen'],
  ['\u00ad', 'soft hyphen'],
  ['/', 'slash'],
  ['*', 'asterisk'],
  ['&', 'ampersand'],
  ['%', 'per cent sign'],
  ['£', 'pound sign'],
]);
/** Above this, marks are only counted, because nobody listens to the names of twenty. */
const MAX_NAMED_MARKS = 6;

const pluralOf = (name: string): string => (name === 'ellipsis' ? 'ellipses' : `${name}s`);

/**
 * Names the punctuation marks and spaces of a text: `comma`, `full stop and closing bracket`, `2 spaces`. A reader can’t see
 * a space, and a screen reader skips a comma. '' for a text with a letter or digit, which needs no names.
 */
export function marksInWords(text: string): string {
  if (text === '' || /[\p{L}\p{N}]/u.test(text)) return '';
  const marks = [...text];
  // A space beside a punctuation mark belongs to the mark, and is not named.
  const spokenMarks = marks.some((mark) => /\S/u.test(mark)) ? marks.filter((mark) => mark !== ' ') : marks;
  const groups: { readonly mark: string; readonly times: number }[] = [];
  for (const mark of spokenMarks) {
    const last = groups.at(-1);
    if (last?.mark === mark) groups.splice(-1, 1, { mark, times: last.times + 1 });
    else groups.push({ mark, times: 1 });
  }
  if (groups.length > MAX_NAMED_MARKS) return count(spokenMarks.length, 'mark');
  return listed(
    groups.map(({ mark, times }) => {
      const name = NAMES.get(mark) ?? (/\s/u.test(mark) ? 'white space' : mark);
      return times === 1 ? name : count(times, name, pluralOf(name));
    }),
  );
}
