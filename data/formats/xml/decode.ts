import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { decodeWindows1252 } from '../csv-decode.ts';

/** The supported encodings, by their names in XML declarations. */
const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
};
const DECLARATION = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,60})["']/;
/** The bytes that are searched for a declaration, enough for the longest. */
const HEAD_BYTES = 300;

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that the first bytes show: by a byte order mark, or by `<` in UTF-16. Null if they don't. */
function encodingMark(bytes: Uint8Array): Mark | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string, declaredWords: string): Result<string> {
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    const before = new TextDecoder(encoding).decode(bytes);
    const line = before.slice(0, before.indexOf('\uFFFD')).split('\n').length;
    return refuse(
      'damaged',
      `The file ${declaredWords}, but has bytes that are not ${encoding.toUpperCase()}. Nothing was read. Save it as UTF-8 and try again.`,
      `line ${line}`,
    );
  }
}

/**
 * Decodes an XML file by its byte order mark, else by the encoding that it declares, else as UTF-8. Refused, with the
 * encoding named, if the encoding is unknown or the bytes don't fit it. Nothing is guessed.
 */
export function decodeXml(bytes: Uint8Array): Result<string> {
  const mark = encodingMark(bytes);
  const head = new TextDecoder(mark ?? 'windows-1252')
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/^(?:\uFEFF|ï»¿)/, '');
  const declared = DECLARATION.exec(head)?.[1];
  const decoder = declared === undefined ? 'utf-8' : DECODERS[declared.toLowerCase()];
  if (decoder === undefined) {
    return refuse(
      'unsupported',
      `The file says that its encoding is ${declared}, which can't be read here. Save it as UTF-8 and try again.`,
      'line 1',
    );
  }
  const encodingFound = mark ?? 'utf-8';
  const isUtf16 = encodingFound.startsWith('utf-16');
  if (declared !== undefined && (decoder === 'utf-16') !== isUtf16) {
    return refuse(
      'damaged',
      `The file says that its encoding is ${declared}, but its bytes are not. Nothing was read. Save it as UTF-8 and try again.`,
      'line 1',
    );
  }
  const encoding = mark ? encodingFound : decoder;
  if (encoding === 'windows-1252') return ok(decodeWindows1252(bytes));
  const declaredWords =
    declared === undefined
      ? `names no encoding, so it is ${encoding.toUpperCase()}`
      : `says that its encoding is ${declared}`;
  return decodeAs(bytes, encoding, declaredWords);
}
