import { expect, it } from 'vitest';
import { amendedText, markedText } from '../../../../core/amend/redline/marked-lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { blocksOf, liveText } from '../../../../renderer/text/editor/blocks.ts';
import { selectedMarkup } from '../../../../renderer/text/editor/selected-markup.ts';
import { smallAct } from '../../../support/acts/small-act.ts';

const act = smallAct();
const section = act.children.find(({ pid }) => pid === 's1');
const text = section?.children[0]?.children[0]?.content ?? '';
const edit = {
  type: 'text',
  pid: 's1-1-a',
  field: 'content',
  from: 2,
  to: 5,
  insert: 'NEW',
  rank: 'V',
} as const;
const node = redline(act, [{ id: 'A-001', edits: [edit, { type: 'omit', pid: 's1-2' }] }]).children.find(
  ({ provision }) => provision.pid === 's1',
);
const blocks = node ? blocksOf(node) : [];
const block = blocks.find(({ key }) => key === 's1-1-a/content');
const all = blocks.map((one) => ({ key: one.key, from: 0, to: liveText(one).length }));

it('copies what is selected in an open section with its changes, numbered where it is whole', () => {
  const whole = selectedMarkup(
    blocks,
    all.filter(({ key }) => key === block?.key),
  );
  expect(markedText(whole)).toBe(
    `(a)\t${text.slice(0, 2)}[deleted: ${text.slice(2, 5)}][inserted: NEW]${text.slice(5)}`,
  );
  const part = selectedMarkup(blocks, [{ key: 's1-1-a/content', from: 1, to: 4 }]);
  expect(markedText(part)).toBe(`${text.slice(1, 2)}[deleted: ${text.slice(2, 5)}][inserted: NE]`);
  expect(selectedMarkup(blocks, [{ key: 's1-1-a/content', from: 3, to: 3 }])).toEqual([]);
});

it('takes in what is left out whole, and no word that stands is lost or doubled', () => {
  const marked = selectedMarkup(blocks, all);
  expect(markedText(marked)).toMatch(/\[deleted: \(2\)\t/);
  const words = marked.flatMap((line) => line.words.filter(({ kind }) => kind !== 'deleted'));
  expect(words.map((run) => run.text).join('')).toBe(blocks.map(liveText).join(''));
  expect(amendedText(marked)).not.toContain('(2)\t');
});
