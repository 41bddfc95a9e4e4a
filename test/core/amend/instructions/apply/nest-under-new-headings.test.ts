import { expect, it } from 'vitest';
import { indexTree, provision } from '../../../../../core/act/tree.ts';
import { nestUnderNewHeadings } from '../../../../../core/amend/instructions/nest-under-new-headings.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  amendedText,
  applyAll,
  applySession,
  beside,
  instruction,
  lines,
  piece,
  unit,
} from '../../../../support/drafts/instruct.ts';

it('puts what follows a new heading in its group, and leaves all else', () => {
  const base = instructedAct();
  const chapter = (num: string, ...children: Parameters<typeof provision>[0][]) =>
    provision({ pid: num, kind: 'chapter', num, heading: 'New', children: children.map(provision) });
  const { session } = applyAll(applySession(base), [
    instruction([], beside('before', [unit('section', '1')], chapter('Chapter 1'))),
    instruction(
      [],
      beside('after', [unit('section', '2')], chapter('Chapter 2', piece('section', '2A', 'More.'))),
    ),
    instruction([], beside('before', [unit('section', '2')], chapter('Chapter 1A'))),
  ]);
  const text = amendedText(session);
  const known = indexTree(base).byPid;
  const tree = nestUnderNewHeadings(text, (pid) => !known.has(pid));
  const part = tree.children[1]?.children ?? [];
  expect(part.map(({ num, children }) => [num, children.map((child) => child.num)])).toEqual([
    ['Chapter 1', ['1']],
    ['Chapter 1A', ['2']],
    ['Chapter 2', ['2A']],
  ]);
  expect(lines(tree)).toEqual(lines(text));
  expect(nestUnderNewHeadings(base, () => false)).toBe(base);
  expect(nestUnderNewHeadings(text, () => false)).toBe(text);
});
