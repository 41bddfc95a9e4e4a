import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { described } from '../../../support/acts/clml.ts';
import { holdsForClml } from '../../../support/acts/holds-for-clml.ts';
import { must } from '../../../support/reviews/review.ts';

const folder = join(import.meta.dirname, '../../../fixtures/clml');
const fixture = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** A whole Act, a section of it as revised, an Order, and an Act of odd letters and empty provisions; all made up. */
const files = [
  'ferries-lost-luggage-act-1999',
  'ferries-lost-luggage-act-1999-section-6-2012-05-01',
  'harbour-kites-order-2031',
  'odd-letters-act-2019',
];

for (const name of files) holdsForClml(name, fixture(`${name}.xml`));

describe.each(files)('%s', (name) => {
  const xml = fixture(`${name}.xml`);

  it('is read as a person who checked it reads it', () => {
    expect(described(must(readClml(xml)))).toBe(fixture(`${name}.txt`));
  });

  it('is read the same in another encoding, with other line ends, and with another prefix for its elements', () => {
    const wide = Buffer.from(`\uFEFF${xml.replace('encoding="utf-8"', 'encoding="utf-16"')}`, 'utf16le');
    expect(readClml(wide)).toEqual(readClml(xml));
    expect(readClml(xml.replaceAll('\n', '\r\n'))).toEqual(readClml(xml));
    const prefixed = /<l:Legislation/.test(xml)
      ? xml.replaceAll(/(<\/?)l:/g, '$1law:').replace('xmlns:l=', 'xmlns:law=')
      : xml.replaceAll(/(<\/?)(?=[A-Z])/g, '$1law:').replace('xmlns=', 'xmlns:law=');
    expect(prefixed).toContain('<law:Body');
    expect(readClml(prefixed)).toEqual(readClml(xml));
  });
});
