import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Provision, provision } from '../../../../../core/act/tree.ts';
import { type LiveNode, liveInsertion } from '../../../../../core/amend/instructions/apply/live-node.ts';
import { saysTheSame } from '../../../../../core/amend/instructions/apply/same-words.ts';

const text = fc
  .array(
    fc.constantFrom('a', 'b', ' ', '.', ';', '(a)', '—', '“', '”', '\u200b', 'a person must not do it '),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));
const leaf = fc
  .record({ num: fc.constantFrom('', '(a)', '(1)'), content: text, wrapUp: text })
  .map((fields) => provision({ pid: 'p', kind: 'paragraph', ...fields }));
const tree = fc
  .record({ intro: text, wrapUp: text, children: fc.array(leaf, { maxLength: 3 }) })
  .map((fields) => provision({ pid: 'q', kind: 'subsection', num: '(1)', ...fields }));

const inOrder = (node: Provision): string =>
  [...[node.num, node.heading, node.intro, node.content], ...node.children.map(inOrder), node.wrapUp].join(
    '',
  );
/** All that could never be mere typography; two texts that differ in it are not the same. */
const letters = (node: Provision): string => inOrder(node).replace(/[^a-z0-9]/g, '');

const live = (node: Provision): LiveNode => liveInsertion(node, null, null);

it('finds a provision in the text as it was given, however its typography differs', () => {
  const spaced = (node: Provision): Provision => ({
    ...node,
    intro: node.intro.replaceAll('.', ' .').replaceAll('“', '"').replaceAll('”', '"'),
    content: node.content.replaceAll(';', ' ;\u200b').replaceAll('—', '–'),
    children: node.children.map(spaced),
  });
  fc.assert(
    fc.property(tree, (given) => {
      expect(saysTheSame(live(given), given)).toBe(true);
      const other = { ...given, content: `${given.content} unlike` };
      expect(saysTheSame(live(other), given)).toBe(false);
      if (!/["“”]/.test(inOrder(given))) expect(saysTheSame(live(spaced(given)), given)).toBe(true);
    }),
  );
});

it('never takes a provision for another whose letters differ', () => {
  fc.assert(
    fc.property(tree, tree, (one, other) => {
      expect(saysTheSame(live(one), other) && letters(one) !== letters(other)).toBe(false);
    }),
  );
});

it('looks into no provision that differs in its first letters: an Act has thousands', () => {
  const words = 'These are quite other words, and there are more than forty letters of them.';
  const node = live(provision({ pid: 'p', kind: 'section', num: '1', intro: words }));
  let asked = 0;
  Object.defineProperty(node, 'children', {
    get: () => {
      asked++;
      return [];
    },
  });
  expect(saysTheSame(node, provision({ pid: 'g', kind: 'section', num: '1', intro: 'A person' }))).toBe(
    false,
  );
  expect(asked).toBe(0);
});
