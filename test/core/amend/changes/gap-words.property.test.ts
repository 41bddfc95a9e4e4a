import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../../core/act/citation.ts';
import { indexTree, type Pid, type Provision, provision, walk } from '../../../../core/act/tree.ts';
import { changesOf } from '../../../../core/amend/changes/changes-of.ts';
import { describeUnsaved } from '../../../../core/amend/changes/describe-unsaved.ts';
import { placeOfEdit } from '../../../../core/amend/changes/edit-place.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { linesOf } from '../../../../core/amend/redline/lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { compare } from '../../../../core/compare/compare.ts';
import { describeDifferences } from '../../../../core/compare/describe-differences.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();
const group = act.children.find(({ kind }) => kind === 'crossheading');
if (!group) throw new Error('The Act has no italic heading');
const section = provision({ pid: 'new', kind: 'section', num: '7A', heading: 'New', content: 'New words.' });
const put = (parent: Pid, after: Pid | null): Edit => ({
  type: 'insert',
  parent,
  after,
  rank: 'V',
  provision: section,
});
const told = (base: Provision, ...edits: readonly Edit[]) =>
  changesOf(redline(base, [{ id: 'A-001', edits }]), (pid) => cite(base, pid));
const last = group.children.at(-1)?.pid ?? '';

describe('where a new section is', () => {
  it.each<[string, Edit, string]>([
    ['last under an italic heading', put(group.pid, last), 'After section 7'],
    ['between two groups', put(act.pid, group.pid), 'After section 7'],
    ['first under an italic heading', put(group.pid, null), 'Before section 1'],
  ])('%s', (_, edit, place) => {
    const [change] = told(act, edit);
    expect(change).toMatchObject({ place, words: expect.stringMatching(`^${place}: inserted “7A`) });
    expect(placeOfEdit(act, edit)).toBe(place.charAt(0).toLowerCase() + place.slice(1));
    expect(
      describeUnsaved(act, { amendment: 'A-001', title: '', gone: [], put: [edit], words: {} })[0]?.place,
    ).toBe(placeOfEdit(act, edit));
  });

  it('is never what it is put under', () => {
    const made = {
      ...act,
      children: act.children.flatMap((child) => (child === group ? [child, section] : [child])),
    };
    for (const { words } of describeDifferences(compare(act, made)))
      expect(words).not.toContain('italic heading');
  });
});

describe('an italic heading', () => {
  it('is named by itself where its words are changed, and with its group where that goes', () => {
    const heading: Edit = {
      type: 'text',
      pid: group.pid,
      field: 'heading',
      from: 0,
      to: 0,
      insert: 'X',
      rank: 'V',
    };
    expect(told(act, heading)[0]?.words).toBe('In the italic heading before section 1: inserted “X”');
    expect(told(act, { type: 'omit', pid: group.pid })[0]?.place).toBe(
      'the italic heading before section 1 and everything under it',
    );
    const without = { ...act, children: act.children.filter((child) => child !== group) };
    expect(describeDifferences(compare(act, without))[0]?.words).toMatch(
      /^Omitted the italic heading before section 1 and everything under it: /,
    );
  });
});

const node = (pid: Pid, kind: Provision['kind'], more: Partial<Provision>): Provision =>
  provision({ pid, kind, ...more });
const words = (num: string) =>
  node(`s${num}`, 'section', { num, heading: `Heading ${num}`, content: `Words of ${num}.` });
const grouped = node('root', 'act', {
  heading: 'Grouped Act',
  children: [
    node('x1', 'crossheading', { heading: 'First', children: [words('1'), words('2')] }),
    node('x2', 'crossheading', { heading: 'Second', children: [words('3')] }),
    node('p1', 'part', {
      num: 'Part 1',
      heading: 'Part',
      children: [node('x3', 'crossheading', { heading: 'Third', children: [words('4'), words('5')] })],
    }),
  ],
});

const GROUPS: ReadonlySet<string> = new Set(['act', 'part', 'crossheading']);

it.each([['the real Act', act] as const, ['groups in groups', grouped] as const])(
  'the place that is told of a new section is the one at which it is printed, in %s',
  (_, base) => {
    const gaps = [...walk(base)]
      .filter(({ kind }) => GROUPS.has(kind))
      .flatMap(({ pid, children }) =>
        [null, ...children.map((child) => child.pid)].map((after) => put(pid, after)),
      );
    fc.assert(
      fc.property(fc.constantFrom(...gaps), drafts(base), (edit, { amendments }) => {
        const { chosen } = chooseCompatible(base, [{ id: 'A-900', edits: [edit] }, ...amendments]);
        const marked = redline(base, chosen);
        const { byPid } = indexTree(base);
        const change = changesOf(marked, (at) => cite(base, at)).find(({ pid }) => pid === section.pid);
        const match = /^(After|Before) (.*)$/.exec(change?.place ?? '');
        const named = byPid.get(parseCitation(base, match?.[2] ?? '') ?? '');
        if (!match || !named) return;
        const lines = linesOf(marked).filter(
          ({ changeStatus }) => changeStatus.state === 'kept' || changeStatus.moved !== 'from',
        );
        const from = lines.findIndex(({ pid }) => pid === section.pid);
        // Words that close a whole group, which only random drafts give it, are no place to stand beside.
        const isOld = ({ pid, role }: (typeof lines)[number]) =>
          byPid.has(pid) && !(role === 'wrapUp' && GROUPS.has(byPid.get(pid)?.kind ?? 'act'));
        const beside =
          match[1] === 'After' ? lines.slice(0, from).findLast(isOld) : lines.slice(from).find(isOld);
        // What another moves away is still what the base text has there.
        const isMovedAway = chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'));
        if (isMovedAway) return;
        expect(named.kind).not.toBe('crossheading');
        expect([...walk(named)].map(({ pid }) => pid)).toContain(beside?.pid);
      }),
      { numRuns: amount(300, 3000) },
    );
  },
);
