import { replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { answersFile } from './answers.ts';
import { type Attempt, attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';
const DOCUMENT = 'consultation';
const SPOT = { document: DOCUMENT, part: 'foreword', slot: 'foreword' } as const;

/** A question of the paper. */
export const question = subject<{ readonly id: string }>({
  by: BEN,
  prepare: async (review, state) => {
    if (state === 'absent') return { id: 'Q-9999' };
    if (state === 'answered') {
      await review.do('consultation.import', answersFile());
      const [imported] = await review.do('consultation.questions', {});
      const id = imported?.id ?? '';
      return { id };
    }
    const asked = { about: '', text: 'Is it clear?', kind: 'open', options: [] } as const;
    const { question: made } = await review.do('pack.ask', asked);
    if (state === 'asked no more') await review.do('pack.unask', { question: made.id });
    if (state === 'linked') {
      await review.do('amendment.create', { title: 'Examples' });
      await review.do('link.add', {
        type: 'responds-to',
        from: 'amendment:A-001',
        to: `question:${made.id}`,
      });
    }
    return { id: made.id };
  },
  attempts: {
    'pack.askAgain': ({ id }) =>
      attempt('pack.askAgain', {
        question: id,
        about: '',
        text: 'Is all of it clear?',
        kind: 'open',
        options: [],
      }),
    'pack.askAgain, without words': ({ id }) =>
      attempt('pack.askAgain', { question: id, about: '', text: ' ', kind: 'open', options: [] }),
    'pack.orderAsks': ({ id }) => attempt('pack.orderAsks', { questions: [id] }),
    'pack.unask': ({ id }) => attempt('pack.unask', { question: id }),
  },
});

/** What a person wrote in a part of the paper. */
export const packText = subject<null>({
  by: BEN,
  prepare: async (review, state) => {
    const write = { ...SPOT, text: 'Why we ask.', was: '', against: null };
    if (state !== 'not written') await review.do('pack.write', write);
    if (state === 'written since')
      await review.do('pack.write', { ...write, was: 'Why we ask.', text: 'So.' });
    return null;
  },
  attempts: {
    'pack.write': () =>
      attempt('pack.write', { ...SPOT, text: 'Why we ask now.', was: 'Why we ask.', against: null }),
    'pack.restore': () => attempt('pack.restore', SPOT),
    'pack.keep': () => attempt('pack.keep', { ...SPOT, against: 'What is computed now.' }),
  },
});

/** The paper as a whole: its checklist is as it was read, or there is one thing more. */
export const paper = subject<{ readonly findings: readonly string[] }>({
  by: BEN,
  prepare: async (review, state) => {
    const { pid } = stalkingExamples(review.act);
    const edits = [replacing(review.act, pid, 'examples', 'instances')];
    await review.do('amendment.create', { title: 'Examples', edits });
    const amendments = { amendments: ['A-001'] };
    const { findings } = await review.do('pack.checklist', { document: DOCUMENT, ...amendments });
    const ids = findings.map(({ id }) => id);
    if (state === 'signed off')
      await review.do('pack.signOff', {
        document: DOCUMENT,
        ...amendments,
        findings: ids,
        reason: 'A test.',
      });
    if (state === 'consulted on') await review.do('pack.consulted', { consulted: true });
    return { findings: state === 'with one thing more than was read' ? ids.slice(1) : ids };
  },
  attempts: {
    'pack.signOff': ({ findings }) => signOff(findings, 'A test.'),
    'pack.signOff, without a reason': ({ findings }) => signOff(findings, ' '),
    'pack.export': () => packExport(false),
    'pack.export, as a draft': () => packExport(true),
    'pack.consulted': () => attempt('pack.consulted', { consulted: true }),
    'pack.consulted, taken back': () => attempt('pack.consulted', { consulted: false }),
    'pack.describe': () => attempt('pack.describe', { department: 'Home Office' }),
    'pack.showFrom': () => attempt('pack.showFrom', { leastShown: 3 }),
    'pack.arrange': () =>
      attempt('pack.arrange', { document: DOCUMENT, order: ['foreword'], leftOut: ['notes'] }),
    'word.export': () => attempt('word.export', { to: folder() }),
    'schedule.export': () => attempt('schedule.export', { to: folder() }),
    'bill.export': () => attempt('bill.export', { to: folder(), asBill: BILL }),
    'coverage.export': () => attempt('coverage.export', { to: folder() }),
    'package.make': () => attempt('package.make', { to: `${folder()}.keeling-package` }),
  },
});

const BILL = { longTitle: 'Amend the Act.', shortTitle: 'Example Act 2026', commencement: 'on Royal Assent' };

const folder = (): string => `${temporaryFolder()}/out`;

const signOff = (findings: readonly string[], reason: string): Attempt =>
  attempt('pack.signOff', { document: DOCUMENT, amendments: ['A-001'], findings: [...findings], reason });

const packExport = (isDraft: boolean): Attempt =>
  attempt('pack.export', { amendments: ['A-001'], only: ['json'], isDraft, to: folder() });
