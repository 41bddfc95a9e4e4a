import { ok, type Result, refuse } from '../../core/base/result.ts';
import { readAkn } from './akn/read.ts';
import { readClml } from './clml/read.ts';
import type { ReadInstrument } from './read-instrument.ts';
import { accountOf } from './word-count/account.ts';
import { aknRules } from './word-count/akn-rules.ts';
import { CLML_RULES } from './word-count/clml-rules.ts';
import type { CountRules } from './word-count/rules.ts';
import { decodeXml } from './xml/decode.ts';
import { readXml, type XmlLimits } from './xml/read.ts';

export interface ActFileOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Told now and then what share has been read, 0 to 1; returns false to stop. */
  readonly progress?: (share: number) => boolean;
  /** Whether the words of the file are counted against those that are held: done where it is imported. */
  readonly count?: boolean;
}

/** The name of a file's outermost element, without its prefix; null when it doesn't begin as XML does. */
function rootName(text: string): string | null {
  const start = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(
    text,
  );
  return start?.[1] ?? null;
}

/** What was read, with its words counted against the file's where that was asked for. */
function withWordCount(
  read: Result<ReadInstrument>,
  xml: string,
  rules: (xml: string) => CountRules,
  { count = false }: ActFileOptions,
): Result<ReadInstrument> {
  if (!read.ok || !count) return read;
  return ok({ ...read.value, account: accountOf(xml, read.value.instrument, rules(xml)) });
}

/** Reads an Act, a Bill or a statutory instrument in whichever of the known formats the file is. */
export function readActFile(file: string | Uint8Array, options: ActFileOptions = {}): Result<ReadInstrument> {
  const decoded = typeof file === 'string' ? { ok: true as const, value: file } : decodeXml(file);
  if (!decoded.ok) return decoded;
  const name = rootName(decoded.value.slice(0, 20_000));
  if (name === 'Legislation' || name === 'Fragment')
    return withWordCount(readClml(decoded.value, options), decoded.value, () => CLML_RULES, options);
  if (name === 'akomaNtoso')
    return withWordCount(readAkn(decoded.value, options), decoded.value, aknRules, options);
  // What is broken, or could do harm, is refused for that, whatever it would have been.
  const xml = readXml(decoded.value, { prefixes: {}, ...options });
  if (!xml.ok && decoded.value.trimStart().startsWith('<')) return xml;
  const beginning = name === null ? 'It is not XML' : `It begins with <${name.slice(0, 100)}>`;
  return refuse(
    'unsupported',
    `This file is neither legislation.gov.uk’s XML nor Akoma Ntoso. ${beginning}. To get an Act’s file, add /data.xml to the address of its page at legislation.gov.uk.`,
    'line 1',
  );
}
