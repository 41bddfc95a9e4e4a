import { ok, type Result, refuse } from '../../core/base/result.ts';

/** How a CSV's bytes were found to be written. */
const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

interface Decoded {
  readonly text: string;
  readonly encoding: CsvEncoding;
  /** Whether a byte order mark said so. */
  readonly bom: boolean;
  /**
   * Lines where bytes are not what the rest of the file is, the first hundred: each such byte was read as Windows-1252,
   * which is what programs that mix encodings write.
   */
  readonly odd: readonly number[];
}

// What Windows puts where ISO 8859-1 has control characters; five places it leaves empty.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const EMPTY_IN_WINDOWS = /[\u0081\u008D\u008F\u0090\u009D]/;
const ODD_LINES = 100;

const windowsByte = (byte: number): string =>
  byte >= 0x80 && byte < 0xa0 ? (WINDOWS[byte - 0x80] ?? '') : String.fromCharCode(byte);

const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => windowsByte(char.charCodeAt(0)));

/** How many bytes the UTF-8 character takes that begins at `at`; 0 where none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const next = (offset: number) => bytes[at + offset] ?? 0;
  const goesOn = (offset: number) => (next(offset) & 0xc0) === 0x80;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return goesOn(1) ? 2 : 0;
  if (first >= 0xe0 && first < 0xf0) {
    const overlong = first === 0xe0 && next(1) < 0xa0;
    const surrogate = first === 0xed && next(1) >= 0xa0;
    return goesOn(1) && goesOn(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const outside = (first === 0xf0 && next(1) < 0x90) || (first === 0xf4 && next(1) >= 0x90);
    return goesOn(1) && goesOn(2) && goesOn(3) && !outside ? 4 : 0;
  }
  return 0;
}

/** Where bytes are not UTF-8, and how many characters beyond ASCII are. */
function survey(bytes: Uint8Array): { readonly bad: readonly number[]; readonly good: number } {
  const bad: number[] = [];
  let good = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length === 0) bad.push(at);
    if (length > 1) good += 1;
    at += Math.max(1, length);
  }
  return { bad, good };
}

/** The numbers of the lines in which the given places are, each once. */
function linesOf(bytes: Uint8Array, places: readonly number[]): readonly number[] {
  const lines = new Set<number>();
  let line = 1;
  let from = 0;
  for (const place of places) {
    for (; from < place; from += 1) {
      const byte = bytes[from];
      if (byte === 0x0a || (byte === 0x0d && bytes[from + 1] !== 0x0a)) line += 1;
    }
    lines.add(line);
    if (lines.size === ODD_LINES) break;
  }
  return [...lines];
}

function patched(bytes: Uint8Array, bad: readonly number[]): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (const place of bad) {
    parts.push(utf8.decode(bytes.subarray(from, place)), windowsByte(bytes[place] ?? 0));
    from = place + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

function decodeEight(bytes: Uint8Array, bom: boolean): Decoded {
  const body = bom ? bytes.subarray(3) : bytes;
  const { bad, good } = survey(body);
  if (bad.length === 0)
    return {
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body),
      encoding: 'utf-8',
      bom,
      odd: [],
    };
  // A text in Windows-1252 has hardly a pair of bytes that UTF-8 would have, so either stands out.
  if (bom || good > bad.length * 4)
    return { text: patched(body, bad), encoding: 'utf-8', bom, odd: linesOf(body, bad) };
  const text = fromWindows(body);
  const empty = bad.filter((place) => EMPTY_IN_WINDOWS.test(windowsByte(body[place] ?? 0)));
  return { text, encoding: 'windows-1252', bom: false, odd: linesOf(body, empty) };
}

/** UTF-16 without a mark: of mostly Latin text, every other byte is 0. */
function sixteenBits(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const half = head.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null;
}

function decodeSixteen(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', bom: boolean): Result<Decoded> {
  const body = bom ? bytes.subarray(2) : bytes;
  if (body.length % 2 === 1)
    return refuse('damaged', 'The file is UTF-16 and incomplete: its last character is cut off.');
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
    return ok({ text, encoding, bom, odd: [] });
  } catch {
    return refuse('damaged', 'The file is UTF-16 and has a damaged character. Save it as UTF-8.');
  }
}

/**
 * The text of a CSV's bytes: by its byte order mark, else as UTF-16 where every other byte is 0, else as UTF-8 where it
 * is that, else as Windows-1252. No byte is dropped: one that fits neither is told with its line.
 */
export function decodeCsv(bytes: Uint8Array): Result<Decoded> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ok(decodeEight(bytes, true));
  if (a === 0xff && b === 0xfe) return decodeSixteen(bytes, 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return decodeSixteen(bytes, 'utf-16be', true);
  const unmarked = sixteenBits(bytes);
  return unmarked === null ? ok(decodeEight(bytes, false)) : decodeSixteen(bytes, unmarked, false);
}
