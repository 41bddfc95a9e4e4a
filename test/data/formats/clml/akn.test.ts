import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { referencePath } from '../../../support/reference.ts';
import { must } from '../../../support/review.ts';

const folder = referencePath('clml', 'samples');
const files = folder === null ? [] : readdirSync(folder).filter((name) => !name.includes('feed'));

/**
 * Without identifiers, which a file that lacks them is given when it is written, and without the markup of what can't be
 * edited: of that the other format has what it can hold, and all the words.
 */
const bare = ({ eid: _, opaque, children, content, ...node }: Provision): unknown => ({
  ...node,
  // The cells of a table are set apart in whichever way its own format has them.
  content: opaque || node.kind === 'block' ? content.replace(/\s+/g, ' ') : content,
  children: children.map(bare),
});

describe.skipIf(folder === null).each(files)('%s, written as Akoma Ntoso', (name) => {
  it('is the same tree when it is read again', () => {
    const { instrument } = must(readClml(readFileSync(join(folder ?? '', name))));
    const again = must(readAkn(writeAkn(instrument, { ids: 'legislation' }))).instrument;
    expect(bare(again.root)).toEqual(bare(instrument.root));
    const third = must(readAkn(writeAkn(again, { ids: 'legislation' }))).instrument;
    expect(third.root).toEqual(again.root);
  });
});
