import { describe, expect, it } from 'vitest';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { type CallInput, type CallName, type CallOutput, calls, declarationOf } from '../../../core/api.ts';
import { EVENT_TYPES } from '../../../core/events/event-types.ts';
import { RECORD_SCHEMAS } from '../../../core/events/records.ts';
import { replay } from '../../../core/events/replay.ts';
import { LASTING_EVENTS, RECORD_UNDOING } from '../../../core/history/undo.ts';
import { UNDO_HANDLERS } from '../../../data/handlers/undo/undo.ts';
import { codedSet, SUBJECT_NAMES } from '../../support/consultation/coded-set.ts';
import { turning } from '../../support/people/turning.ts';
import { moved, newReview, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { SAMPLE_NOTE } from '../../support/reviews/sample-note.ts';
import { wordsIn } from '../../support/reviews/words-chosen.ts';
import { asFile, csv } from '../consultation/support.ts';

const sorted = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value)).sort();

/** A review as its ledger tells it, without what each entry adds to it, and without amendments that are started and withdrawn. */
async function stateOf(review: Opened, started: ReadonlySet<string>) {
  const state = replay(await review.do('ledger.list', {}));
  const amendments = [...state.amendments.values()].map(
    ({ revision: _, changedAt: __, changedBy: ___, ...each }) => each,
  );
  const links = await review.do('link.list', {});
  const ignored = await review.do('finding.ignored', {});
  return {
    amendments: amendments.filter(({ id, state: now }) => started.has(id) || now !== 'withdrawn'),
    links: sorted(links),
    ignored: sorted(ignored),
    marks: sorted(state.marks.map((mark) => [mark.kind, mark.id, mark.hash])),
    records: sorted([...state.records.values()]),
    answers: sorted([...state.answers].filter(([, { first, now }]) => now !== first)),
  };
}

/**
 * Does what a call does, and holds that undoing it leaves all as it was, and doing it again all as it did; or, with a
 * `refusal`, that doing it again by a key is refused.
 */
function undoingEach(review: Opened, tried: Set<CallName>) {
  const ann = turning(review);
  return async <N extends CallName>(
    name: N,
    input: CallInput<N>,
    refusal?: RegExp,
  ): Promise<CallOutput<N>> => {
    const started = new Set((await review.do('amendment.list', {})).map(({ id }) => id));
    const before = await stateOf(review, started);
    const output = await ann.do(name, input);
    const after = await stateOf(review, started);
    expect([name, after]).not.toEqual([name, before]);
    expect(await ann.turned('undo'), name).toMatch(/^\S.*\S$/s);
    expect([name, await stateOf(review, started)]).toEqual([name, before]);
    tried.add(name);
    if (refusal) {
      expect(await ann.redo()).toMatchObject({ error: { message: expect.stringMatching(refusal) } });
      expect([name, await stateOf(review, started)]).toEqual([name, before]);
      return output;
    }
    await ann.turned('redo');
    expect([name, await stateOf(review, started)]).toEqual([name, after]);
    return output;
  };
}

const revisionOf = async (review: Opened, id: string): Promise<number> =>
  (await review.do('amendment.list', { ids: [id] }))[0]?.revision ?? 0;

type Acting = ReturnType<typeof undoingEach>;

async function drafting(review: Opened, act: Acting): Promise<void> {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const { id } = await act('amendment.create', { title: 'Examples', edits });
  await act('amendment.describe', { id, revision: await revisionOf(review, id), purpose: 'Clarity.' });
  const revised = [replacing(review.act, pid, 'examples', 'cases')];
  await act('amendment.revise', {
    changes: [{ id, revision: await revisionOf(review, id), edits: revised }],
  });
  const wording = { style: 'uk' as const, text: 'By hand.' };
  await act('amendment.word', { id, revision: await revisionOf(review, id), wording });
  await act('reviewed.mark', { amendment: id, change: revised.map(nameOfEdit), reviewed: true });
  await act('wording.apply', { text: 'In section 2A(3), omit paragraph (g).', title: 'Watching' });
  await act('finding.ignore', { key: 'D01 made up', because: 'It is meant.' });
  await act('finding.heed', { key: 'D01 made up' });

  const ready = await moved(review, id, await revisionOf(review, id), 'ready');
  await act('amendment.setState', { id, revision: ready, state: 'in-legal-review' });
  await act('agreement.set', { who: 'anyone' });
  const revision = await revisionOf(review, id);
  await act('amendment.decide', { id, revision, decision: 'agree', comment: 'Fine.' });
}

async function commenting(review: Opened, act: Acting): Promise<void> {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const { id } = await review.do('amendment.create', { title: 'Examples', edits });
  const on = `provision:${pid}`;
  const words = await wordsIn(review, `${pid}/intro`, 'instances');
  const { id: thread } = await act('thread.add', { on, words, text: '', suggest: 'kinds' });
  await act('thread.reply', { id: thread, text: 'Why?' });
  await act('thread.task', { id: thread, task: { owner: 'Ben Counsel', due: null, isDone: false } });
  await act('thread.resolve', { id: thread, resolved: true });
  await act('thread.resolve', { id: thread, resolved: false });
  await act('thread.take', { id: thread, comment: 0, shown: [id] });
  await act('thread.place', { id: thread, on, words: null });
}

async function linking(review: Opened, act: Acting): Promise<void> {
  const [first] = await review.do('amendment.list', {});
  const from = `amendment:${first?.id ?? ''}` as const;
  const link = await act('link.add', { type: 'implements', from, to: 'recommendation:1' });
  await review.do('amendment.describe', {
    id: first?.id ?? '',
    revision: await revisionOf(review, first?.id ?? ''),
    reason: 'So that the link needs a review.',
  });
  await act('link.look', { id: link.id });
  await act('link.unlook', { id: link.id });
  await act('link.remove', { id: link.id });
  const decision = await act('decision.add', {
    about: 'recommendation:1',
    outcome: 'deferred',
    reason: 'Later.',
  });
  await act('decision.remove', { id: decision.id });
}

async function gathering(review: Opened, act: Acting): Promise<void> {
  const text = 'Dear all,\n\nWe will widen every door.\n\nYours, B';
  const about = { title: 'A letter', author: 'B. Keeper', date: '2026-10', licence: 'None: made up' };
  const source = await act('source.add', { ...about, text });
  const changed = text.replace('widen', 'open');
  await act('source.revise', { id: source.id, was: source.hash, text: changed, because: 'A slip.' });
  const quote = 'every door.';
  const from = changed.indexOf(quote);
  const pin = { source: source.id, from, to: from + quote.length, quote };
  const response = await act('response.add', {
    recommendations: ['1'],
    body: 'The keeper',
    date: '2026-10',
    category: 'accepted',
    terms: 'We will',
    pins: [pin],
  });
  await act('commitment.add', {
    response: response.id,
    type: 'operational',
    owner: 'The keeper',
    due: null,
    status: 'open',
    pin,
  });
  await act('recommendation.add', {
    no: 40,
    addressee: 'the Keeper',
    text: 'Every door should be painted.',
    gist: null,
    gistFrom: null,
    found: 'Report on doors, page 4',
  });
  const rows = [
    ['Recommendation number', 'Response'],
    ['1', 'We agree with it.'],
    ['2', 'We do not.'],
  ];
  const file = { ...asFile('tracker.csv', csv(rows)), title: 'A tracker', author: 'Home Office' };
  await act('tracker.import', { ...file, date: '2026', licence: 'OGL v3.0' });
  const { sources } = await review.do('evidence.get', {});
  await act('tracker.remove', { source: sources.find(({ tracker }) => tracker)?.id ?? '' });
}

const CAMPAIGN =
  'I ask the Government to name tracking devices in the list of examples, to train an officer in every force, and to bring a Bill before the House this session, since delay has cost lives and the warnings were there for all to see.';

const SET = codedSet(40, 11);
const CODED = 30;

/** Answers to code: those of a made-up set, and a campaign. */
async function answered(review: Opened): Promise<readonly { readonly id: number; readonly text: string }[]> {
  const texts = [...SET.map(({ text }) => text), CAMPAIGN, `${CAMPAIGN} Yes.`, `${CAMPAIGN} So.`];
  const rows = texts.map((text, at) => [`R-${at}`, at % 2 === 0 ? 'Police' : 'Charity', text]);
  const header = ['Id', 'Responding as', 'Q1: Please explain your answer'];
  await review.do('consultation.import', asFile('coded.csv', csv([header, ...rows])));
  const { answers } = await review.do('consultation.responses', { limit: 200 });
  return Promise.all(answers.map(async ({ id }) => review.do('consultation.answer', { id })));
}

async function coding(review: Opened, act: Acting): Promise<void> {
  const added = await act('note.add', SAMPLE_NOTE);
  const is = { ...added, text: 'Made up anew for a test.' };
  await act('note.revise', { was: added, is, because: 'A slip.' });
  const of = `note:${added.id}` as const;
  const { id: theme } = await act('coding.addTheme', { name: 'Delay' });
  const { id: second } = await act('coding.addTheme', { name: 'Cost' });
  await act('coding.changeTheme', { id: theme, description: 'That it takes long.' });
  const { id: excerpt } = await act('coding.addExcerpt', {
    of,
    from: 0,
    to: 4,
    quote: 'Made',
    themes: [theme],
  });
  await act('coding.changeExcerpt', { id: excerpt, stance: 'mixed' });
  await act('coding.placeExcerpt', { id: excerpt, from: 5, to: 7, quote: 'up' });
  const { theme: split } = await act('coding.splitTheme', {
    from: theme,
    excerpts: [excerpt],
    name: 'Police',
  });
  await act('coding.mergeThemes', { from: split.id, into: second });
  await act('coding.removeExcerpt', { id: excerpt });
  await act('coding.removeTheme', { id: second });
  await act('coding.read', { of, as: 'read' });
  const { id: redaction } = await review.do('redaction.add', { of, from: 0, to: 4, quote: 'Made' });
  await act('redaction.remove', { id: redaction }, /^A redaction can’t be undone by a key/);
}

async function consulting(review: Opened, act: Acting): Promise<void> {
  const answers = await answered(review);
  const [first] = answers;
  if (!first) throw new RangeError('There are no answers');
  await act('answer.revise', { id: first.id, was: first.text, is: `${first.text} Yes.`, because: 'A slip.' });
  const { found } = await review.do('campaign.find', {});
  const { kept } = await act('campaign.keep', { keys: found.map(({ key }) => key) });
  const id = kept[0] ?? '';
  await act('campaign.rename', { id, name: 'Tracking devices' });
  const { id: given } = await review.do('coding.addTheme', { name: 'Given to several' });
  await act('coding.giveTheme', { answers: answers.slice(0, 3).map((answer) => answer.id), theme: given });
  const others = answers.filter(({ text }) => text.startsWith(CAMPAIGN) && text !== CAMPAIGN);
  await act('campaign.takeOut', { id, answer: others[0]?.id ?? 0 });
  await act('campaign.remove', { id });
  const dictionary = csv([
    ['Number', 'Question', 'Type'],
    ['Q1', 'Why do you say so?', 'Free text'],
  ]);
  await act('consultation.dictionary', { ...asFile('dictionary.csv', dictionary), keep: true });

  const themes = new Map<string, string>();
  for (const name of SUBJECT_NAMES) themes.set(name, (await review.do('coding.addTheme', { name })).id);
  for (const { text, passages } of SET.slice(0, CODED)) {
    const answer = answers.find((each) => each.text === text);
    if (!answer || answer.id === first.id) continue;
    const of = `answer:${answer.id}` as const;
    for (const { from, to, themes: on } of passages) {
      const ids = on.map((name) => themes.get(name) ?? '');
      await review.do('coding.addExcerpt', { of, from, to, quote: text.slice(from, to), themes: ids });
    }
  }
  await act('suggest.set', { isOn: true });
  await act('suggest.find', {});
  const { suggestions } = await review.do('suggest.themes', {});
  const [suggested] = suggestions;
  if (!suggested) throw new RangeError('Nothing is suggested');
  await act('suggest.dismiss', { of: `answer:${suggested.id}`, theme: suggested.theme });
}

async function publishing(review: Opened, act: Acting): Promise<void> {
  const document = 'consultation';
  const [first] = await review.do('amendment.list', {});
  const id = first?.id ?? '';
  await act('pack.propose', { document, proposes: { amendments: [id], withoutEdits: [] } });
  await act('pack.propose', { document, proposes: 'all' });
  await act('pack.arrange', { document, order: ['foreword'], leftOut: ['notes'] });
  const spot = { document, part: 'foreword', slot: 'foreword' } as const;
  await act('pack.write', { ...spot, text: 'Why we ask.', was: '', against: null });
  await act('pack.keep', { ...spot, against: 'What is computed now.' });
  await act('pack.restore', spot);
  await act('pack.describe', { department: 'Home Office' });
  await act('pack.showFrom', { leastShown: 3 }, /^A higher limit for small numbers can’t be undone by a key/);
  await act('pack.consulted', { consulted: true });
  const { question } = await act('pack.ask', { about: id, text: 'Is it clear?', kind: 'open', options: [] });
  const asked = { question: question.id, about: '', kind: 'open', options: [] } as const;
  await act('pack.askAgain', { ...asked, text: 'Is all of it clear?', options: [] });
  const { question: other } = await act('pack.ask', {
    about: '',
    text: 'Enough?',
    kind: 'open',
    options: [],
  });
  await act('pack.orderAsks', { questions: [other.id, question.id] });
  await act('pack.unask', { question: other.id });
}

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(4), for “51 weeks” substitute “2 years”;
(b) in section 7(3), for “conduct” substitute “acts”.`;

async function takingIn(review: Opened, act: Acting): Promise<void> {
  const { overlay } = await act('overlay.add', { name: 'Example Bill', text: BILL });
  const { id } = overlay;
  const [first, second] = (await review.do('overlay.read', { id })).items.map(({ key }) => key);
  await act('overlay.apply', { id, keys: [first ?? ''] });
  await act('overlay.skip', { id, key: second ?? '' });
  await act('overlay.reopen', { id, key: second ?? '' });
  await act('overlay.remove', { id });
}

async function keeping(review: Opened, act: Acting): Promise<void> {
  const { id } = await act('version.keep', { name: 'Before the scope' });
  await act('version.drop', { id });
  await act('round.turn', { to: 'start' });
  const { pid } = stalkingExamples(review.act);
  await act('scope.set', { scope: { provisions: [pid], additions: true } });
}

/** The calls that are not undone here, each with where that is seen or why it needs no more. */
const ELSEWHERE: Readonly<Partial<Record<CallName, string>>> = {
  'history.undo': 'every call here',
  'amendment.settle': 'needs a move to another text, from before which nothing is undone',
  'word.settle': 'needs a Word file that came back: test/data/word-import/returned.full.test.ts',
};

/** What is tried, by room: each in a review of its own, with what somebody drafted. */
const ROOMS: readonly (readonly [string, (review: Opened, act: Acting) => Promise<void>])[] = [
  ['drafting', drafting],
  ['commenting', commenting],
  ['linking', linking],
  ['gathering evidence', gathering],
  ['coding', coding],
  ['consulting', consulting],
  ['publishing', publishing],
  ['going through a Bill', takingIn],
  ['keeping the review', keeping],
];

describe('each call that does not say why what it did lasts', () => {
  const tried = new Set<CallName>();

  it.each(ROOMS)('is taken back, and done again: %s', async (_, work) => {
    const review = await newReview();
    await review.do('amendment.create', { title: 'Started before' });
    await work(review, undoingEach(review, tried));
    await review.do('ledger.verify', {});
    await review.session.close();
  });

  it('is among those that were tried, or is seen elsewhere', () => {
    const undoable = (Object.keys(calls) as CallName[]).filter((name) => {
      const { writes, lasts } = declarationOf(name);
      return writes === 'review' && lasts === undefined;
    });
    expect(undoable.filter((name) => !tried.has(name)).sort()).toEqual(Object.keys(ELSEWHERE).sort());
  });
});

it('has, for each type of event and kind of record, what takes it back or why it lasts', () => {
  const decided = [...Object.keys(UNDO_HANDLERS), ...Object.keys(LASTING_EVENTS)];
  expect(decided.sort()).toEqual(Object.keys(EVENT_TYPES).sort());
  for (const why of Object.values(LASTING_EVENTS)) expect(why).toMatch(/^[A-Z].+can’t be undone.*\.$/);
  expect(Object.keys(RECORD_UNDOING).sort()).toEqual(Object.keys(RECORD_SCHEMAS).sort());
});
