import { romanValue } from '../read/text/labels-in-series.ts';
import { bare } from './name.ts';

/** The most numbers that one range may give. More would be a mistake, or an attack. */
const MAX_NUMBERS = 200;

interface Series {
  readonly start: number;
  readonly end: number;
  readonly label: (count: number) => string;
}

const LETTERED = /^(.*?)([A-Z]|[a-z])$/;
const NUMERALS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function seriesOf(first: string, last: string, isRoman: boolean): Series | null {
  if (/^\d{1,4}$/.test(first) && /^\d{1,4}$/.test(last))
    return { start: Number(first), end: Number(last), label: String };
  const [from, to] = [romanValue(first), romanValue(last)];
  if (isRoman && from !== null && to !== null)
    return { start: from, end: to, label: (count) => NUMERALS[count - 1] ?? '' };
  const [, stem, letter = ''] = LETTERED.exec(last) ?? [];
  // "(2) to (2D)": first the number itself, then the number with each letter. '@' is the character before 'A'.
  const isStem = stem !== undefined && stem === first && /[A-Z]/.test(letter);
  const [, own, begin = ''] = isStem ? ['', stem, '@'] : (LETTERED.exec(first) ?? []);
  if (stem === undefined || own !== stem || (!isStem && /[a-z]/.test(begin) !== /[a-z]/.test(letter)))
    return null;
  const label = (count: number) => (isStem && count === 64 ? stem : stem + String.fromCharCode(count));
  return { start: begin.charCodeAt(0), end: letter.charCodeAt(0), label };
}

/**
 * The numbers of a range such as `(2A) to (2D)`, both ends included. Null where its ends don't determine the numbers between
 * them, as in `(1A) to (4)`.
 * @param isRoman whether letters that can be Roman numerals are read as numerals
 */
export function numbersBetween(from: string, to: string, isRoman: boolean): readonly string[] | null {
  const first = bare(from);
  const series = seriesOf(first, bare(to), isRoman);
  if (!series || series.end < series.start || series.end - series.start > MAX_NUMBERS) return null;
  const { start, end, label } = series;
  return Array.from({ length: end - start + 1 }, (_, at) => from.replace(first, () => label(start + at)));
}
