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
  /** Called now and then with the share that has been read, 0 to 1. Returns false to stop. */
  readonly progress?: (share: number) => boolean;
  /** Whether the words of the file are counted, to show that none was lost. Done at an import. */
  readonly count?: boolean;
}

/** The local name of the root element. Null if the text doesn't begin as XML. */
function rootName(text: string): string | null {
  const start = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(
    text,
  );
  return start?.[1] ?? null;
}

/** Adds the word count to the reading, if the options ask for it. */
function withWordCount(
  read: Result<ReadInstrument>,
  xml: string,
  rules: (xml: string) => CountRules,
  { count = false }: ActFileOptions,
): Result<ReadInstrument> {
  if (!read.ok || !count) return read;
  return ok({ ...read.value, account: accountOf(xml, read.value.instrument, rules(xml)) });
}

/**
 * Reads an Act, a Bill or a statutory instrument in legislation.gov.uk's XML or Akoma Ntoso. Refused for any other
 * format, and for XML that is broken or too large.
 */
export function readActFile(file: string | Uint8Array, options: ActFileOptions = {}): Result<ReadInstrument> {
  const decoded = typeof file === 'string' ? { ok: true as const, value: file } : decodeXml(file);
  if (!decoded.ok) return decoded;
  const name = rootName(decoded.value.slice(0, 20_000));
  if (name === 'Legislation' || name === 'Fragment')
    return withWordCount(readClml(decoded.value, options), decoded.value, () => CLML_RULES, options);
  if (name === 'akomaNtoso')
    return withWordCount(readAkn(decoded.value, options), decoded.value, aknRules, options);
  // A broken or harmful XML file gets that refusal, whatever its format.
  const xml = readXml(decoded.value, { prefixes: {}, ...options });
  if (!xml.ok && decoded.value.trimStart().startsWith('<')) return xml;
  const beginning = name === null ? 'It is not XML' : `It begins with <${name.slice(0, 100)}>`;
  return refuse(
    'unsupported',
    `This file is neither legislation.gov.uk’s XML nor Akoma Ntoso. ${beginning}. To get an Act’s file, add /data.xml to the address of its page at legislation.gov.uk.`,
    'line 1',
  );
}
