import { type Result, refuse } from '../../core/base/result.ts';
import { readAkn } from './akn/read.ts';
import { readClml } from './clml/read.ts';
import type { ReadInstrument } from './read-instrument.ts';
import { decodeXml } from './xml/decode.ts';
import { readXml, type XmlLimits } from './xml/read.ts';

export interface ActFileOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Told now and then what share has been read, 0 to 1; returns false to stop. */
  readonly progress?: (share: number) => boolean;
}

/** The name of a file's outermost element, without its prefix; null when it doesn't begin as XML does. */
function rootName(text: string): string | null {
  const start = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(
    text,
  );
  return start?.[1] ?? null;
}

/** Reads an Act, a Bill or a statutory instrument in whichever of the known formats the file is. */
export function readActFile(file: string | Uint8Array, options: ActFileOptions = {}): Result<ReadInstrument> {
  const decoded = typeof file === 'string' ? { ok: true as const, value: file } : decodeXml(file);
  if (!decoded.ok) return decoded;
  const name = rootName(decoded.value.slice(0, 20_000));
  if (name === 'Legislation' || name === 'Fragment') return readClml(decoded.value, options);
  if (name === 'akomaNtoso') return readAkn(decoded.value, options);
  // What is broken, or could do harm, is refused for that, whatever it would have been.
  const xml = readXml(decoded.value, { prefixes: {}, ...options });
  if (!xml.ok && decoded.value.trimStart().startsWith('<')) return xml;
  const seen = name === null ? 'It is not XML' : `It begins with <${name.slice(0, 100)}>`;
  return refuse(
    'unsupported',
    `This file is neither legislation.gov.uk’s XML nor Akoma Ntoso. ${seen}.`,
    'line 1',
  );
}
