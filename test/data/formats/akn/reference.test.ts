import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import type { ReadInstrument } from '../../../../data/formats/read-instrument.ts';
import { AKN_FILES, wordsOfTree, wordsOfXml } from '../../../support/akn.ts';
import { referencePath } from '../../../support/reference.ts';

function read(bytes: Uint8Array): ReadInstrument {
  const result = readAkn(bytes);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe.each(AKN_FILES)('%s', (file) => {
  const path = referencePath('akn', file);

  it.skipIf(path === null)('loses no word and makes none up', () => {
    const bytes = readFileSync(path ?? '');
    const { instrument, remarks } = read(bytes);
    expect(wordsOfTree(instrument)).toBe(wordsOfXml(bytes.toString('utf8')));
    expect(remarks).toEqual([]);
  });
});
