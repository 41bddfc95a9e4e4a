import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from '../consultation/support.ts';
import { ANSWERS, answersFile } from './answers.ts';
import { attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';

interface Answered {
  readonly id: number;
  readonly was: string;
  readonly import: string;
  readonly theme: string;
}

const DICTIONARY = asFile(
  'dictionary.csv',
  csv([
    ['Number', 'Question', 'Type'],
    ['Q1', 'Why do you say so?', 'Free text'],
  ]),
);

/** An answer of an import. */
export const answer = subject<Answered>({
  by: BEN,
  prepare: async (review, state) => {
    const { id: theme } = await review.do('coding.addTheme', { name: 'Delay' });
    const text = ANSWERS[0] ?? '';
    if (state === 'absent') return { id: 999_999, was: text, import: 'I-999', theme };
    await review.do('consultation.import', answersFile());
    const [imported] = await review.do('consultation.imports', {});
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    const id = answers[0]?.id ?? 0;
    const { text: was } = await review.do('consultation.answer', { id });
    const touched = { id, was, import: imported?.id ?? '', theme };
    const of = `answer:${id}` as const;
    if (state === 'coded')
      await review.do('coding.addExcerpt', { of, from: 0, to: 2, quote: was.slice(0, 2), themes: [] });
    if (state === 'redacted')
      await review.do('redaction.add', { of, from: 0, to: 2, quote: was.slice(0, 2) });
    if (state === 'corrected since')
      await review.do('answer.revise', { id, was, is: `${was} Yes.`, because: 'A slip.' });
    if (state === 'with suggestions on') await review.do('suggest.set', { isOn: true });
    return touched;
  },
  attempts: {
    'answer.revise': ({ id, was }) =>
      attempt('answer.revise', { id, was, is: 'Something else.', because: 'A slip.' }),
    'consultation.removeImport': ({ import: id }) => attempt('consultation.removeImport', { id }),
    'consultation.import, of the same file': () => attempt('consultation.import', answersFile()),
    'consultation.dictionary': () => attempt('consultation.dictionary', { ...DICTIONARY, keep: true }),
    'coding.giveTheme': ({ id, theme }) => attempt('coding.giveTheme', { answers: [id], theme }),
    'suggest.set': () => attempt('suggest.set', { isOn: true }),
    'suggest.find': () => attempt('suggest.find', {}),
    'suggest.dismiss': ({ id, theme }) => attempt('suggest.dismiss', { of: `answer:${id}`, theme }),
    'tallies.export': () => attempt('tallies.export', { to: `${temporaryFolder()}/out` }),
    'responses.export': () => attempt('responses.export', { to: `${temporaryFolder()}/out` }),
  },
});

interface Campaigned {
  readonly id: string;
  readonly answer: number;
  readonly text: number;
  readonly keys: readonly string[];
}

/** A campaign that was looked for among the answers. */
export const campaign = subject<Campaigned>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('consultation.import', answersFile());
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    const texts = await Promise.all(answers.map(({ id }) => review.do('consultation.answer', { id })));
    const idOf = (text: string | undefined) => texts.find((one) => one.text === text)?.id ?? 0;
    const touched = { answer: idOf(ANSWERS[2]), text: idOf(ANSWERS[1]), keys: ['none'] };
    if (state === 'absent') return { id: 'K-999', ...touched };
    const { found } = await review.do('campaign.find', {});
    const keys = found.map(({ key }) => key);
    const { kept } = await review.do('campaign.keep', { keys });
    const id = kept[0] ?? '';
    if (state === 'without one of its answers')
      await review.do('campaign.takeOut', { id, answer: touched.answer });
    if (state === 'removed') await review.do('campaign.remove', { id });
    return { id, ...touched, keys };
  },
  attempts: {
    'campaign.rename': ({ id }) => attempt('campaign.rename', { id, name: 'Devices' }),
    'campaign.takeOut': ({ id, answer: one }) => attempt('campaign.takeOut', { id, answer: one }),
    'campaign.takeOut, of its own text': ({ id, text }) => attempt('campaign.takeOut', { id, answer: text }),
    'campaign.remove': ({ id }) => attempt('campaign.remove', { id }),
    'campaign.keep': async (_, review) => {
      const { found } = await review.do('campaign.find', {});
      return attempt('campaign.keep', { keys: found.map(({ key }) => key) });
    },
    'campaign.keep, found by another': ({ keys }) => attempt('campaign.keep', { keys: [...keys] }),
  },
});
