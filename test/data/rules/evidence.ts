import { readingRefusal } from '../../../core/coding/readings.ts';
import { newDecisionRefusal } from '../../../core/evidence/decision.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { confirmRefusal } from '../../../core/evidence/link-rules.ts';
import type { Reading } from '../../../core/evidence/records.ts';
import type { Opened } from '../../support/reviews/review.ts';
import { SAMPLE_NOTE } from '../../support/reviews/sample-note.ts';
import { asFile, csv } from '../consultation/support.ts';
import { type Attempt, actingAs, attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';

type Note = typeof SAMPLE_NOTE & { readonly id: string };

const FROM = 'amendment:A-001';
const ADDED = { type: 'implements', from: FROM, to: 'recommendation:1' } as const;

/** Tracker of two answers, as a department sends it. */
const TRACKER = {
  ...asFile(
    'tracker.csv',
    csv([
      ['Recommendation number', 'Response'],
      ['1', 'We agree with it.'],
      ['2', 'We do not.'],
    ]),
  ),
  title: 'A tracker',
  author: 'Home Office',
  date: '2026',
  licence: 'OGL v3.0',
};

/** A link: what it says is as it was, or was changed since, or what it starts from was deleted. */
export const link = subject<{ readonly id: string }>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', state === 'of a deleted amendment' ? {} : { title: 'Examples' });
    if (state === 'absent') return { id: 'none' };
    const { id } = await review.do('link.add', ADDED);
    const changed = { id: 'A-001', revision: 1 };
    if (state === 'to check' || state === 'confirmed')
      await review.do('amendment.describe', { ...changed, reason: 'So.' });
    if (state === 'confirmed') await review.do('link.look', { id });
    if (state === 'of a deleted amendment')
      await review.do('amendment.setState', { ...changed, state: 'withdrawn' });
    if (state === 'with a comment')
      await review.do('thread.add', { on: `link:${id}`, words: null, text: 'So?' });
    return { id };
  },
  attempts: {
    'link.add, the same again': () => attempt('link.add', ADDED),
    'link.look': ({ id }) =>
      attempt('link.look', { id }, async (review) => {
        const known = (await review.do('link.list', {})).find((one) => one.id === id);
        return known ? confirmRefusal(known) : null;
      }),
    'link.unlook': ({ id }) => attempt('link.unlook', { id }),
    'link.remove': ({ id }) => attempt('link.remove', { id }),
    'thread.add on it': ({ id }) => attempt('thread.add', { on: `link:${id}`, words: null, text: 'Why?' }),
  },
});

const ABOUT: Ref = 'recommendation:1';

/** A recommendation, and what was decided on it. */
export const recommendation = subject<{ readonly about: Ref; readonly decision: string }>({
  by: BEN,
  prepare: async (review, state) => {
    if (state === 'absent') return { about: 'recommendation:999', decision: 'D-999' };
    if (state === 'open') return { about: ABOUT, decision: 'D-999' };
    const given = { about: ABOUT, outcome: 'deferred', reason: 'Later.' } as const;
    return { about: ABOUT, decision: (await review.do('decision.add', given)).id };
  },
  attempts: {
    'decision.add': ({ about }) => decided(about, 'Not now.'),
    'decision.add, without a reason': ({ about }) => decided(about, ' '),
    'decision.remove': ({ decision }) => attempt('decision.remove', { id: decision }),
    'recommendation.add': () =>
      attempt('recommendation.add', {
        no: 40,
        addressee: 'the Keeper',
        text: 'Every door should be painted.',
        gist: null,
        gistFrom: null,
        found: 'Report on doors, page 4',
      }),
    'tracker.import': () => attempt('tracker.import', TRACKER),
    'source.add': () =>
      attempt('source.add', {
        title: 'A letter',
        author: 'B. Keeper',
        date: '2026-10',
        licence: 'None: made up',
        text: 'We will widen every door.',
      }),
    'note.add': () => attempt('note.add', SAMPLE_NOTE),
  },
});

const pinOf = (source: string, text: string, quote: string) => {
  const from = text.indexOf(quote);
  return { source, from, to: from + quote.length, quote };
};

const decided = (about: Ref, reason: string): Attempt =>
  attempt('decision.add', { about, outcome: 'deferred', reason }, async (review) =>
    newDecisionRefusal({ about, outcome: 'deferred', reason }, await review.do('decision.list', {})),
  );

const RESPONSE = {
  body: 'The keeper',
  date: '2026-10',
  category: 'accepted',
  terms: 'We will',
} as const;

interface Quoted {
  readonly id: string;
  readonly hash: string;
  readonly response: string;
  readonly pin: {
    readonly source: string;
    readonly from: number;
    readonly to: number;
    readonly quote: string;
  };
}

/** A source, and what was read from it. */
export const source = subject<Quoted>({
  by: BEN,
  prepare: async (review, state) => {
    const text = 'Dear all,\n\nWe will widen every door.\n\nYours, B';
    if (state === 'absent')
      return { id: 'S-999', hash: 'x', response: 'G-999', pin: pinOf('S-999', text, 'every door.') };
    if (state === 'a tracker' || state === 'a tracker that work depends on') {
      await review.do('tracker.import', TRACKER);
      const { sources, responses } = await review.do('evidence.get', {});
      const tracker = sources.find((one) => one.tracker);
      const answer = responses.find((one) => one.pins.some((pin) => pin.source === tracker?.id));
      if (state === 'a tracker that work depends on') {
        await review.do('amendment.create', { title: 'Examples' });
        await review.do('link.add', { type: 'responds-to', from: FROM, to: `response:${answer?.id}` });
      }
      const { id = '', hash = '', text: read = '' } = tracker ?? {};
      return { id, hash, response: answer?.id ?? '', pin: pinOf(id, read, 'We agree') };
    }
    const about = { title: 'A letter', author: 'B. Keeper', date: '2026-10', licence: 'None: made up' };
    const { id, hash } = await review.do('source.add', { ...about, text });
    const pin = pinOf(id, text, 'every door.');
    if (state === 'plain') return { id, hash, response: 'G-999', pin };
    const { id: response } = await review.do('response.add', {
      ...RESPONSE,
      recommendations: ['1'],
      pins: [pin],
    });
    if (state === 'replaced since') {
      const change = { id, was: hash, text: text.replace('widen', 'open'), because: 'A slip.' };
      await review.do('source.revise', change);
    }
    return { id, hash, response, pin };
  },
  attempts: {
    'source.revise': ({ id, hash }) =>
      attempt('source.revise', { id, was: hash, text: 'We will open every door.', because: 'A slip.' }),
    'response.add': ({ pin }) =>
      attempt('response.add', { ...RESPONSE, recommendations: ['2'], pins: [pin] }),
    'response.add to what was not asked': ({ pin }) =>
      attempt('response.add', { ...RESPONSE, recommendations: ['999'], pins: [pin] }),
    'tracker.remove': ({ id }) => attempt('tracker.remove', { source: id }),
    'commitment.add': ({ response, pin }) =>
      attempt('commitment.add', {
        response,
        type: 'operational',
        owner: 'The keeper',
        due: null,
        status: 'open',
        pin,
      }),
  },
});

const readingOf =
  (of: Ref, as: Reading['as']): Attempt['rule'] =>
  async (review) => {
    const { notes } = await review.do('evidence.get', {});
    if (!notes.some(({ id }) => `note:${id}` === of)) return null;
    const { readings } = await review.do('coding.text', { of: of as `note:${string}` });
    return readingRefusal(readings, as, BEN);
  };

/** A note: redacted, read and checked by this or that person. */
export const note = subject<Note>({
  by: BEN,
  prepare: async (review, state) => {
    if (state === 'absent') return { ...SAMPLE_NOTE, id: 'N-999' };
    const added = (await review.do('note.add', SAMPLE_NOTE)) as unknown as Note;
    const of = `note:${added.id}` as const;
    const read = (one: Opened, as: Reading['as']) => one.do('coding.read', { of, as });
    if (state === 'redacted') await review.do('redaction.add', { of, from: 0, to: 7, quote: 'Made up' });
    if (state === 'changed since')
      await review.do('note.revise', {
        was: added,
        is: { ...added, text: 'Other.' },
        because: 'A slip.',
      } as never);
    if (state === 'read by another' || state === 'read and checked by others') await read(review, 'read');
    if (state === 'read by yourself' || state === 'read by yourself, checked by another')
      await actingAs(review, BEN, (ben) => read(ben, 'read'));
    if (state === 'read by yourself, checked by another') await read(review, 'checked');
    if (state === 'read and checked by others')
      await actingAs(review, 'Cat Third', (cat) => read(cat, 'checked'));
    return added;
  },
  attempts: {
    'coding.read as read': ({ id }) =>
      attempt('coding.read', { of: `note:${id}`, as: 'read' }, marking(`note:${id}`, 'read', true)),
    'coding.read as not read': ({ id }) =>
      attempt(
        'coding.read',
        { of: `note:${id}`, as: 'read', done: false },
        marking(`note:${id}`, 'read', false),
      ),
    'coding.read as checked': ({ id }) =>
      attempt('coding.read', { of: `note:${id}`, as: 'checked' }, marking(`note:${id}`, 'checked', true)),
    'note.revise': (was) =>
      attempt('note.revise', { was, is: { ...was, text: 'Written anew.' }, because: 'A slip.' } as never),
    'redaction.add': ({ id }) =>
      attempt('redaction.add', { of: `note:${id}`, from: 0, to: 4, quote: 'Made' }),
    'coding.addExcerpt': ({ id }) =>
      attempt('coding.addExcerpt', { of: `note:${id}`, from: 0, to: 4, quote: 'Made', themes: [] }),
  },
});

/** The window’s button takes back a mark that is there, and makes one that is not: core is asked for that one alone. */
const marking =
  (of: Ref, as: Reading['as'], done: boolean): Attempt['rule'] =>
  async (review) => {
    const { notes } = await review.do('evidence.get', {});
    if (!notes.some(({ id }) => `note:${id}` === of)) return null;
    const { readings } = await review.do('coding.text', { of: of as `note:${string}` });
    const isMarked = readings.some((reading) => reading.as === as && reading.by === BEN);
    return done === isMarked ? null : ((await readingOf(of, as)?.(review)) ?? null);
  };

interface Coded {
  readonly theme: string;
  readonly second: string;
  readonly excerpt: string;
  readonly redaction: string;
  readonly of: `note:${string}`;
}

/** A theme with a passage that it was given to, and what else names either. */
export const theme = subject<Coded>({
  by: BEN,
  prepare: async (review, state) => {
    const { id: on } = await review.do('note.add', SAMPLE_NOTE);
    const of = `note:${on}` as const;
    const { id: second } = await review.do('coding.addTheme', { name: 'Cost' });
    if (state === 'absent') return { theme: 'T-999', second, excerpt: 'X-999', redaction: 'R-999', of };
    const { id } = await review.do('coding.addTheme', { name: 'Delay' });
    const passage = { of, from: 0, to: 4, quote: 'Made' };
    const { id: redaction } = await review.do('redaction.add', passage);
    const coded = { theme: id, second, excerpt: 'X-999', redaction, of };
    if (state === 'not used') return coded;
    const add = (one: Opened) => one.do('coding.addExcerpt', { ...passage, themes: [id] });
    const excerpt = (await (state === 'used by yourself' ? actingAs(review, BEN, add) : add(review))).id;
    if (state === 'linked') {
      await review.do('amendment.create', { title: 'Examples' });
      for (const to of [`theme:${id}`, `excerpt:${excerpt}`] as const)
        await review.do('link.add', { type: 'evidence-for', from: FROM, to });
    }
    if (state === 'decided on')
      await review.do('decision.add', { about: `theme:${id}`, outcome: 'deferred', reason: 'Later.' });
    if (state === 'with a part') await review.do('coding.addTheme', { name: 'Of police', parent: id });
    return { ...coded, excerpt };
  },
  attempts: {
    'coding.addTheme, of its name': () => attempt('coding.addTheme', { name: 'DELAY' }),
    'coding.changeTheme': ({ theme: id }) => attempt('coding.changeTheme', { id, description: 'Of time.' }),
    'coding.mergeThemes': ({ theme: from, second: into }) => attempt('coding.mergeThemes', { from, into }),
    'coding.splitTheme': ({ theme: from, excerpt }) =>
      attempt('coding.splitTheme', { from, excerpts: [excerpt], name: 'Police' }),
    'coding.removeTheme': ({ theme: id }) => attempt('coding.removeTheme', { id }),
    'coding.changeExcerpt': ({ excerpt: id }) => attempt('coding.changeExcerpt', { id, stance: 'mixed' }),
    'coding.placeExcerpt': ({ excerpt: id }) =>
      attempt('coding.placeExcerpt', { id, from: 5, to: 7, quote: 'up' }),
    'coding.removeExcerpt': ({ excerpt: id }) => attempt('coding.removeExcerpt', { id }),
    'coding.addExcerpt, of the same passage': ({ of, theme: id }) =>
      attempt('coding.addExcerpt', { of, from: 0, to: 4, quote: 'Made', themes: [id] }),
    'redaction.remove': ({ redaction: id }) => attempt('redaction.remove', { id }),
  },
});
