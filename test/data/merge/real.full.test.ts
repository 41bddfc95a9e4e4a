import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { packageBytes, readPackage } from '../../../data/formats/package.ts';
import { must, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { asFile, csv } from '../consultation/support.ts';
import { ledgerOf, passedOn, stateIn, tick, twoCopies } from './two-copies.ts';

type RandomAct = readonly [kind: number, a: number, b: number];
const doings = (least: number, most: number) =>
  fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 99 }), fc.nat({ max: 99 })), {
    minLength: least,
    maxLength: most,
  });

const WORDS = ['instances', 'cases', 'illustrations', 'kinds'] as const;
const STATES = ['ready', 'in-legal-review', 'draft', 'withdrawn'] as const;
const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % Math.max(1, list.length)];

/** One act through the contract; what can't be done now is refused, and leaves nothing. @returns what was typed */
async function act(review: Opened, who: string, [kind, a, b]: RandomAct, nth: number): Promise<string> {
  const { call } = review.session;
  const typed = `${who} typed ${nth}`;
  const amendments = await review.do('amendment.list', {});
  const one = pick(amendments, a);
  const themes = (await review.do('coding.frame', {})).themes;
  const theme = pick(themes, a);
  const { notes } = await review.do('evidence.get', {});
  const note = pick(notes, b);
  const said = async (made: Promise<{ readonly ok: boolean }>): Promise<string> =>
    (await made).ok ? typed : '';
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', `${pick(WORDS, b)} ${typed}`)];
  if (kind < 2) return said(call('amendment.create', { title: typed, edits: kind === 0 ? edits : [] }));
  if (kind === 2 && one) {
    const { id, revision } = one;
    return said(call('amendment.revise', { changes: [{ id, revision, edits }] }));
  }
  if (kind === 3 && one)
    return said(call('amendment.describe', { id: one.id, revision: one.revision, title: typed }));
  if (kind === 4 && one) {
    await call('amendment.setState', {
      id: one.id,
      revision: one.revision,
      state: pick(STATES, b) ?? 'draft',
    });
    return '';
  }
  if (kind === 5 && one) {
    const to = pick(['recommendation:1', 'recommendation:2', ...(theme ? [`theme:${theme.id}`] : [])], b);
    await call('link.add', { type: 'implements', from: `amendment:${one.id}`, to: to as 'recommendation:1' });
    return '';
  }
  if (kind === 6) {
    const link = pick(await review.do('link.list', {}), b);
    if (link) await call('link.remove', { id: link.id });
    return '';
  }
  if (kind === 7 && one)
    return said(call('thread.add', { on: `amendment:${one.id}`, words: null, text: typed }));
  if (kind === 8) {
    const thread = pick(await review.do('thread.list', {}), b);
    return thread ? said(call('thread.reply', { id: thread.id, text: typed })) : '';
  }
  if (kind === 9)
    return said(
      call('decision.add', { about: `recommendation:${1 + (a % 2)}`, outcome: 'deferred', reason: typed }),
    );
  if (kind === 10) return said(call('coding.addTheme', { name: typed }));
  if (kind === 11 && theme) return said(call('coding.changeTheme', { id: theme.id, description: typed }));
  if (kind === 12 && theme) {
    await call('coding.removeTheme', { id: theme.id });
    return '';
  }
  if (kind === 13 && note) {
    const is = { ...note, text: typed };
    return said(call('note.revise', { was: note, is, because: 'A slip' }));
  }
  if (kind === 14 && note) {
    const given = { ...note, text: typed };
    const { id: _, ...rest } = given;
    return said(call('note.add', rest));
  }
  if (kind === 15) return said(call('finding.ignore', { key: `D0${a % 3}/p`, because: typed }));
  return '';
}

/** Every value that an amendment ever had: the ledger holds of a revision only what it changed. */
async function revisionsIn(review: Opened): Promise<readonly unknown[]> {
  const revisions: unknown[] = [];
  for (const { id, revision } of await review.do('amendment.list', {}))
    for (let nth = 1; nth <= revision; nth++)
      revisions.push(await review.do('amendment.revision', { id, revision: nth }));
  return revisions;
}

it('two people’s work through the contract comes to the same in both files, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(doings(2, 8), doings(3, 8), doings(3, 8), async (before, one, other) => {
      const { ann, bea } = await twoCopies(async (review) => {
        for (const [nth, doing] of before.entries()) await act(review, 'Both', doing, nth);
      });
      const typed: string[] = [];
      for (const [nth, doing] of one.entries()) typed.push(await act(ann, 'Ann', doing, nth));
      for (const [nth, doing] of other.entries()) typed.push(await act(bea, 'Bea', doing, nth));
      const [fromAnn, fromBea] = [await passedOn(ann), await passedOn(bea)];
      const looked = await ann.do('package.look', fromBea);
      expect(await ann.do('package.merge', fromBea)).toEqual(looked);
      await bea.do('package.merge', fromAnn);
      expect(await stateIn(ann)).toEqual(await stateIn(bea));
      expect(await ann.do('package.open', {})).toHaveLength(looked.conflicts.length);
      for (const review of [ann, bea]) {
        await review.do('ledger.verify', {});
        const { base64 } = await passedOn(review);
        expect(base64.length).toBeGreaterThan(0);
      }
      for (const [review, given] of [
        [ann, await passedOn(bea)],
        [bea, await passedOn(ann)],
      ] as const) {
        const { ledgerHead } = await review.do('review.get', {});
        expect((await review.do('package.merge', given)).isNothing).toBe(true);
        expect((await review.do('review.get', {})).ledgerHead).toEqual(ledgerHead);
      }
      for (const review of [ann, bea]) {
        const held =
          canonicalJson(await ledgerOf(review)) +
          canonicalJson(await revisionsIn(review)) +
          canonicalJson(await review.do('evidence.get', {}));
        const open = canonicalJson(await review.do('package.open', {}));
        expect(typed.filter((text) => !`${held}${open}`.includes(text))).toEqual([]);
      }
      await ann.session.close();
      await bea.session.close();
    }),
    { numRuns: amount(2, 120), endOnFailure: true },
  );
}, 600_000);

const ANSWERS = csv([
  ['Response ID', 'Responding as', 'Q1: Why?'],
  ['1', 'Individual', 'Because nobody is told of it in time, and it is done by other means'],
  ['2', 'Charity', 'Because the courts have said so, and the police do not know of it'],
]);

it('responses that one of them took in, and corrected, come along with what was made of them', async () => {
  const { ann, bea } = await twoCopies();
  await bea.do('consultation.import', asFile('answers.csv', ANSWERS));
  const { answers } = await bea.do('consultation.responses', {});
  const [first] = answers;
  if (!first) throw new Error('No responses');
  const { text } = await bea.do('consultation.answer', { id: first.id });
  await bea.do('answer.revise', { id: first.id, was: text, is: `${text}, they say`, because: 'A slip' });
  const given = await passedOn(bea);
  // What is found out only when almost all of it is written undoes the whole of it.
  const whole = must(readPackage(Buffer.from(given.base64, 'base64')));
  const before = [await ledgerOf(ann), await ann.do('evidence.get', {})];
  for (const imports of [[], whole.imports.map((one) => ({ ...one, answers: one.answers.slice(1) }))]) {
    const base64 = Buffer.from(packageBytes({ ...whole, imports })).toString('base64');
    const refused = await ann.session.call('package.merge', { name: 'x', base64 });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect([await ledgerOf(ann), await ann.do('evidence.get', {})]).toEqual(before);
    await ann.do('ledger.verify', {});
  }
  await ann.do('package.merge', given);
  expect(await stateIn(ann)).toEqual(await stateIn(bea));
  await ann.do('ledger.verify', {});
  expect((await ann.do('consultation.answer', { id: first.id })).text).toBe(`${text}, they say`);
  const { hits } = await ann.do('search.run', { words: 'they say' });
  expect(hits.length).toBeGreaterThan(0);
});

const OTHER_ANSWERS = csv([
  ['Response ID', 'Responding as', 'Q2: How?', 'Q1: Why?'],
  ['7', 'Police', 'By letter', 'So that nobody is left to guess'],
  ['8', 'Individual', 'In person', 'Because it is right'],
  ['9', 'Individual', '', 'No reason'],
]);

/** Every response with what was made of it, without a number. */
async function responsesIn(review: Opened): Promise<readonly string[]> {
  const { answers } = await review.do('consultation.responses', {});
  const { excerpts } = await review.do('coding.excerpts', {});
  const questions = await review.do('consultation.questions', {});
  const told: string[] = [];
  for (const { id } of answers) {
    const answer = await review.do('consultation.answer', { id });
    const taken = excerpts.filter(({ of }) => of === `answer:${id}`).map(({ remark }) => remark);
    const asked = questions.find((question) => question.id === answer.question);
    told.push(`${asked?.code} ${asked?.text}: ${answer.text} (${taken.join(', ')})`);
  }
  return told.toSorted();
}

it('responses that both took in, apart from each other, are both kept, with what each made of them', async () => {
  const { ann, bea } = await twoCopies();
  await tick(bea);
  await tick(bea);
  for (const [review, file, remark] of [
    [ann, ANSWERS, 'Ann took it'],
    [bea, OTHER_ANSWERS, 'Bea took it'],
  ] as const) {
    await review.do('consultation.import', asFile(`${remark}.csv`, file));
    const [first, second] = (await review.do('consultation.responses', {})).answers;
    if (!first || !second) throw new Error('No responses');
    const { text } = await review.do('consultation.answer', { id: second.id });
    await review.do('coding.addExcerpt', {
      of: `answer:${second.id}`,
      from: 0,
      to: 2,
      quote: text.slice(0, 2),
      remark,
    });
    await review.do('answer.revise', { id: second.id, was: text, is: `${text} (${remark})`, because: 'So' });
  }
  const apart = [...(await responsesIn(ann)), ...(await responsesIn(bea))].toSorted();
  const [fromAnn, fromBea] = [await passedOn(ann), await passedOn(bea)];
  const looked = await ann.do('package.look', fromBea);
  expect(looked.conflicts).toEqual([]);
  expect(looked.renamed.map(({ words }) => words)).toContainEqual(
    expect.stringMatching(
      /^import I-0001 was made in both copies\. (?:Theirs|Yours) was made later, and is import I-0002/,
    ),
  );
  await ann.do('package.merge', fromBea);
  await bea.do('package.merge', fromAnn);
  for (const review of [ann, bea]) {
    await review.do('ledger.verify', {});
    expect(await responsesIn(review)).toEqual(apart);
    // The same question in both files is one.
    const questions = await review.do('consultation.questions', {});
    expect(questions.map(({ text }) => text).toSorted()).toEqual(['How?', 'Why?']);
    expect((await review.do('search.run', { words: '“left to guess”' })).hits).toHaveLength(1);
  }
  expect(await stateIn(ann)).toEqual(await stateIn(bea));
  for (const [review, from] of [
    [ann, bea],
    [bea, ann],
  ] as const)
    expect((await review.do('package.merge', await passedOn(from))).isNothing).toBe(true);
  // What comes after is numbered on from both, and one of the two can still be taken back.
  const { excerpts } = await ann.do('coding.excerpts', {});
  for (const { id, of } of excerpts)
    if (of.startsWith('answer:')) await ann.do('coding.removeExcerpt', { id });
  await ann.do('consultation.removeImport', { id: 'I-0001' });
  await ann.do('ledger.verify', {});
  await bea.do('package.merge', await passedOn(ann));
  await bea.do('ledger.verify', {});
  expect(await responsesIn(bea)).toEqual(await responsesIn(ann));
  expect(await stateIn(ann)).toEqual(await stateIn(bea));
});

it('the same file, taken in in both copies, is there twice, and that is said', async () => {
  const { ann, bea } = await twoCopies();
  for (const review of [ann, bea]) await review.do('consultation.import', asFile('answers.csv', ANSWERS));
  const { remarks } = await ann.do('package.merge', await passedOn(bea));
  expect(remarks).toEqual([
    'I-0001 and I-0002 are the same responses, from answers.csv, imported in both copies. Undo one of the imports, or every response counts twice.',
  ]);
  await ann.do('ledger.verify', {});
  await ann.do('consultation.removeImport', { id: 'I-0002' });
  await bea.do('package.merge', await passedOn(ann));
  expect(await stateIn(ann)).toEqual(await stateIn(bea));
  for (const review of [ann, bea]) await review.do('ledger.verify', {});
  expect((await bea.do('consultation.imports', {})).map(({ id }) => id)).toEqual(['I-0001']);
});

it('the same file, taken in by two people, is taken in from either of them, with what each corrected in it', async () => {
  for (const annIsFirst of [true, false]) {
    const { ann, bea } = await twoCopies();
    const inTurn = annIsFirst ? [ann, bea] : [bea, ann];
    for (const [turn, review] of inTurn.entries()) {
      // A clock that was looked at more often is later.
      for (let tick = 0; tick < turn * 9; tick += 1)
        await review.do('thread.add', { on: 'recommendation:1', words: null, text: `Tick ${tick}` });
      await review.do('consultation.import', asFile('answers.csv', ANSWERS));
      const { answers } = await review.do('consultation.responses', {});
      const id = answers[turn]?.id ?? 0;
      const { text } = await review.do('consultation.answer', { id });
      await review.do('answer.revise', { id, was: text, is: `${text} (${turn})`, because: 'A slip' });
    }
    const apart = [...(await responsesIn(ann)), ...(await responsesIn(bea))].toSorted();
    const [fromAnn, fromBea] = [await passedOn(ann), await passedOn(bea)];
    await ann.do('package.merge', fromBea);
    await bea.do('package.merge', fromAnn);
    for (const review of [ann, bea]) {
      await review.do('ledger.verify', {});
      expect(await responsesIn(review)).toEqual(apart);
    }
    expect(await stateIn(ann)).toEqual(await stateIn(bea));
    await ann.session.close();
    await bea.session.close();
  }
});
