import {
  AMENDMENT_STATES,
  type Amendment,
  type AmendmentState,
} from '../../../core/amend/edits/amendment.ts';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import type { Result } from '../../../core/base/result.ts';
import { decisionRefusal, markRefusal, moveRefusal } from '../../../core/review/rules.ts';
import { moved, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { wordsIn } from '../../support/reviews/words-chosen.ts';
import { type Attempt, actingAs, attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';
const ID = 'A-001';

/** The states that an amendment goes through to come to one. */
const WAYS: Readonly<Record<AmendmentState, readonly AmendmentState[]>> = {
  draft: [],
  ready: ['ready'],
  'in-legal-review': ['ready', 'in-legal-review'],
  agreed: ['ready', 'in-legal-review', 'agreed'],
  returned: ['ready', 'in-legal-review', 'returned'],
  withdrawn: ['withdrawn'],
};

const isState = (state: string): state is AmendmentState =>
  (AMENDMENT_STATES as readonly string[]).includes(state);

interface Touched {
  readonly revision: number;
  readonly change: readonly string[];
  readonly edits: Amendment['edits'];
  readonly thread: string;
}

/** Ann’s A-001 in a state: deleted is withdrawn with nothing in it, absent was never there. */
async function amendmentIn(
  review: Opened,
  state: string,
  also: (review: Opened) => Promise<string> = async () => '',
): Promise<Touched> {
  const { pid } = stalkingExamples(review.act);
  const edit = replacing(review.act, pid, 'examples', 'instances');
  const touched = {
    change: [nameOfEdit(edit)],
    edits: [replacing(review.act, pid, 'examples', 'cases')],
    thread: '',
  };
  if (state === 'absent') return { revision: 1, ...touched };
  if (state === 'deleted') {
    await review.do('amendment.create', {});
    return { revision: await moved(review, ID, 1, 'withdrawn'), ...touched };
  }
  await review.do('amendment.create', { title: 'Examples', edits: [edit] });
  const thread = await also(review);
  let revision = 1;
  if (isState(state)) for (const next of WAYS[state]) revision = await moved(review, ID, revision, next);
  if (state === 'agreed') await review.do('agreement.set', { who: 'not-the-author' });
  return { revision, ...touched, thread };
}

/** What core says of the amendment as the window has it; nothing where there is none. */
const ruled =
  (rule: (amendment: Amendment, person: string) => Result<never> | null, person = BEN): Attempt['rule'] =>
  async (review) => {
    const [amendment] = await review.do('amendment.list', { ids: [ID] });
    return amendment ? rule(amendment, person) : null;
  };

const agreement = { who: 'not-the-author' } as const;

const movesTo = Object.fromEntries(
  AMENDMENT_STATES.map((state) => [
    `amendment.setState to ${state}`,
    ({ revision }: Touched) =>
      attempt(
        'amendment.setState',
        { id: ID, revision, state },
        ruled((one, person) => moveRefusal(one, state, { person, agreement })),
      ),
  ]),
);

const decide =
  (decision: 'agree' | 'return', comment: string, by = BEN) =>
  ({ revision }: Touched): Attempt =>
    attempt(
      'amendment.decide',
      { id: ID, revision, decision, comment },
      ruled((one, person) => decisionRefusal(one, decision, comment, { person, agreement }), by),
    );

const mark =
  (isOneChange: boolean, reviewed: boolean) =>
  ({ change }: Touched): Attempt => {
    const marked = isOneChange ? { change: [...change] } : {};
    return attempt(
      'reviewed.mark',
      { amendment: ID, ...marked, reviewed },
      ruled((one) => markRefusal(one, marked.change, reviewed)),
    );
  };

/** An amendment as a lawyer comes to it. */
export const amendment = subject<Touched>({
  by: BEN,
  prepare: (review, state) =>
    amendmentIn(review, state, async (one) => {
      const { pid } = stalkingExamples(one.act);
      const words = await wordsIn(one, `${pid}/intro`, 'instances');
      return (await one.do('thread.add', { on: `provision:${pid}`, words, text: '', suggest: 'kinds' })).id;
    }),
  attempts: {
    'amendment.revise': ({ revision, edits }) =>
      attempt('amendment.revise', { changes: [{ id: ID, revision, edits }] }, ruled(revisionRefusal)),
    'amendment.revise, as it was before': ({ revision, edits }) =>
      attempt('amendment.revise', { changes: [{ id: ID, revision: revision + 1, edits }] }),
    'amendment.word': ({ revision }) =>
      attempt(
        'amendment.word',
        { id: ID, revision, wording: { style: 'uk', text: 'By hand.' } },
        ruled(revisionRefusal),
      ),
    'amendment.describe': ({ revision }) =>
      attempt('amendment.describe', { id: ID, revision, reason: 'So that it is clear.' }),
    ...movesTo,
    'amendment.decide agree': decide('agree', ''),
    'amendment.decide return': decide('return', 'Say it more clearly.'),
    'amendment.decide return, without a comment': decide('return', ' '),
    'reviewed.mark': mark(false, true),
    'reviewed.mark one change': mark(true, true),
    'reviewed.mark, taken back where it was not made': mark(false, false),
    'thread.add': () => attempt('thread.add', { on: `amendment:${ID}`, words: null, text: 'Why?' }),
    'thread.take': ({ thread }) => attempt('thread.take', { id: thread, comment: 0, shown: [ID] }),
    'link.add': () =>
      attempt('link.add', { type: 'implements', from: `amendment:${ID}`, to: 'recommendation:1' }),
    'pack.ask': () => attempt('pack.ask', { about: ID, text: 'Is it clear?', kind: 'open', options: [] }),
    'pack.propose': () =>
      attempt('pack.propose', {
        document: 'consultation',
        proposes: { amendments: [ID], withoutEdits: [] },
      }),
    'overlay.add': () =>
      attempt('overlay.add', { name: 'A Bill', text: 'In section 2A(3), omit paragraph (g).' }),
    'wording.apply to its words': () =>
      attempt('wording.apply', {
        text: 'In section 2A(3), for “instances” substitute “kinds”.',
        title: 'Kinds',
      }),
    'amendment.create': ({ edits }) => attempt('amendment.create', { title: 'Beside it', edits }),
    'finding.ignore': () => attempt('finding.ignore', { key: 'D01 made up', because: 'It is meant.' }),
  },
});

/** The same as its author comes to it. */
export const ownAmendment = subject<Touched>({
  by: 'Ann Draper',
  prepare: async (review, state) => {
    const touched = await amendmentIn(review, state);
    await review.do('agreement.set', { who: 'not-the-author' });
    return touched;
  },
  attempts: {
    'amendment.decide agree': decide('agree', '', 'Ann Draper'),
    'amendment.decide return': decide('return', 'Not yet.', 'Ann Draper'),
    'amendment.setState to agreed': ({ revision }) =>
      attempt(
        'amendment.setState',
        { id: ID, revision, state: 'agreed' },
        ruled((one, person) => moveRefusal(one, 'agreed', { person, agreement }), 'Ann Draper'),
      ),
    'agreement.set': () => attempt('agreement.set', { who: 'anyone' }),
    'agreement.set, as it is': () => attempt('agreement.set', { who: 'not-the-author' }),
  },
});

/** An amendment of which a move to another text of the Act put its one edit aside. */
export const carriedAmendment = subject<Pick<Touched, 'revision'>>({
  by: BEN,
  prepare: async (review, state) => {
    await amendmentIn(review, 'draft');
    const enacted = { act: 'ukpga/1997/40', at: 'enacted' };
    const { head } = await review.do('review.rebase.preview', enacted);
    await review.do('review.rebase', { ...enacted, expectedHead: head });
    const [carried] = await review.do('amendment.list', { ids: [ID] });
    let revision = carried?.revision ?? 0;
    if (isState(state)) for (const next of WAYS[state]) revision = await moved(review, ID, revision, next);
    return { revision };
  },
  attempts: {
    'amendment.settle': ({ revision }) => attempt('amendment.settle', { id: ID, revision, place: 0 }),
    'amendment.settle, of what is not there': ({ revision }) =>
      attempt('amendment.settle', { id: ID, revision, place: 1 }),
  },
});

/** An amendment that a lawyer had marked, with its one change, while it was a draft. */
export const markedAmendment = subject<Touched>({
  by: BEN,
  prepare: (review, state) =>
    amendmentIn(review, state, async (one) => {
      const [draft] = await one.do('amendment.list', { ids: [ID] });
      await actingAs(one, BEN, async (ben) => {
        await ben.do('reviewed.mark', { amendment: ID, reviewed: true });
        const change = (draft?.edits ?? []).map(nameOfEdit);
        await ben.do('reviewed.mark', { amendment: ID, change, reviewed: true });
      });
      return '';
    }),
  attempts: {
    'reviewed.mark, again': mark(false, true),
    'reviewed.mark, taken back': mark(false, false),
    'reviewed.mark one change, again': mark(true, true),
    'reviewed.mark one change, taken back': mark(true, false),
  },
});
