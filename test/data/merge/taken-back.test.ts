import { expect, it } from 'vitest';
import { asFile, csv } from '../consultation/support.ts';
import { passedOn, stateIn, tick, twoCopies } from './two-copies.ts';

/** A file of one person's answers: each says to which question it is. */
const fileOf = (who: string, ...questions: readonly string[]) =>
  asFile(
    `${who}.csv`,
    csv([
      ['Response ID', ...questions.map((text, at) => `Q${at + 1}: ${text}`)],
      [who, ...questions.map((text) => `${who} is asked ${text}`)],
    ]),
  );

it('a question is there while answers to it are, though one of two people took back all that asked it', async () => {
  const { ann, bea } = await twoCopies();
  await ann.do('consultation.import', fileOf('R1', 'Why?', 'How?'));
  for (let times = 0; times < 9; times += 1) await tick(bea);
  await bea.do('consultation.import', fileOf('R2', 'Why?', 'How?'));
  await ann.do('package.merge', await passedOn(bea));
  for (const { id } of await ann.do('consultation.imports', {}))
    await ann.do('consultation.removeImport', { id });
  expect(await ann.do('consultation.questions', {})).toEqual([]);
  await bea.do('consultation.import', fileOf('R3', 'Why?', 'When?'));
  await ann.do('package.merge', await passedOn(bea));
  await bea.do('package.merge', await passedOn(ann));
  expect(await stateIn(bea)).toEqual(await stateIn(ann));
  for (const review of [ann, bea]) {
    await review.do('ledger.verify', {});
    // What Ann took back, and nobody had tied anything to, stays taken back.
    expect((await review.do('consultation.imports', {})).map(({ file }) => file)).toEqual(['R3.csv']);
    const questions = await review.do('consultation.questions', {});
    expect(questions.map(({ text }) => text).toSorted()).toEqual(['When?', 'Why?']);
    const { answers } = await review.do('consultation.responses', {});
    expect(answers).toHaveLength(2);
    for (const { id, question } of answers) {
      const { text } = await review.do('consultation.answer', { id });
      expect(text).toBe(`R3 is asked ${questions.find((one) => one.id === question)?.text}`);
    }
  }
});

it('is not taken back by a choice while something depends on it, as by nobody at once', async () => {
  const { ann, bea } = await twoCopies(async (review) => {
    await review.do('consultation.import', fileOf('R1', 'Why?'));
  });
  await ann.do('consultation.removeImport', { id: 'I-0001' });
  const { answers } = await bea.do('consultation.responses', {});
  const [answer] = answers;
  if (!answer) throw new Error('No answer');
  const { id: excerpt } = await bea.do('coding.addExcerpt', {
    of: `answer:${answer.id}`,
    ...{ from: 3, to: 11, quote: 'is asked', themes: [] },
  });
  await bea.do('package.merge', await passedOn(ann));
  const before = await stateIn(bea);
  const open = await bea.do('package.open', {});
  const choices = open.flatMap(({ thing, part, readings }) => {
    const gone = readings.find(({ words }) => words.includes('Deleted.'));
    return gone ? [{ thing, part, event: gone.event }] : [];
  });
  expect(choices).toHaveLength(1);
  expect(open[0]?.readings.map(({ words }) => words)).toEqual([
    ['R1.csv: 1 response, with 1 answer', 'Imported by Ann Draper.'],
    ['Deleted.'],
  ]);
  const refused = await bea.session.call('package.choose', { choices });
  expect(refused).toMatchObject({
    ok: false,
    error: {
      kind: 'clash',
      message: `I-0001 cannot be removed because other work depends on its answers: excerpt ${excerpt} (answer ${answer.id}). Remove that first. Nothing was changed.`,
    },
  });
  expect(await stateIn(bea)).toEqual(before);
  await bea.do('coding.removeExcerpt', { id: excerpt });
  expect(await bea.do('package.choose', { choices })).toEqual([]);
  expect(await bea.do('consultation.imports', {})).toEqual([]);
  await bea.do('ledger.verify', {});
  await ann.do('package.merge', await passedOn(bea));
  expect(await stateIn(ann)).toEqual(await stateIn(bea));
});
