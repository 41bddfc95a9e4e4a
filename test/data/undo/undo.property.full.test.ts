import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AMENDMENT_STATES } from '../../../core/amend/edits/amendment.ts';
import { openReview } from '../../../data/session/session.ts';
import { pick } from '../../support/acts/random-acts.ts';
import { type Turning, turning } from '../../support/people/turning.ts';
import { KINDS_OF_WORK, type Work, Worker } from '../../support/reviews/random-work.ts';
import { mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

/** All that the handlers read of a review and a person can change, without when and in which revision. */
async function look(review: Opened) {
  const amendments = await review.do('amendment.list', {});
  const evidence = await review.do('evidence.get', {});
  const byId = <T>(list: readonly T[]): readonly T[] =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    amendments: amendments.map(({ revision: _, changedAt: __, changedBy: ___, ...each }) => each),
    evidence: Object.fromEntries(
      Object.entries<readonly unknown[]>({ ...evidence }).map(([kind, pieces]) => [kind, byId(pieces)]),
    ),
    links: byId(await review.do('link.list', {})),
    decisions: await review.do('decision.list', {}),
    threads: await review.do('thread.list', {}),
    reviewed: byId(await review.do('reviewed.list', {})),
    ignored: byId(await review.do('finding.ignored', {})),
    frame: await review.do('coding.frame', {}),
    excerpts: byId((await review.do('coding.excerpts', {})).excerpts),
    agreement: await review.do('agreement.get', {}),
    versions: await review.do('version.list', {}),
    scope: await review.do('scope.get', {}),
    responses: await review.do('consultation.responses', {}),
  };
}
type Look = Awaited<ReturnType<typeof look>>;

/** What there is, without the amendments that were started since another look and are withdrawn: no number is given again. */
function withoutStarted(now: Look, then: Look): Look {
  const known = new Set(then.amendments.map(({ id }) => id));
  return {
    ...now,
    amendments: now.amendments.filter(({ id, state }) => known.has(id) || state !== 'withdrawn'),
  };
}

/** What a person does beside the random work that several tests share. */
type Act = (review: Opened, a: number, b: number, said: string) => Promise<unknown>;
const ACTS: readonly Act[] = [
  async ({ do: ask, session }, a, b) => {
    const one = pick(await ask('amendment.list', {}), a);
    const state = pick(AMENDMENT_STATES, b) ?? 'draft';
    return one && session.call('amendment.setState', { id: one.id, revision: one.revision, state });
  },
  async ({ do: ask, session }, a, b, said) => {
    const one = pick(
      (await ask('amendment.list', {})).filter(({ state }) => state === 'in-legal-review'),
      a,
    );
    const decision = b % 2 ? 'agree' : 'return';
    return (
      one && session.call('amendment.decide', { id: one.id, revision: one.revision, decision, comment: said })
    );
  },
  async ({ do: ask, session }, a, b) => {
    const thread = pick(await ask('thread.list', {}), a);
    return thread && session.call('thread.resolve', { id: thread.id, resolved: b % 2 === 0 });
  },
  async ({ do: ask, session }, a, b) => {
    const thread = pick(await ask('thread.list', {}), a);
    const task = b % 3 ? { owner: 'Ben Counsel', due: null, isDone: b % 2 === 0 } : null;
    return thread && session.call('thread.task', { id: thread.id, task });
  },
  async ({ do: ask, session }, a) => {
    const link = pick(await ask('link.list', {}), a);
    return link && session.call(a % 2 ? 'link.look' : 'link.unlook', { id: link.id, seen: {} });
  },
  async ({ do: ask, session }, a) => {
    const finding = pick(await ask('finding.ignored', {}), a);
    return finding && session.call('finding.heed', { key: finding.key });
  },
  async ({ do: ask, session }, a, b) => {
    const { themes } = await ask('coding.frame', {});
    const [from, into] = [pick(themes, a), pick(themes, b)];
    return from && into && session.call('coding.mergeThemes', { from: from.id, into: into.id });
  },
  async ({ do: ask, session }, a, b) => {
    const { excerpts } = await ask('coding.excerpts', {});
    const excerpt = pick(excerpts, a);
    if (!excerpt) return;
    return b % 2
      ? session.call('coding.changeExcerpt', { id: excerpt.id, stance: 'mixed' })
      : session.call('coding.removeExcerpt', { id: excerpt.id });
  },
  ({ session }, _, __, said) => session.call('version.keep', { name: said }),
  ({ session }, a) => session.call('agreement.set', { who: a % 2 ? 'anyone' : 'not-the-author' }),
  async ({ do: ask, session }, a, b, said) => {
    const one = pick(await ask('amendment.list', {}), a);
    const wording = b % 3 ? { style: 'uk' as const, text: said } : null;
    return one && session.call('amendment.word', { id: one.id, revision: one.revision, wording });
  },
];

const number = fc.nat({ max: 999 });
const kind = fc.nat({ max: KINDS_OF_WORK + ACTS.length });
const work = fc.tuple(kind, number, number, number);

async function act(worker: Worker, [which, a, b, c]: Work, nth: number): Promise<void> {
  const extra = ACTS[which - KINDS_OF_WORK - 1];
  if (extra) await extra(worker.review, a, b, `[${worker.who} also ${nth}]`);
  else await worker.work([which, a, b, c]);
}

async function twoPeople() {
  const ann = turning(await newReview());
  const ben = opened(mustOpen(await openReview(ann.path, testDeps('Ben Counsel'))), ann.act);
  await ben.do('agreement.set', { who: 'anyone' });
  // Something of everything, so that most acts find what they are about.
  const [mine, theirs] = [new Worker('Ann', ann), new Worker('Ben', ben)];
  for (const made of [0, 12, 17, 8, 5, 10, 19, 25]) await theirs.work([made, 1, 1, 1]);
  for (const made of [0, 12, 8, 5]) await mine.work([made, 0, 2, 2]);
  while (ann.undoStack.canUndo) ann.undoStack.pass('undo');
  return { ann, ben, mine, theirs };
}

/** Undoes a step: it comes about whole and can be done again, or is refused with a reason and changes nothing. */
async function turned(ann: Opened & Turning): Promise<'undone' | 'refused'> {
  const before = await look(ann);
  const answer = await ann.undo();
  if (!answer.ok) {
    expect(answer.error.message).toMatch(/^[A-Z].+\.$/);
    expect(['internal', 'damaged', 'invalid']).not.toContain(answer.error.kind);
    expect(await look(ann)).toEqual(before);
    return 'refused';
  }
  expect(answer.value.what).not.toBe('');
  const after = await look(ann);
  const again = await ann.redo();
  if (again.ok) {
    expect(await look(ann)).toEqual(before);
    expect((await ann.undo()).ok).toBe(true);
    expect(await look(ann)).toEqual(after);
  } else expect(await look(ann)).toEqual(after);
  return 'undone';
}

it('returns one person’s acts, undone in order, to every state that they came through', async () => {
  const seen = { undone: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(work, { minLength: 4, maxLength: 10 }), async (acts) => {
      const { ann, ben, mine } = await twoPeople();
      const states = [await look(ann)];
      for (const [nth, one] of acts.entries()) {
        const last = ann.undoStack.nextAct('undo');
        await act(mine, one, nth);
        const step = ann.undoStack.nextAct('undo');
        if (step === last) continue;
        // Words of one field that are changed again are one step with those before, with no state between.
        if (last && step?.entries[0] === last.entries[0]) states.pop();
        states.push(await look(ann));
      }
      let isExact = true;
      for (let at = states.length - 2; at >= 0; at--) {
        const came = await turned(ann);
        seen[came] += 1;
        isExact &&= came === 'undone';
        const then = states[at];
        if (isExact && then) expect(withoutStarted(await look(ann), then)).toEqual(then);
      }
      await ann.do('ledger.verify', {});
      await ben.session.close();
      await ann.session.close();
    }),
    {
      numRuns: amount(5, 300),
      examples: [
        [
          [
            [12, 0, 0, 0],
            [8, 0, 0, 0],
          ],
        ],
        [
          [
            [3, 105, 0, 0],
            [3, 0, 0, 0],
            [3, 0, 0, 0],
            [0, 0, 0, 0],
          ],
        ],
      ],
    },
  );
  expect(seen.undone).toBeGreaterThan(0);
});

/** Ann makes a theme and a comment, to which Ben replies: the one can be undone, and the other can't. */
const REPLIED: [boolean, Work][] = [
  [false, [12, 0, 0, 0]],
  [false, [8, 0, 0, 0]],
  [true, [9, 0, 2, 0]],
];

/** Ann makes a theme, and Ben links an amendment to it: it can't be undone, which is said in a sentence. */
const LINKED: [boolean, Work][] = [
  [false, [12, 0, 0, 0]],
  [false, [0, 0, 0, 0]],
  [true, [5, 0, 0, 9]],
];

it('leaves what a second person did between, whatever of the first’s is undone', async () => {
  const seen = { undone: 0, refused: 0 };
  const both = fc.array(fc.tuple(fc.boolean(), work), { minLength: 6, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(both, async (acts) => {
      const { ann, ben, mine, theirs } = await twoPeople();
      for (const [nth, [isBen, one]] of acts.entries()) await act(isBen ? theirs : mine, one, nth);
      while (ann.undoStack.canUndo) {
        const before = JSON.stringify(await look(ben));
        seen[await turned(ann)] += 1;
        const after = JSON.stringify(await look(ben));
        for (const word of before.match(/\[Ben [^\]]+\]/g) ?? []) expect(after).toContain(word);
      }
      await ann.do('ledger.verify', {});
      await ben.session.close();
      await ann.session.close();
    }),
    { numRuns: amount(5, 300), examples: [[REPLIED], [LINKED]] },
  );
  expect(Math.min(seen.undone, seen.refused)).toBeGreaterThan(0);
});
