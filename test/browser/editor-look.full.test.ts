import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { amount } from '../support/run/amount.ts';
import { bench } from './bench.ts';
import { ask } from './editor-page.ts';

const { page, missing } = await bench();

function theAct() {
  const loaded = loadAct('ukpga/1997/40', 'current');
  if (!loaded.ok) throw new RangeError(loaded.error.message);
  return loaded.value.root;
}

describe.skipIf(missing)('the open section', () => {
  const root = theAct();
  // What follows a quotation's closing mark goes on in its line when it is read, and has its own when it is typed in.
  const goesOn = (node: Provision) =>
    [...walk(node)].some(({ kind, wrapUp }) => kind === 'quotation' && wrapUp !== '');
  const quoted = new Set(
    [...walk(root)].filter(({ kind }) => kind === 'quotation').flatMap((node) => [...walk(node)]),
  );
  const sections = [...walk(root)].filter(
    (node) => node.kind === 'section' && !quoted.has(node) && !goesOn(node),
  );

  // What is as wide as a machine's own type makes it wraps elsewhere on each; of two widths, one shows what differs.
  describe.each([
    [1000, 0],
    [640, 2],
  ])('%d pixels wide', (width, first) => {
    beforeAll(() => page.setViewportSize({ width, height: 800 }));
    afterAll(() => page.setViewportSize({ width: 1000, height: 800 }));

    // In an ordinary run every fourth, and at each width others.
    const tried = sections.filter((_, at) => amount(at % 4 === first ? 1 : 0, 1) > 0);
    test.each(tried.map(({ num, pid }) => [num, pid]))(
      'section %s stands, word for word, where it is read',
      async (_num, pid) => {
        await ask(page, 'open', root, pid, [], null);
        const { read, typed } = await ask(page, 'compare', root, pid);
        expect(typed.length).toBeGreaterThan(0);
        expect(typed).toEqual(read);
        await ask(page, 'open', root, pid, [], null);
      },
    );
  });

  test('and so it does with changes in it', async () => {
    const section = sections.find(({ num }) => num === '2A');
    if (!section) throw new RangeError('There is no section 2A');
    const fields = [...walk(section)].filter(({ content }) => content.length > 30);
    const edits: readonly Edit[] = fields.map(({ pid, content }, at) => {
      const from = content.indexOf(' ') + 1;
      const to = content.indexOf(' ', content.indexOf(' ', from) + 1);
      return {
        type: 'text',
        pid,
        field: 'content',
        from,
        to,
        insert: at % 2 ? 'other words' : '',
        rank: 'V2',
      };
    });
    const selection = [{ id: 'A-002', edits }];
    const { pid } = section;
    await ask(page, 'open', root, pid, selection, null);
    const { read, typed } = await ask(page, 'compare', root, pid, selection);
    expect(typed.length).toBeGreaterThan(fields.length);
    expect(typed.map(({ word }) => word)).toEqual(read.map(({ word }) => word));
    for (const [at, { word, left, top }] of typed.entries()) {
      // A pixel is what rounding may do where one line of type is shaped in several pieces.
      expect(Math.abs(left - (read[at]?.left ?? 0)), word).toBeLessThanOrEqual(1);
      expect(top, word).toBe(read[at]?.top);
    }
    await ask(page, 'open', root, pid, [], null);
  });
});
