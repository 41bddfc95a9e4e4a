import { type Result, refuse } from '../../core/base/result.ts';

/** The first bytes of other files that people choose by mistake, with what the file is and what to do. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF. Ask the platform for its export as CSV or .xlsx'],
  ['{\\rtf', 'rich text (RTF). Save its table as CSV or .xlsx'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xFF\xD8\xFF', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['\x1F\x8B', 'a packed file (gzip). Unpack it first'],
  ['7z\xBC\xAF', 'a packed file (7z). Unpack it first'],
  ['Rar!', 'a packed file (RAR). Unpack it first'],
  ['SQLite format 3', 'a database, such as a review'],
];
const HEAD_BYTES = 4096;
/** The highest share of control characters in text. In binary files about every third byte is one. */
const MAX_CONTROL_SHARE = 0.1;

function isBinary(head: Buffer): boolean {
  // In UTF-16, every other byte of plain text is 0.
  const isUtf16 = /^(?:\xFF\xFE|\xFE\xFF|[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/.test(head.toString('latin1', 0, 4));
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return !isUtf16 && controls > head.length * MAX_CONTROL_SHARE;
}

/** Refuses a file that can't be CSV, because it is another kind of file. Null if it may be CSV. */
export function refuseOtherFormats(bytes: Uint8Array): Result<never> | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  const begins = head.toString('latin1', 0, 16);
  const knownFormat = BEGINNINGS.find(([beginning]) => begins.startsWith(beginning))?.[1];
  const format = knownFormat ?? (isBinary(head) ? 'no text' : null);
  return format === null
    ? null
    : refuse(
        'unsupported',
        `The file is ${format}. Use a CSV or .xlsx file, or a response form in Word. Nothing was imported.`,
      );
}
