import { ok, type Result, refuse } from '../../core/base/result.ts';

/** The encodings of CSV files that are recognised. */
const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

interface DecodedText {
  readonly text: string;
  readonly encoding: CsvEncoding;
  /** Whether the file has a byte order mark. */
  readonly bom: boolean;
  /**
   * The first hundred lines with a byte that doesn't fit the encoding. Such a byte was read as Windows-1252, which
   * programs that mix encodings write.
   */
  readonly odd: readonly number[];
}

// Windows-1252 has letters at 0x80 to 0x9F, where ISO 8859-1 has control characters. Five positions are unused. Node's
// own decoder follows ISO 8859-1 there.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const EMPTY_IN_WINDOWS = /[\u0081\u008D\u008F\u0090\u009D]/;
const MAX_ODD_LINES = 100;

const windowsByte = (byte: number): string =>
  byte >= 0x80 && byte < 0xa0 ? (WINDOWS[byte - 0x80] ?? '') : String.fromCharCode(byte);

/** Decodes Windows-1252. Every byte is a character, so nothing is refused. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => windowsByte(char.charCodeAt(0)));

/** The length in bytes of the UTF-8 sequence at an offset; 0 if it is invalid. */
function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const next = (offset: number) => bytes[at + offset] ?? 0;
  const isContinuation = (offset: number) => (next(offset) & 0xc0) === 0x80;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return isContinuation(1) ? 2 : 0;
  if (first >= 0xe0 && first < 0xf0) {
    const isOverlong = first === 0xe0 && next(1) < 0xa0;
    const isSurrogate = first === 0xed && next(1) >= 0xa0;
    return isContinuation(1) && isContinuation(2) && !isOverlong && !isSurrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const isOutOfRange = (first === 0xf0 && next(1) < 0x90) || (first === 0xf4 && next(1) >= 0x90);
    return isContinuation(1) && isContinuation(2) && isContinuation(3) && !isOutOfRange ? 4 : 0;
  }
  return 0;
}

/** Finds the offsets of bytes that are not UTF-8, and counts the multi-byte characters. */
function surveyUtf8(bytes: Uint8Array): { readonly invalid: readonly number[]; readonly valid: number } {
  const invalid: number[] = [];
  let valid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8LengthAt(bytes, at);
    if (length === 0) invalid.push(at);
    if (length > 1) valid += 1;
    at += Math.max(1, length);
  }
  return { invalid, valid };
}

/** The numbers of the lines that contain the offsets, each once, at most `MAX_ODD_LINES`. */
function linesOf(bytes: Uint8Array, offsets: readonly number[]): readonly number[] {
  const lines = new Set<number>();
  let line = 1;
  let from = 0;
  for (const offset of offsets) {
    for (; from < offset; from += 1) {
      const byte = bytes[from];
      if (byte === 0x0a || (byte === 0x0d && bytes[from + 1] !== 0x0a)) line += 1;
    }
    lines.add(line);
    if (lines.size === MAX_ODD_LINES) break;
  }
  return [...lines];
}

/** Decodes UTF-8 in which single bytes are Windows-1252. */
function decodeMixed(bytes: Uint8Array, invalid: readonly number[]): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (const offset of invalid) {
    parts.push(utf8.decode(bytes.subarray(from, offset)), windowsByte(bytes[offset] ?? 0));
    from = offset + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

function decodeUtf8OrWindows(bytes: Uint8Array, bom: boolean): DecodedText {
  const body = bom ? bytes.subarray(3) : bytes;
  const { invalid, valid } = surveyUtf8(body);
  if (invalid.length === 0) return { text: decodeMixed(body, []), encoding: 'utf-8', bom, odd: [] };
  // Text in Windows-1252 almost never contains a valid multi-byte UTF-8 sequence. So many of those mean UTF-8.
  if (bom || valid > invalid.length * 4)
    return { text: decodeMixed(body, invalid), encoding: 'utf-8', bom, odd: linesOf(body, invalid) };
  const text = decodeWindows1252(body);
  const unused = invalid.filter((offset) => EMPTY_IN_WINDOWS.test(windowsByte(body[offset] ?? 0)));
  return { text, encoding: 'windows-1252', bom: false, odd: linesOf(body, unused) };
}

/** Detects UTF-16 without a byte order mark. In mostly Latin text, every other byte is 0. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const half = head.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null;
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  bom: boolean,
): Result<DecodedText> {
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
 * Decodes a CSV by its byte order mark. Without one, it is UTF-16 if every other byte is 0, else UTF-8 if that is
 * valid, else Windows-1252. No byte is dropped: the lines of bytes that don't fit are returned. Refused `damaged` for
 * invalid UTF-16.
 */
export function decodeCsv(bytes: Uint8Array): Result<DecodedText> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ok(decodeUtf8OrWindows(bytes, true));
  if (a === 0xff && b === 0xfe) return decodeUtf16(bytes, 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return decodeUtf16(bytes, 'utf-16be', true);
  const unmarked = detectUtf16(bytes);
  return unmarked === null ? ok(decodeUtf8OrWindows(bytes, false)) : decodeUtf16(bytes, unmarked, false);
}
