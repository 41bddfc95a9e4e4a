import { describe, expect, it } from 'vitest';
import { ID_STYLES, identifiersOf } from '../../../core/act/identifiers/identifiers.ts';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { readActFile } from '../../../data/formats/act-file.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { must } from '../reviews/review.ts';
import { wordsOfTree, wordsOfXml } from './akn.ts';

const withoutEids = ({ eid: _eid, children, ...node }: Provision): Provision => ({
  ...node,
  children: children.map(withoutEids),
});

/** What holds for every file in Akoma Ntoso. `valid` is told of each that is written, to hold it against a schema. */
export function holdsForAkn(name: string, file: Uint8Array, valid: (xml: string) => void): void {
  describe(name, () => {
    const { instrument, remarks } = must(readAkn(file));

    it('loses no word and makes none up', () => {
      expect(wordsOfTree(instrument)).toBe(wordsOfXml(Buffer.from(file).toString('utf8')));
      expect(remarks).toEqual([]);
    });

    it('is said to have lost and doubled no word', () => {
      expect(must(readActFile(file, { count: true })).account).toMatchObject({ lost: [], doubled: [] });
    });

    it('is the same when it is written and read again', () => {
      // Identifiers of the other style are worked out, and so are not those that the file came with.
      const own = instrument.id.startsWith('uksi') ? 'legislation' : 'lawmaker';
      for (const ids of ID_STYLES) {
        const xml = writeAkn(instrument, { ids });
        valid(xml);
        const again = must(readAkn(xml)).instrument;
        const compared = ids === own ? instrument.root : withoutEids(instrument.root);
        expect(ids === own ? again.root : withoutEids(again.root)).toEqual(compared);
        expect(again).toMatchObject({
          id: instrument.id,
          title: instrument.title,
          prelims: instrument.prelims,
        });
        expect(writeAkn(again, { ids })).toBe(writeAkn(must(readAkn(xml)).instrument, { ids }));
      }
    });
  });
}

/** Those of a Lawmaker file's identifiers that are not worked out from its tree as the file has them. */
export function idsNotDerived(file: Uint8Array): {
  readonly different: readonly string[];
  readonly all: number;
} {
  const { root } = must(readAkn(file)).instrument;
  const derived = identifiersOf(root, 'lawmaker');
  const given = [...walk(root)].filter(({ eid }) => eid !== undefined);
  const different = given.filter(({ pid, eid }) => derived.get(pid) !== eid);
  return { different: different.map(({ eid = '' }) => eid), all: given.length };
}

/** Those that a file gives and that are not kept when they are asked for. */
export function ownIdsLost(file: Uint8Array): readonly string[] {
  const { root } = must(readAkn(file)).instrument;
  const own = identifiersOf(root, 'lawmaker', 'own');
  return [...walk(root)].flatMap(({ pid, eid }) => (eid === undefined || own.get(pid) === eid ? [] : [eid]));
}
