import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, walk } from '../../../../core/act/tree.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { type Edit, isPlaced, pidsOf } from '../../../../core/amend/edits/edit.ts';
import { carry } from '../../../../core/amend/rebase/carry.ts';
import { Counterparts } from '../../../../core/amend/rebase/counterparts.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

/** The same text with other identities, as an imported file of it has. */
const renamed = (node: Provision, prefix: string): Provision => ({
  ...node,
  pid: `${prefix}${node.pid}`,
  children: node.children.map((child) => renamed(child, prefix)),
});

/** A text without its identities. */
const bare = ({ pid: _, children, ...rest }: Provision): unknown => ({
  ...rest,
  children: children.map(bare),
});

/** The same amendments with other identities for what they insert, so that a newer text may hold what they made. */
function apart({ id, edits }: Drafted): Drafted {
  const made = new Map(
    edits.flatMap((edit) => (edit.type === 'divide' ? [[edit.newPid, `new-${edit.newPid}`] as const] : [])),
  );
  return {
    id,
    edits: edits.map((edit): Edit => {
      const after = isPlaced(edit) && edit.after !== null ? (made.get(edit.after) ?? edit.after) : null;
      if (edit.type === 'insert') return { ...edit, after, provision: renamed(edit.provision, 'new-') };
      if (edit.type === 'move') return { ...edit, after };
      return edit.type === 'divide' ? { ...edit, newPid: `new-${edit.newPid}` } : edit;
    }),
  };
}

const amended = (base: Provision, amendments: readonly Drafted[]): Provision =>
  asAmendedOf(redline(base, chooseCompatible(base, amendments).chosen));

interface Case {
  readonly before: Provision;
  readonly after: Provision;
  readonly amendments: readonly Drafted[];
  readonly identity: 'pid' | 'none';
}

/** Drafts on a text, and a newer text that other drafts made of it. */
const cases = (before: Provision): fc.Arbitrary<Case> =>
  fc
    .tuple(drafts(before), drafts(before, 8), fc.constantFrom('pid' as const, 'none' as const))
    .map(([{ amendments }, { amendments: law }, identity]) => {
      const after = amended(before, law.map(apart));
      return { before, after: identity === 'pid' ? after : renamed(after, 'x-'), amendments, identity };
    });

const texts = [
  ['the sample Act', sampleAct, amount(180, 3000)],
  ['the real Act', realAct(), amount(32, 300)],
] as const;

/** The edits that were carried, each with what it is in the newer text. */
function pairsOf({ before, after, amendments, identity }: Case) {
  const carried = carry(before, after, amendments, identity);
  return amendments.flatMap(({ edits }, at) => {
    const one = carried.amendments[at];
    const aside = new Set(one?.deferred.map(({ edit }) => edit));
    const kept = edits.filter((edit) => !aside.has(edit));
    return kept.map((edit, nth) => ({ was: edit, is: one?.edits[nth] }));
  });
}

describe.each(texts)('amendments of %s, carried', (_, base, numRuns) => {
  it('to the same text are as they were', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        for (const identity of ['pid', 'none'] as const) {
          const { amendments: carried } = carry(base, base, amendments, identity);
          for (const [at, { edits, deferred, readAgain }] of carried.entries()) {
            expect([deferred, readAgain]).toEqual([[], []]);
            for (const [nth, edit] of edits.entries()) expect(edit).toBe(amendments[at]?.edits[nth]);
          }
        }
      }),
      { numRuns: numRuns / 4 },
    );
  });

  it('to another text lose nothing: every edit is carried or listed, and what is carried fits', () => {
    fc.assert(
      fc.property(cases(base), ({ before, after, amendments, identity }) => {
        const carried = carry(before, after, amendments, identity);
        for (const [at, { edits, deferred }] of carried.amendments.entries()) {
          const all = amendments[at]?.edits ?? [];
          expect(edits.length + deferred.length).toBe(all.length);
          for (const { edit, message, words, was } of deferred) {
            expect(all).toContain(edit);
            expect(message && words && was).not.toBe('');
          }
          expect(checkEdits(after, edits)).toMatchObject({ ok: true });
        }
        const made = carried.amendments.map(({ id, edits }) => ({ id, edits }));
        expect(() => redline(after, chooseCompatible(after, made).chosen)).not.toThrow();
      }),
      { numRuns },
    );
  });

  it('do to the newer text what they did, and nothing else', () => {
    fc.assert(
      fc.property(cases(base), (given) => {
        const [old, now] = [indexTree(given.before).byPid, indexTree(given.after).byPid];
        for (const { was, is } of pairsOf(given)) {
          if (was.type === 'text' && is?.type === 'text') {
            const struck = old.get(was.pid)?.[was.field].slice(was.from, was.to);
            expect(now.get(is.pid)?.[is.field].slice(is.from, is.to)).toBe(struck);
            expect([is.insert, is.rank, is.reason]).toEqual([was.insert, was.rank, was.reason]);
          } else if (was.type === 'insert' && is?.type === 'insert') {
            expect(is).toEqual({ ...was, parent: is.parent, after: is.after });
          } else if (was.type === 'omit' && is?.type === 'omit') {
            const [one, other] = [old.get(was.pid), now.get(is.pid)];
            expect(other && bare({ ...other, num: '' })).toEqual(one && bare({ ...one, num: '' }));
          } else expect(is?.type).toBe(was.type);
        }
      }),
      { numRuns },
    );
  });

  it('make the same words of whatever did not change', () => {
    let seen = 0;
    fc.assert(
      fc.property(cases(base), ({ before, after, amendments, identity }) => {
        const { now, saysSame } = lookUp(before, after, identity);
        const carried = carry(before, after, amendments, identity);
        for (const node of walk(before)) {
          const partner = now(node);
          if (!partner || !saysSame(node, partner)) continue;
          const inside = indexTree(node).byPid;
          for (const [at, amendment] of amendments.entries()) {
            const isInside = (edit: Edit) =>
              pidsOf(edit).every((pid) => inside.has(pid)) &&
              !(edit.type !== 'text' && edit.type !== 'insert' && edit.pid === node.pid);
            if (!amendment.edits.every(isInside) || node.num !== partner.num) continue;
            const one = carried.amendments[at];
            expect(one?.deferred).toEqual([]);
            if (!one) continue;
            const was = indexTree(asAmendedOf(redline(before, [amendment]))).byPid.get(node.pid);
            const is = indexTree(asAmendedOf(redline(after, [one]))).byPid.get(partner.pid);
            expect(is && bare(is)).toEqual(was && bare(was));
            seen += 1;
          }
        }
      }),
      { numRuns: numRuns / 2 },
    );
    expect(seen).toBeGreaterThan(numRuns / 8);
  });

  it('are never made a second time in a text that already says them', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments: [amendment] }) => {
        if (!amendment) return;
        const law = asAmendedOf(redline(base, [apart(amendment)]));
        const [carried] = carry(base, law, [amendment], 'pid').amendments;
        if (!carried) throw new RangeError('Nothing was carried');
        expect(bare(asAmendedOf(redline(law, [carried])))).toEqual(bare(law));
      }),
      { numRuns },
    );
  });
});

function lookUp(before: Provision, after: Provision, identity: 'pid' | 'none') {
  const texts = new Counterparts(before, after, identity);
  return {
    now: ({ pid }: Provision) => texts.now(pid),
    saysSame: (a: Provision, b: Provision) => texts.saysSame(a, b),
  };
}
