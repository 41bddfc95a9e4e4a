/** The number by which a label is counted in its series: its digits, or the code of its first letter after any leading z. */
function seriesNumber(label: string): number {
  const inner = label.replace(/[()]/g, '');
  const digits = /\d+/.exec(inner)?.[0];
  return digits === undefined ? inner.replace(/^z+(?=[a-z])/, '').charCodeAt(0) : Number(digits);
}

const ROMAN_VALUES: ReadonlyMap<string, number> = new Map(
  [
    'i',
    'ii',
    'iii',
    'iv',
    'v',
    'vi',
    'vii',
    'viii',
    'ix',
    'x',
    'xi',
    'xii',
    'xiii',
    'xiv',
    'xv',
    'xvi',
    'xvii',
    'xviii',
    'xix',
    'xx',
  ].map((numeral, at) => [numeral, at + 1]),
);

/** The value of a label as a roman numeral; null where it is none. */
export const romanValue = (label: string): number | null =>
  ROMAN_VALUES.get(label.replace(/[()]/g, '')) ?? null;

/** Whether a label can come next after another of its series: (b) or (aa) after (a), 2 or 1A after 1. */
export function isNextInSeries(before: string, label: string): boolean {
  const romanBefore = romanValue(before);
  const roman = romanValue(label);
  if (romanBefore !== null && roman !== null && roman === romanBefore + 1) return true;
  const difference = seriesNumber(label) - seriesNumber(before);
  return (
    difference === 1 ||
    (difference === 0 && label.length > before.length) ||
    (difference === 0 && label > before)
  );
}

/** Whether a series can begin with a label. */
export const isFirstOfSeries = (label: string): boolean => /^(?:\((?:1|a|i|A|A1|za|ai)\)|1|A1)$/.test(label);
