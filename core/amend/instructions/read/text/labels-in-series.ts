/** What a label counts by, so that the next of a series can be told from a reference: its number, or its first letter. */
function stem(label: string): number {
  const inner = label.replace(/[()]/g, '');
  const digits = /\d+/.exec(inner)?.[0];
  return digits === undefined ? inner.replace(/^z+(?=[a-z])/, '').charCodeAt(0) : Number(digits);
}

const ROMAN: ReadonlyMap<string, number> = new Map(
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

/** The number that a label is as a roman numeral; null where it is none. */
export const romanValue = (label: string): number | null => ROMAN.get(label.replace(/[()]/g, '')) ?? null;

/** Whether a label is the next, or nearly, after another of its series. */
export function goesOn(before: string, label: string): boolean {
  const a = romanValue(before);
  const b = romanValue(label);
  if (a !== null && b !== null && b === a + 1) return true;
  const step = stem(label) - stem(before);
  return step === 1 || (step === 0 && label.length > before.length) || (step === 0 && label > before);
}

/** Whether a label is one that a series begins with. */
export const isFirst = (label: string): boolean => /^(?:\((?:1|a|i|A|A1|za|ai)\)|1|A1)$/.test(label);
