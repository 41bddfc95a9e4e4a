import { describe, expect, it, onTestFinished } from 'vitest';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { type CallName, calls, declarationOf } from '../../../core/api.ts';
import { openReview } from '../../../data/session/session.ts';
import { turning } from '../../support/people/turning.ts';
import {
  moved,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { asFile, csv } from '../consultation/support.ts';

/** Ann at her window, Ben on the same file, and Ann’s A-001. */
async function both() {
  const ann = turning(await newReview());
  const ben = turning(opened(mustOpen(await openReview(ann.path, testDeps('Ben Counsel'))), ann.act));
  onTestFinished(async () => {
    await ann.session.close();
    await ben.session.close();
  });
  const { pid } = stalkingExamples(ann.act);
  const edits = [replacing(ann.act, pid, 'examples', 'instances')];
  await ann.do('amendment.create', { title: 'Examples', edits });
  return { ann, ben, edits };
}

const only = async (review: Opened, id = 'A-001') => {
  const [amendment] = await review.do('amendment.list', { ids: [id] });
  if (!amendment) throw new Error(`There is no ${id}`);
  return amendment;
};
const state = async (review: Opened, to: 'ready' | 'withdrawn' | 'draft') =>
  review.do('amendment.setState', { id: 'A-001', revision: (await only(review)).revision, state: to });

describe('Ctrl+Z takes back what was done last, and says what it was', () => {
  it.each(['ready', 'withdrawn'] as const)('a change of state: %s', async (to) => {
    const { ann } = await both();
    await state(ann, to);
    expect(await ann.turned('undo')).toMatch(/state of A-001|A-001/);
    expect((await only(ann)).state).toBe('draft');
    await ann.turned('redo');
    expect((await only(ann)).state).toBe(to);
    await ann.do('ledger.verify', {});
  });

  it('a link that was removed, with who had made and confirmed it', async () => {
    const { ann, ben } = await both();
    const { id } = await ben.do('link.add', {
      type: 'implements',
      from: 'amendment:A-001',
      to: 'recommendation:1',
    });
    await ben.do('amendment.describe', { id: 'A-001', revision: 1, reason: 'So.' });
    await ben.do('link.look', { id });
    const before = await ann.do('link.list', {});
    await ann.do('link.remove', { id });
    expect(await ann.turned('undo')).toMatch(/^removed the link: /);
    expect(await ann.do('link.list', {})).toEqual(before);
    await ann.turned('redo');
    expect(await ann.do('link.list', {})).toEqual([]);
    await ann.do('ledger.verify', {});
  });

  it('a comment, and an amendment that was agreed with one', async () => {
    const { ann, ben } = await both();
    await ann.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is this enough?' });
    const revision = await moved(ann, 'A-001', await moved(ann, 'A-001', 1, 'ready'), 'in-legal-review');
    await ben.do('amendment.decide', { id: 'A-001', revision, decision: 'agree', comment: 'Fine.' });
    expect(await ben.turned('undo')).toMatch(/A-001.*agreed|agreed A-001/);
    expect(await only(ben)).toMatchObject({ state: 'in-legal-review' });
    expect(await ann.do('thread.list', {})).toHaveLength(1);
    await ann.turned('undo');
    await ann.turned('undo');
    expect(await ann.turned('undo')).toMatch(/^commented on /);
    expect(await ann.do('thread.list', {})).toEqual([]);
    await ann.do('ledger.verify', {});
  });
});

describe('is refused with a reason, and changes nothing', () => {
  it.each([
    [
      'a comment that somebody replied to',
      async (ann: Opened) =>
        ann.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is this enough?' }),
      async (ben: Opened) => ben.do('thread.reply', { id: 'TH-0001', text: 'No.' }),
      /Ben Counsel has since replied in TH-0001/,
    ],
    [
      'a title that somebody changed',
      async (ann: Opened) => ann.do('amendment.describe', { id: 'A-001', revision: 1, title: 'Mine' }),
      async (ben: Opened) => ben.do('amendment.describe', { id: 'A-001', revision: 2, title: 'Another' }),
      /Ben Counsel has since changed the title of A-001/,
    ],
    [
      'a state that somebody went on from',
      async (ann: Opened) => state(ann, 'ready'),
      async (ben: Opened) => moved(ben, 'A-001', 2, 'in-legal-review'),
      /Ben Counsel has since .*A-001/,
    ],
    [
      'that a change was accepted, once its amendment is withdrawn',
      async (ann: Opened, change: readonly string[] = []) =>
        ann.do('reviewed.mark', { amendment: 'A-001', change, reviewed: true }),
      async (ben: Opened) => state(ben, 'withdrawn'),
      /A-001 is withdrawn/,
    ],
    [
      'a theme that somebody coded with',
      async (ann: Opened) => ann.do('coding.addTheme', { name: 'Delay' }),
      async (ben: Opened) => {
        const quote = 'The';
        const [source] = (await ben.do('evidence.get', {})).sources;
        const from = source?.text.indexOf(quote) ?? 0;
        const of = `source:${source?.id ?? ''}` as const;
        return ben.do('coding.addExcerpt', { of, from, to: from + 3, quote, themes: ['T-0001'] });
      },
      /X-0001/,
    ],
  ] as const)('%s', async (_, mine, theirs, why) => {
    const { ann, ben, edits } = await both();
    await mine(ann, edits.map(nameOfEdit));
    await theirs(ben);
    const before = await ann.do('ledger.verify', {});
    expect(await ann.undo()).toMatchObject({ ok: false, error: { message: expect.stringMatching(why) } });
    expect(await ann.do('ledger.verify', {})).toEqual(before);
  });

  it('what somebody else did, and what needs a role that the person has not', async () => {
    const { ann, ben } = await both();
    await state(ann, 'ready');
    const entries = [...(ann.undoStack.nextAct('undo')?.entries ?? [])];
    expect(await ben.session.call('history.undo', { entries })).toMatchObject({ error: { kind: 'refused' } });
    const revision = await moved(ann, 'A-001', 2, 'in-legal-review');
    await ben.do('amendment.decide', { id: 'A-001', revision, decision: 'agree' });
    await ben.turned('undo');
    const again = [...(ben.undoStack.nextAct('redo')?.entries ?? [])];
    expect(await ben.session.call('history.undo', { entries: again, as: 'drafter' })).toMatchObject({
      error: { kind: 'refused', message: expect.stringMatching(/^Only a reviewer/) },
    });
    await ben.do('history.undo', { entries: again, as: 'reviewer' });
    expect((await only(ben)).state).toBe('agreed');
  });

  it.each([
    [
      'a question that was asked and is answered',
      async (ann: Opened) =>
        ann.do('pack.ask', { about: '', text: 'Is it clear?', kind: 'open', options: [] }),
      /Q-0001 has answers already/,
    ],
    [
      'the words of a question that was answered since',
      async (ann: Opened, ben: Opened) => {
        await ben.do('pack.ask', { about: '', text: 'Is it?', kind: 'open', options: [] });
        const asked = { about: '', text: 'Is it clear?', kind: 'open', options: [] } as const;
        return ann.do('pack.askAgain', { ...asked, question: 'Q-0001', options: [] });
      },
      /Q-0001 has answers already/,
    ],
    [
      'that small numbers are not published',
      async (ann: Opened) => ann.do('pack.showFrom', { leastShown: 10 }),
      /small numbers can’t be undone by a key/,
    ],
  ] as const)('%s', async (_, mine, why) => {
    const { ann, ben } = await both();
    await mine(ann, ben);
    const rows = [
      ['Name', 'Is it clear?'],
      ['Person', 'It is.'],
    ];
    await ben.do('consultation.import', asFile('answers.csv', csv(rows)));
    const questions = await ann.do('consultation.questions', {});
    expect(questions).toMatchObject([{ id: 'Q-0001', text: 'Is it clear?' }]);
    const before = await ann.do('ledger.verify', {});
    expect(await ann.undo()).toMatchObject({ ok: false, error: { message: expect.stringMatching(why) } });
    expect(await ann.do('ledger.verify', {})).toEqual(before);
  });

  it('what lasts: exports, imports of others’ work and sign-offs, by what the call declares', () => {
    const names = Object.keys(calls) as CallName[];
    const lasting = names.filter((name) => declarationOf(name).lasts !== undefined);
    for (const name of lasting) expect(declarationOf(name).lasts).toMatch(/^[A-Z].+can’t be .+\.$/);
    expect(lasting.filter((name) => declarationOf(name).writes === 'review').sort()).toEqual([
      'consultation.import',
      'consultation.removeImport',
      'pack.signOff',
      'package.choose',
      'package.merge',
      'redaction.add',
      'review.rebase',
      'review.rename',
      'word.take',
    ]);
    const exports = names.filter((name) => declarationOf(name).writes === 'folder');
    expect(exports.filter((name) => !lasting.includes(name))).toEqual([]);
  });
});
