import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { described } from '../../../support/acts/clml.ts';
import { holdsForAkn, idsNotDerived, ownIdsLost } from '../../../support/acts/holds-for-akn.ts';
import { must } from '../../../support/reviews/review.ts';

const folder = join(import.meta.dirname, '../../../fixtures/akn');

/** A Bill as Lawmaker writes it, and Regulations as legislation.gov.uk writes them; both made up. */
const files = ['lost-luggage-bill', 'pier-lamps-regulations-2030'];

for (const name of files) {
  const file = readFileSync(join(folder, `${name}.xml`));
  holdsForAkn(name, file, (xml) => expect(faultsInAkn(xml)).toEqual([]));

  it(`${name} is read as a person who checked it reads it`, () => {
    expect(described(must(readAkn(file)))).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'));
  });
}

describe('a Bill of Lawmaker’s', () => {
  it('has identifiers that can be worked out from its tree', () => {
    const file = readFileSync(join(folder, 'lost-luggage-bill.xml'));
    expect(idsNotDerived(file)).toEqual({ different: [], all: 41 });
    expect(ownIdsLost(file)).toEqual([]);
  });
});
