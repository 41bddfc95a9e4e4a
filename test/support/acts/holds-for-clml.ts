import { describe, expect, it } from 'vitest';
import { FIELDS, type Provision, walk } from '../../../core/act/tree.ts';
import { readActFile } from '../../../data/formats/act-file.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';

import { must } from '../reviews/review.ts';
import { heldWords, missingFrom, oracleWords } from '../word/word-oracle.ts';

const NONE = { lost: [], doubled: [] };

/**
 * Without identifiers, which a file that lacks them is given when it is written, remarks, which are ours, and the markup
 * of what can't be edited: of that the other format has what it can hold, and all the words.
 */
const carried = ({ eid: _, remark: _r, opaque, children, content, ...node }: Provision): unknown => ({
  ...node,
  // The cells of a table are set apart in whichever way its own format has them.
  content: opaque || node.kind === 'block' ? content.replace(/\s+/g, ' ') : content,
  children: children.map(carried),
});

/** What holds for every file of legislation.gov.uk's XML. */
export function holdsForClml(name: string, xml: string): void {
  describe(`legislation.gov.uk’s file ${name}`, () => {
    const { instrument, account } = must(readActFile(xml, { count: true }));

    it('is read without losing or doubling a word', () => {
      const source = oracleWords(xml).map(({ word }) => word);
      const held = heldWords(instrument, xml);
      expect(held.length).toBeGreaterThan(50);
      expect({ lost: missingFrom(source, held), doubled: missingFrom(held, source) }).toEqual(NONE);
      expect(account).toMatchObject(NONE);
    });

    it('keeps every word and note in Akoma Ntoso', () => {
      const held = heldWords(instrument, xml);
      const again = heldWords(must(readAkn(writeAkn(instrument, { ids: 'legislation' }))).instrument, xml);
      expect({ lost: missingFrom(held, again), doubled: missingFrom(again, held) }).toEqual(NONE);
    });

    it('has each mark of the editors on text that is there', () => {
      const nodes = new Map([...walk(instrument.root)].map((node) => [node.pid, node]));
      const isThere = ({ pid, field, to = 0 }: (typeof instrument.notes)[number]) =>
        (nodes.get(pid)?.[field ?? 'content'].length ?? -1) >= (field === undefined ? 0 : to);
      expect(instrument.notes.filter((note) => !isThere(note))).toEqual([]);
    });

    it('says which instrument it is', () => {
      expect(instrument.id).toMatch(/^[a-z]+\/\d{4}\/\d+$/);
      expect(instrument.title).not.toBe('');
      expect(instrument.number).toMatch(/\d{4}/);
    });

    it('names no field after white space of the file', () => {
      for (const node of walk(instrument.root)) {
        // The cells of a table may be empty, and stay apart.
        for (const field of FIELDS)
          if (!node.opaque) expect(node[field], `${node.pid} ${field}`).toBe(node[field].trim());
      }
    });

    it('is the same tree when it is written as Akoma Ntoso and read again', () => {
      const again = must(readAkn(writeAkn(instrument, { ids: 'legislation' }))).instrument;
      expect(carried(again.root)).toEqual(carried(instrument.root));
      const third = must(readAkn(writeAkn(again, { ids: 'legislation' }))).instrument;
      expect(third.root).toEqual(again.root);
    });
  });
}
