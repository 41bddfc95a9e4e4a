import { describe, expect, test } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import { loadAct } from '../../data/corpus/acts.ts';
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

  test.each(sections.map(({ num, pid }) => [num, pid]))(
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
