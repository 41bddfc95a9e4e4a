import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import type { Caret } from '../../../../renderer/state/review/undo.ts';
import { type Block, blocksOf } from '../../../../renderer/text/editor/blocks.ts';
import { selectedRuns } from '../../../../renderer/text/editor/selected-markup.ts';
import { $readRanges } from '../../../../renderer/text/editor/selected-ranges.ts';
import { smallAct } from '../../../support/acts/small-act.ts';

const text = (pid: string, from: number, to: number, insert: string, rank: string): Edit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank,
});

/** A section with words struck and put in at the start, in the middle and at the end of its lines, by two hands. */
const node = redline(smallAct(), [
  { id: 'A-001', edits: [text('s1-1-a', 0, 3, '', 'V'), text('s1-1-a', 9, 12, 'NEW', 'V')] },
  { id: 'A-002', edits: [text('s1-1-b', 4, 12, 'x', 'V'), text('s1-1-b', 20, 26, '', 'W')] },
  { id: 'A-003', edits: [text('s1-2', 0, 4, '', 'V')] },
]).children.find(({ provision }) => provision.pid === 's1');
const blocks = node ? blocksOf(node) : [];

interface Letter {
  readonly letter: string;
  readonly isStruck: boolean;
}

/** Every letter of a line as it is drawn. */
const lettersOf = ({ liveRuns, struckAtEnd }: Block): readonly Letter[] => {
  const struck = (all: Block['struckAtEnd']) =>
    all.flatMap(({ text: words }) => [...words].map((letter) => ({ letter, isStruck: true })));
  const standing = (words: string) => [...words].map((letter) => ({ letter, isStruck: false }));
  return [
    ...liveRuns.flatMap((one) => [...struck(one.struckBefore), ...standing(one.text)]),
    ...struck(struckAtEnd),
  ];
};

/** The caret after so many letters of a line, counted off as a person would. */
function caretAfter(block: Block, count: number): Caret {
  const letters = lettersOf(block);
  const before = letters.slice(0, count);
  const offset = before.filter(({ isStruck }) => !isStruck).length;
  const { key, pid, field } = block;
  if (!before.at(-1)?.isStruck) return { key, pid, field, offset, side: 'before' };
  if (!letters[count]?.isStruck) return { key, pid, field, offset, side: 'after' };
  const struck = before.length - 1 - before.findLastIndex(({ isStruck }) => !isStruck);
  return { key, pid, field, offset, side: 'after', struck };
}

const place = fc.nat({ max: blocks.length - 1 }).chain((line) =>
  fc.record({
    line: fc.constant(line),
    count: fc.nat({ max: lettersOf(blocks[line] as Block).length }),
  }),
);

it('takes in every letter between two places, struck ones too, whichever of them was the first', () => {
  expect(blocks.filter((block) => lettersOf(block).some(({ isStruck }) => isStruck)).length).toBe(3);
  fc.assert(
    fc.property(place, place, (anchor, focus) => {
      const [start, end] = [anchor, focus].sort((a, b) => a.line - b.line || a.count - b.count);
      if (!start || !end) return;
      const wanted = blocks.slice(start.line, end.line + 1).map((block, n) => {
        const letters = lettersOf(block);
        const to = start.line + n === end.line ? end.count : letters.length;
        const taken = letters.slice(n === 0 ? start.count : 0, to);
        return taken.map(({ letter, isStruck }) => (isStruck ? letter.toUpperCase() : letter)).join('');
      });
      const caret = ({ line, count }: typeof anchor) => caretAfter(blocks[line] as Block, count);
      const reaches = $readRanges(blocks, { anchor: caret(anchor), focus: caret(focus) });
      const got = reaches.map((reach) => {
        const block = blocks.find(({ key }) => key === reach.key) as Block;
        const runs = selectedRuns(block, reach);
        return runs
          .map(({ kind, text: words }) => (kind === 'deleted' ? words.toUpperCase() : words))
          .join('');
      });
      expect(got).toEqual(wanted);
    }),
    { numRuns: 2000 },
  );
});
