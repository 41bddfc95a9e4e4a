import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexTree, walk } from '../../../../core/act/tree.ts';
import { COMMANDS } from '../../../../renderer/text/commands/registry.ts';
import { amendedNaively } from '../../../support/drafts/naive.ts';
import { besides } from '../../../support/drafts/outside-view.ts';
import { newReview } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';

const step = fc.tuple(fc.nat(COMMANDS.length - 1), fc.nat(10_000), fc.nat(10_000), fc.boolean());

it('every command changes only what the review may change, or nothing', async () => {
  const review = await newReview();
  const { act } = review;
  const { parentOf } = indexTree(act);
  const sections = [...walk(act)].filter(({ kind }) => kind === 'section');
  const { id: me } = await review.do('amendment.create', {});
  let made = 0;
  let [accepted, refused] = [0, 0];
  const run = fc.asyncProperty(
    fc.nat(sections.length - 1),
    fc.boolean(),
    fc.array(step, { minLength: 3, maxLength: 8 }),
    async (which, additions, steps) => {
      const named = sections[which] ?? act;
      // The section, what is in it, and its neighbours: of the rest of the Act nearly all is refused alike.
      const near = parentOf.get(named.pid)?.children.slice(0, 6) ?? [];
      const places = [named, named, ...near].flatMap((node) => [...walk(node)]);
      const asked = { provisions: [named.pid], additions };
      await review.do('scope.set', { scope: null });
      const [before] = await review.do('amendment.list', { ids: [me] });
      const emptied = [{ id: me, revision: before?.revision ?? 0, edits: [] }];
      await review.do('amendment.revise', { changes: emptied });
      await review.do('scope.set', { scope: asked });
      for (const [nth, at, to, isAfter] of steps) {
        const amendments = await review.do('amendment.list', {});
        const text = amendedNaively(act, amendments);
        const inserted = [...walk(text)].filter(({ pid }) => pid.startsWith('new-'));
        const all = [...places, ...inserted];
        const pid = all[at % all.length]?.pid ?? '';
        const place = {
          anchor: all[to % all.length]?.pid ?? '',
          side: isAfter ? 'after' : 'before',
        } as const;
        const session = { base: act, amendments, me, newPid: () => `new-${++made}` };
        const answer = { words: '9Z', detail: 'A test.', at: place, keep: isAfter };
        const done = COMMANDS[nth]?.run(session, pid, answer);
        if (!done?.ok || done.value.changes.size === 0) continue;
        const changes = [...done.value.changes].map(([id, edits]) => ({
          id,
          revision: amendments.find((one) => one.id === id)?.revision ?? 0,
          edits: [...edits],
        }));
        const written = await review.session.call('amendment.revise', { changes });
        if (written.ok) accepted += 1;
        else refused += 1;
        if (!written.ok) expect(written.error.place).toBe('scope');
        const now = amendedNaively(act, await review.do('amendment.list', {}));
        expect(besides(act, now, asked)).toEqual(besides(act, act, asked));
      }
    },
  );
  await fc.assert(run, { numRuns: amount(10, 300) });
  expect(Math.min(accepted, refused)).toBeGreaterThan(1);
});
