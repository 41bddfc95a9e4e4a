import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexTree } from '../../../../core/act/tree.ts';
import { editsOutside, newlyOutside, scopeWords } from '../../../../core/amend/changes/scope.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amendedNaively } from '../../../support/drafts/naive.ts';
import { besides } from '../../../support/drafts/outside-view.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = realAct();
const all = [...indexTree(act).byPid.keys()];
const picks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 });

it('the edits within a scope change nothing beside what it names, and put nothing new where it may not go', () => {
  fc.assert(
    fc.property(drafts(act, 6), picks, fc.boolean(), ({ amendments }, chosen, additions) => {
      const edits = amendments[0]?.edits ?? [];
      // What is drafted in, and what is drafted beside: a scope that names neither leaves nothing to look at.
      const near = edits.flatMap((edit) => {
        if (edit.type !== 'insert' && edit.type !== 'move') return [edit.pid];
        return [edit.parent, edit.after ?? edit.parent, edit.type === 'move' ? edit.pid : edit.parent];
      });
      const known = [...new Set(near.filter((pid) => all.includes(pid)))];
      const provisions = chosen.map(
        (by, at) => (at === 0 ? known[by % known.length] : all[by % all.length]) ?? '',
      );
      if (known.length === 0) return;
      const asked = { provisions, additions };
      const outside = new Set(editsOutside(act, asked, edits));
      const inside = edits.filter((edit) => !outside.has(edit));
      if (inside.length === 0 || !checkEdits(act, inside).ok) return;
      expect(editsOutside(act, asked, inside)).toEqual([]);
      const text = amendedNaively(act, [{ id: 'A-001', edits: inside }]);
      expect(besides(act, text, asked)).toEqual(besides(act, act, asked));
    }),
    { numRuns: caseCount(1500, 20_000) },
  );
});

it('what was there before is nothing new, and a scope of the whole Act keeps nothing out', () => {
  fc.assert(
    fc.property(drafts(act, 6), fc.nat(1000), ({ amendments }, by) => {
      const asked = { provisions: [all[by % all.length] ?? ''], additions: false };
      for (const { edits } of amendments) {
        expect(newlyOutside(act, asked, edits, [edits])).toEqual([]);
        expect(editsOutside(act, { ...asked, provisions: [act.pid] }, edits)).toEqual([]);
      }
    }),
    { numRuns: caseCount(200, 5000) },
  );
});

it('looks at nothing of other amendments where one keeps what it had outside', () => {
  const unread = new Proxy({} as Edit, {
    get: (_, name) => {
      throw new RangeError(`${String(name)} was looked at`);
    },
  });
  const [first = '', last = ''] = [act.children[0]?.pid, act.children.at(-1)?.pid];
  const asked = { provisions: [first], additions: false };
  const kept: Edit = { type: 'omit', pid: last };
  expect(editsOutside(act, asked, [kept])).toEqual([kept]);
  expect(newlyOutside(act, asked, [kept], [[unread], [kept]])).toEqual([]);
});

it('keeps out a provision whose place is no longer made by the omission that came with it', () => {
  const [first, second] = act.children;
  if (!first || !second) throw new RangeError('The Act has two sections');
  const asked = { provisions: [first.pid], additions: false };
  const omit: Edit = { type: 'omit', pid: first.pid, pair: 'p' };
  const insert: Edit = {
    type: 'insert',
    parent: act.pid,
    after: first.pid,
    rank: 'V',
    pair: 'p',
    provision: { ...first, pid: 'new-1', children: [] },
  };
  expect(newlyOutside(act, asked, [omit, insert], [])).toEqual([]);
  expect(newlyOutside(act, asked, [insert], [[omit, insert]])).toEqual([insert]);
});

it('is said in words, with what the text does not have', () => {
  const [pid = ''] = act.children.flatMap(({ children }) => children.map((child) => child.pid));
  expect(scopeWords(act, { provisions: [pid, 'gone'], additions: true })).toBe(
    'section 1 and 1 that this text does not have. New provisions may be added after these.',
  );
});
