import { expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { lineSignatures } from '../../../core/history/signed-runs.ts';
import { amendment } from '../../support/papers/pack.ts';

const piece = (pid: string, num: string, content: string) =>
  provision({ pid, kind: 'subsection', num, content });
const section = (pid: string, num: string, ...children: ReturnType<typeof piece>[]) =>
  provision({ pid, kind: 'section', num, heading: `Heading ${num}`, children });
const act = provision({
  pid: 'act',
  kind: 'act',
  heading: 'An Act',
  children: [
    section('s1', '1', piece('s1-1', '(1)', 'One.'), piece('s1-2', '(2)', 'Two.')),
    section('s2', '2', piece('s2-1', '(1)', 'Three.'), piece('s2-2', '(2)', 'Four.')),
  ],
});
const made = (day: number, edits: readonly Edit[]): MadeRevision => ({
  amendment: amendment('A-001', edits),
  mark: { seq: day, revision: day, who: 'Ann', at: `2026-01-0${day}T00:00:00.000Z`, because: '' },
});
const typed: Edit = {
  type: 'text',
  pid: 's1-1',
  field: 'content',
  from: 0,
  to: 0,
  insert: 'Now ',
  rank: 'V',
};

it.each<[string, Edit]>([
  ['omitted', { type: 'omit', pid: 's2' }],
  ['moved', { type: 'move', pid: 's2', parent: 'act', after: null, rank: 'M', num: '2' }],
])('a provision that is %s has one date in all that stands in it', (_, whole) => {
  const all = [made(1, [whole]), made(5, [whole, typed])];
  const dates = lineSignatures(act, new Map([['A-001', all]]));
  const lines = linesOf(redline(act, [{ id: 'A-001', edits: [whole, typed] }]));
  const told = lines.flatMap((line) => {
    const days = [dates.lineBy(line), ...dates.runsOf(line).map(({ by }) => by)];
    return line.pid.startsWith('s2') ? days.flatMap((by) => by?.at ?? []) : [];
  });
  expect(new Set(told)).toEqual(new Set(['2026-01-01T00:00:00.000Z']));
  expect(told.length).toBeGreaterThan(5);
  const own = lines.find(({ pid }) => pid === 's1-1');
  expect(own && dates.runsOf(own).find(({ run }) => run.kind === 'inserted')?.by?.at).toBe(
    '2026-01-05T00:00:00.000Z',
  );
});
