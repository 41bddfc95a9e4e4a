import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { holdsForClml } from '../../../support/acts/holds-for-clml.ts';
import { must } from '../../../support/reviews/review.ts';
import { readReference, referencePath } from '../../support.ts';

const FEED = 'changes-affecting-ukpga-2002-38-feed.xml';
const files = readdirSync(referencePath('clml', 'samples')).filter((name) => name !== FEED);
const sample = (name: string): string => readReference('clml', 'samples', name).toString('utf8');

for (const name of files) holdsForClml(name, sample(name));

/** Files that hold pieces of their text a second time, as pictures. */
const WITH_VERSIONS = ['ukpga_20000032_en.xml', 'ukpga-1999-29-part-III-2013-03-27.xml'];

describe('the files of legislation.gov.uk', () => {
  it('are all here', () => {
    expect(files).toHaveLength(11);
    expect(files).toEqual(expect.arrayContaining(WITH_VERSIONS));
  });

  it.each(files)('hold nothing that is not understood: %s', (name) => {
    const versions = ['1 piece of the text is in the file a second time, as a picture: the words were read'];
    const contents = /<Contents>/.test(sample(name))
      ? ['The list of contents at the beginning of the file was not read, because it repeats the headings']
      : [];
    const expected = [...contents, ...(WITH_VERSIONS.includes(name) ? versions : [])];
    expect(must(readClml(sample(name))).remarks.toSorted()).toEqual(expected.toSorted());
  });
});
