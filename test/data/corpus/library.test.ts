import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digest } from '../../../data/base/hash.ts';
import { describeTexts, findTextBy } from '../../../data/corpus/held-texts.ts';
import { searchLibrary } from '../../../data/corpus/library/search.ts';
import { citationsOf } from '../../../data/corpus/library/texts.ts';
import { holdActs, type MadeUp, madeUpAct } from '../../support/acts/library.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const BOATS: MadeUp = {
  id: 'ukpga/2001/9',
  title: 'Boathouses Act 2001',
  sections: [
    ['Duty to keep dry', 'The owner of a boathouse must keep it dry.'],
    ['Penalty', 'Section 2 of the Protection from Harassment Act 1997 applies to an owner who shouts.'],
  ],
};
const OLDER: MadeUp = {
  ...BOATS,
  version: '2003-01-01',
  sections: [['Duty', 'An owner must paint it red.']],
};
const OARS: MadeUp = {
  id: 'ukpga/2002/4',
  title: 'Oars Act 2002',
  sections: [['Length', 'An oar must be dry and long.']],
};
const THE_ACT = { id: 'ukpga/1997/40', title: 'Protection from Harassment Act 1997' };

const shelfOf = async (...acts: readonly MadeUp[]) => {
  const shelf = join(temporaryFolder(), 'acts');
  await holdActs(shelf, acts);
  return shelf;
};
const found = async (shelf: string, typed: string) =>
  (await searchLibrary(shelf, typed)).map(({ title, version, cite }) => `${title} ${version}: ${cite}`);

describe('the library', () => {
  it('lists what came with Keeling and what was imported, the newest text of an Act first', async () => {
    const shelf = await shelfOf(OLDER, BOATS);
    const held = await describeTexts(shelf);
    expect(held.map(({ id, version, from }) => `${id} ${version} ${from}`)).toEqual([
      'ukpga/1997/40 current keeling',
      'ukpga/1997/40 enacted keeling',
      'ukpga/2001/9 current imported',
      'ukpga/2001/9 2003-01-01 imported',
    ]);
    const text = madeUpAct(OLDER);
    expect(await findTextBy(digest(text), shelf)).toEqual(text);
    expect(await findTextBy('0'.repeat(64), shelf)).toBeNull();
  });

  it('finds words in every text, and provisions by their citation', async () => {
    const shelf = await shelfOf(OLDER, BOATS, OARS);
    expect(await found(shelf, 'dry')).toEqual(
      expect.arrayContaining(['Boathouses Act 2001 current: section 1', 'Oars Act 2002 current: section 1']),
    );
    // What has every word comes before what has one of them.
    expect(await found(shelf, 'dry boathouse')).toEqual([
      'Boathouses Act 2001 current: section 1',
      'Oars Act 2002 current: section 1',
    ]);
    expect(await found(shelf, '"paint it red"')).toEqual(['Boathouses Act 2001 2003-01-01: section 1']);
    expect(await found(shelf, 'zebra xylophone')).toEqual([]);
    expect(await found(shelf, 'section 2(1) of the Protection from Harassment Act 1997')).toEqual(
      expect.arrayContaining(['Protection from Harassment Act 1997 current: section 2(1)']),
    );
    expect(await found(shelf, 's. 1 Oars Act')).toEqual(['Oars Act 2002 current: s. 1']);
    for (const typed of ['"', 'OR', 'a" OR b', '(', '', '*', 'NEAR(', '%']) await found(shelf, typed);
  });

  it('shows the words of the provision that a citation names, however it is abbreviated', async () => {
    const shelf = await shelfOf({
      ...OARS,
      sections: [
        ['Length', 'An oar must be dry and long.'],
        ['Parts', '<P2><Pnumber>1</Pnumber><P2para><Text>An oar has a blade.</Text></P2para></P2>'],
      ],
    });
    for (const typed of [
      's. 2(1) Oars Act',
      'section 2(1) of the Oars Act 2002',
      '2(1) of the Oars Act 2002',
    ]) {
      const [hit] = await searchLibrary(shelf, typed);
      expect(hit, typed).toMatchObject({ heading: 'Parts', words: expect.stringContaining('has a blade') });
    }
  });

  it('follows what is added, replaced and taken away', async () => {
    const shelf = await shelfOf(BOATS);
    expect(await found(shelf, 'boathouse')).toHaveLength(1);
    await holdActs(shelf, [OARS]);
    expect(await found(shelf, 'oar')).toHaveLength(1);
    await holdActs(shelf, [{ ...BOATS, sections: [['Duty', 'A keeper must keep it wet.']] }]);
    expect(await found(shelf, 'boathouse')).toEqual([]);
    expect(await found(shelf, 'keeper wet')).toHaveLength(1);
    for (const name of await readdir(shelf)) if (name.includes('2002')) await rm(join(shelf, name));
    expect(await found(shelf, 'oar')).toEqual([]);
  });

  it('is made anew where its index is spoilt or gone', async () => {
    const shelf = await shelfOf(BOATS);
    expect(await found(shelf, 'boathouse')).toHaveLength(1);
    await writeFile(`${shelf}.index`, 'Not an index at all, and longer than a header would be. '.repeat(40));
    expect(await found(shelf, 'boathouse')).toHaveLength(1);
    await rm(`${shelf}.index`);
    expect(await found(shelf, 'boathouse')).toHaveLength(1);
  });

  it('knows what other Acts cite, in their newest text, and not what an Act says of itself', async () => {
    const shelf = await shelfOf(BOATS, { ...BOATS, version: '2003-01-01' });
    expect(await citationsOf(shelf, THE_ACT)).toMatchObject([
      {
        ...{ id: 'ukpga/2001/9', version: 'current', cite: 'section 2' },
        path: [{ unit: 'section', parts: ['2'] }],
        isRangeEnd: false,
        text: 'Section 2 of the Protection from Harassment Act 1997 applies to an owner who shouts.',
      },
      { cite: 'section 2', path: [] },
    ]);
    expect(await citationsOf(shelf, { id: 'ukpga/2001/9', title: 'Boathouses Act 2001' })).toEqual([]);
  });

  it('is asked by many at once', async () => {
    const shelf = await shelfOf(BOATS, OARS);
    const all = await Promise.all(Array.from({ length: 8 }, () => found(shelf, 'dry')));
    expect(new Set(all.map((hits) => hits.length))).toEqual(new Set([2]));
  });
});
