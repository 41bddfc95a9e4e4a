import type { Thread } from '../../../core/review/records.ts';
import { openSuggestion, resolveRefusal } from '../../../core/review/threads.ts';
import { removeVersionRefusal, roundRefusal } from '../../../core/review/versions.ts';
import { overlayRefusal } from '../../../core/wording/overlay-decisions.ts';
import { moved, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { wordsIn } from '../../support/reviews/words-chosen.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { type Attempt, actingAs, attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';

const threadRule =
  (rule: (thread: Thread | undefined) => ReturnType<typeof resolveRefusal>, id: string): Attempt['rule'] =>
  async (review) => {
    const thread = (await review.do('thread.list', {})).find((one) => one.id === id);
    return rule(thread);
  };

/** A comment that suggests other words. */
export const thread = subject<{ readonly id: string }>({
  by: BEN,
  prepare: async (review, state) => {
    const { pid } = stalkingExamples(review.act);
    const edits = [replacing(review.act, pid, 'examples', 'instances')];
    await review.do('amendment.create', { title: 'Examples', edits });
    if (state === 'absent') return { id: 'C-999' };
    const words = await wordsIn(review, `${pid}/intro`, 'instances');
    const suggest = state === 'without a suggestion' ? {} : { suggest: 'kinds' };
    const { id } = await review.do('thread.add', {
      on: `provision:${pid}`,
      words,
      text: 'Better?',
      ...suggest,
    });
    if (state === 'resolved') await review.do('thread.resolve', { id, resolved: true });
    if (state === 'taken') await review.do('thread.take', { id, comment: 0, shown: ['A-001'] });
    if (state === 'on words that are gone') await moved(review, 'A-001', 1, 'withdrawn');
    return { id };
  },
  attempts: {
    'thread.reply': ({ id }) => attempt('thread.reply', { id, text: 'Yes.' }),
    'thread.reply, empty': ({ id }) => attempt('thread.reply', { id, text: ' ' }),
    'thread.resolve': ({ id }) =>
      attempt(
        'thread.resolve',
        { id, resolved: true },
        threadRule((one) => (one ? resolveRefusal(one, true) : null), id),
      ),
    'thread.resolve, opened again': ({ id }) =>
      attempt(
        'thread.resolve',
        { id, resolved: false },
        threadRule((one) => (one ? resolveRefusal(one, false) : null), id),
      ),
    'thread.task': ({ id }) => attempt('thread.task', { id, task: { owner: BEN, due: null, isDone: false } }),
    'thread.take': ({ id }) =>
      attempt(
        'thread.take',
        { id, comment: 0, shown: ['A-001'] },
        threadRule((one) => {
          const suggested = openSuggestion(id, one, 0);
          return suggested.ok ? null : suggested;
        }, id),
      ),
    'thread.place': ({ id }) => attempt('thread.place', { id, on: 'amendment:A-001', words: null }),
  },
});

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(4), for “51 weeks” substitute “2 years”;
(b) in section 7(3), for “conduct” substitute “acts”.`;

interface Listed {
  readonly id: string;
  readonly key: string;
}

const overlayRule =
  (action: 'apply' | 'skip' | 'undo', { id, key }: Listed): Attempt['rule'] =>
  async (review) => {
    const read = await review.session.call('overlay.read', { id });
    const item = read.ok && read.value.items.find((one) => one.key === key);
    return item ? overlayRefusal(action, key, item.decided) : null;
  };

/** An instruction of a Bill that is gone through. */
export const instruction = subject<Listed>({
  by: BEN,
  prepare: async (review, state) => {
    const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text: BILL });
    const { id } = overlay;
    const [first] = (await review.do('overlay.read', { id })).items;
    const key = first?.key ?? '';
    const listed = { id, key };
    if (state === 'absent') return { id, key: '(z) 9' };
    if (state === 'open') return listed;
    if (state === 'of a list that was removed') {
      await review.do('overlay.remove', { id });
      return listed;
    }
    if (state === 'skipped') await review.do('overlay.skip', listed);
    else await review.do('overlay.apply', { id, keys: [key] });
    if (state === 'reopened') await review.do('overlay.reopen', listed);
    if (state === 'applied, then withdrawn') await moved(review, 'A-001', 1, 'withdrawn');
    if (state === 'applied and agreed') {
      let revision = 1;
      for (const next of ['ready', 'in-legal-review', 'agreed'] as const)
        revision = await moved(review, 'A-001', revision, next);
    }
    return listed;
  },
  attempts: {
    'overlay.apply': (item) =>
      attempt('overlay.apply', { id: item.id, keys: [item.key] }, overlayRule('apply', item)),
    'overlay.skip': (item) => attempt('overlay.skip', { ...item }, overlayRule('skip', item)),
    'overlay.reopen': (item) => attempt('overlay.reopen', { ...item }, overlayRule('undo', item)),
    'overlay.remove': ({ id }) => attempt('overlay.remove', { id }),
  },
});

/** A version of the review, and its rounds. */
export const version = subject<{ readonly id: string; readonly seq: number }>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', { title: 'Examples' });
    const [last] = (await review.do('ledger.list', {})).toReversed();
    const seq = last?.seq ?? 0;
    if (state === 'absent') return { id: 'V-999', seq: 9999 };
    if (state === 'saved by hand') return { id: (await review.do('version.keep', { name: 'Mine' })).id, seq };
    if (state === 'saved by an export') {
      await review.do('schedule.export', { to: `${temporaryFolder()}/schedule` });
      return { id: (await review.do('version.list', {}))[0]?.id ?? '', seq };
    }
    const { id } = await review.do('round.turn', { to: 'start' });
    if (state === 'of a round that is over') await review.do('round.turn', { to: 'finish' });
    return { id, seq };
  },
  attempts: {
    'version.drop': ({ id }) =>
      attempt('version.drop', { id }, async (review) => {
        const known = (await review.do('version.list', {})).find((one) => one.id === id);
        return known ? removeVersionRefusal(known) : null;
      }),
    'version.keep, of its moment and name': ({ seq }) => attempt('version.keep', { seq, name: 'Mine' }),
    'round.turn to start': () => turn('start'),
    'round.turn to finish': () => turn('finish'),
  },
});

const turn = (to: 'start' | 'finish'): Attempt =>
  attempt('round.turn', { to }, async (review) => roundRefusal(await review.do('version.list', {}), to));

/** A finding of the checks that somebody ignored, or did not. */
export const finding = subject<null>({
  by: BEN,
  prepare: async (review, state) => {
    const given = { key: 'D01 made up', because: 'It is meant.' };
    if (state === 'ignored') await review.do('finding.ignore', given);
    return null;
  },
  attempts: {
    'finding.ignore': () => attempt('finding.ignore', { key: 'D01 made up', because: 'So.' }),
    'finding.ignore, without a reason': () => attempt('finding.ignore', { key: 'D01 made up', because: ' ' }),
    'finding.heed': () => attempt('finding.heed', { key: 'D01 made up' }),
  },
});

/** What somebody did, which somebody would take back. */
export const deed = subject<{ readonly entries: readonly number[] }>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', { title: 'Examples' });
    const entriesOf = async (from: Opened) => (await from.do('ledger.list', {})).map(({ seq }) => seq);
    const before = await entriesOf(review);
    const describe = (from: Opened, revision: number, reason: string) =>
      from.do('amendment.describe', { id: 'A-001', revision, reason });
    if (state === 'absent') return { entries: [9999] };
    await actingAs(review, state === 'by another' ? 'Cat Third' : BEN, async (ben) => {
      if (state === 'an import') await ben.do('redaction.add', await noteOf(ben));
      else await describe(ben, 1, 'So.');
    });
    const entries = (await entriesOf(review)).filter((seq) => !before.includes(seq));
    if (state === 'that others built on') await describe(review, 2, 'Otherwise.');
    return { entries: state === 'an import' ? entries.slice(-1) : entries };
  },
  attempts: { 'history.undo': ({ entries }) => attempt('history.undo', { entries: [...entries] }) },
});

async function noteOf(review: Opened) {
  const { id } = await review.do('note.add', {
    date: '2026-11-02',
    author: 'A sample',
    organisation: '',
    question: '',
    text: 'Made up for a test.',
    wording: 'sample',
    consent: true,
    confidential: false,
    found: '',
  });
  return { of: `note:${id}`, from: 0, to: 4, quote: 'Made' } as const;
}

/** The review as a whole. */
export const wholeReview = subject<{ readonly head: string; readonly pid: string }>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', { title: 'Examples' });
    const { head } = await review.do('review.rebase.preview', ENACTED);
    const { pid } = stalkingExamples(review.act);
    if (state === 'changed since') {
      await review.do('amendment.create', { title: 'More' });
      await review.do('scope.set', { scope: { provisions: [pid], additions: true } });
    }
    return { head, pid };
  },
  attempts: {
    'review.rename': () => attempt('review.rename', { title: 'Another title' }),
    'review.rebase': ({ head }) => attempt('review.rebase', { ...ENACTED, expectedHead: head }),
    'review.rebase to the text that it has': ({ head }) =>
      attempt('review.rebase', { ...ENACTED, at: 'current', expectedHead: head }),
    'scope.set': ({ pid }) => attempt('scope.set', { scope: { provisions: [pid], additions: true } }),
    'scope.set to what is not there': () =>
      attempt('scope.set', { scope: { provisions: ['none'], additions: true } }),
    'amendment.settle': () => attempt('amendment.settle', { id: 'A-001', revision: 1, place: 0 }),
  },
});

const ENACTED = { act: 'ukpga/1997/40', at: 'enacted' };
