import { describe, expect, it } from 'vitest';
import type { Ref } from '../../../core/evidence/link.ts';
import { openReview } from '../../../data/session/session.ts';
import { dice } from '../../browser/support/dice.ts';
import { turning } from '../../support/people/turning.ts';
import { mustOpen, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { addNote, newSharedReview, passage, take } from './shared-review.ts';

const WORDS = 'I was followed home. The police did nothing. I was followed to work.';

describe('an excerpt', () => {
  it('is taken with its themes and stance, and told whole in the ledger', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const theme = await shared.do('coding.addTheme', { name: 'Following' });
    const made = await take(shared, of, WORDS, 'The police did nothing', {
      themes: [theme.id, theme.id],
      stance: 'opposes',
    });
    expect(made).toMatchObject({
      id: 'X-0001',
      of,
      themes: ['T-0001'],
      stance: 'opposes',
      by: 'Ann Draper',
      state: 'placed',
      anchor: { from: 21, to: 43, quote: 'The police did nothing' },
    });
    expect(await shared.do('coding.excerpts', { of })).toEqual({ excerpts: [made], total: 1 });
    expect(await shared.do('coding.text', { of })).toMatchObject({
      name: of.replace(':', ' '),
      text: WORDS,
      withheld: '',
      excerpts: [made],
    });
    const { state: _, ...is } = made;
    expect((await shared.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'records.change',
      subject: 'excerpt:X-0001',
      payload: { what: expect.stringContaining('X-0001'), records: [{ was: null, is }] },
    });
    await shared.do('ledger.verify', {});
  });

  it('is changed in what is said, and put elsewhere', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const { id } = await take(shared, of, WORDS, 'I was followed', { stance: 'mixed', remark: 'first' });
    expect(await shared.do('coding.changeExcerpt', { id, stance: null })).toMatchObject({
      stance: null,
      remark: 'first',
    });
    const entries = (await shared.do('ledger.list', {})).length;
    await shared.do('coding.changeExcerpt', { id, remark: 'first' });
    expect(await shared.do('ledger.list', {})).toHaveLength(entries);
    const second = { id, from: 45, to: 59, quote: 'I was followed' };
    expect(await shared.do('coding.placeExcerpt', second)).toMatchObject({ anchor: { from: 45 } });
    await shared.do('coding.removeExcerpt', { id });
    expect(await shared.do('coding.excerpts', {})).toEqual({ excerpts: [], total: 0 });
    await shared.do('ledger.verify', {});
  });

  it.each([
    ['where other words stand', { from: 0, to: 3, quote: 'You' }, 'stale'],
    ['outside the text', { from: 0, to: 999, quote: 'I' }, 'invalid'],
    ['of a theme that there is not', { ...passage(WORDS, 'work'), themes: ['T-9'] }, 'not-found'],
    ['of a text that there is not', { ...passage(WORDS, 'work'), of: 'note:N-999' }, 'not-found'],
    ['of an answer that there is not', { ...passage(WORDS, 'work'), of: 'answer:1' }, 'not-found'],
  ] as const)('is refused %s', async (_, given, kind) => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    expect(await shared.session.call('coding.addExcerpt', { of, ...given })).toMatchObject({
      ok: false,
      error: { kind },
    });
    expect(await shared.do('coding.excerpts', {})).toMatchObject({ total: 0 });
  });

  it('is refused twice from one person, not from two', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    await take(shared, of, WORDS, 'police');
    const again = { of, ...passage(WORDS, 'police') };
    expect(await shared.session.call('coding.addExcerpt', again)).toMatchObject({ error: { kind: 'clash' } });
    const ben = await shared.as('Ben Ward');
    expect(await take(ben, of, WORDS, 'police')).toMatchObject({ id: 'X-0002', by: 'Ben Ward' });
    await shared.close();
  });

  it('can be of a provision of the Act', async () => {
    const shared = await newSharedReview();
    const [section] = shared.act.children.flatMap((child) =>
      child.kind === 'section' ? [child] : child.children,
    );
    const heading = section?.heading ?? '';
    const made = await take(shared, `provision:${section?.pid}`, heading, heading);
    expect(made).toMatchObject({ state: 'placed', anchor: { from: 0, quote: heading } });
  });

  it('is found by theme, coder and stance, page by page', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const { id: theme } = await shared.do('coding.addTheme', { name: 'Police' });
    for (const quote of ['police', 'nothing', 'work'])
      await take(shared, of, WORDS, quote, { themes: [theme] });
    const other = await take(shared, of, WORDS, 'home', { stance: 'supports' });
    const page = await shared.do('coding.excerpts', { theme, limit: 2 });
    expect(page).toMatchObject({ total: 3, excerpts: [{ id: 'X-0001' }, { id: 'X-0002' }] });
    const next = await shared.do('coding.excerpts', { theme, after: 'X-0002' });
    expect(next).toMatchObject({ total: 3, excerpts: [{ id: 'X-0003' }] });
    expect(await shared.do('coding.excerpts', { theme: null })).toEqual({ excerpts: [other], total: 1 });
    expect(await shared.do('coding.excerpts', { coder: 'Ben Ward' })).toMatchObject({ total: 0 });
    expect(await shared.do('coding.excerpts', { stance: 'supports', of })).toMatchObject({ total: 1 });
  });
});

describe('the code frame', () => {
  it('counts, merges, splits and takes away', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const a = await shared.do('coding.addTheme', { name: 'Being followed', description: 'On foot' });
    const b = await shared.do('coding.addTheme', { name: 'Police', parent: a.id });
    const one = await take(shared, of, WORDS, 'I was followed', { themes: [a.id], stance: 'supports' });
    await take(shared, of, WORDS, 'nothing', { themes: [a.id, b.id], stance: 'opposes' });
    expect(await shared.do('coding.frame', {})).toMatchObject({
      themes: [
        { id: a.id, excerpts: 2, texts: 1, stances: { supports: 1, opposes: 1, none: 0 } },
        { id: b.id, excerpts: 1, parent: a.id },
      ],
      excerpts: 2,
      untagged: 0,
      detached: 0,
      coders: ['Ann Draper'],
    });
    const split = await shared.do('coding.splitTheme', { from: a.id, excerpts: [one.id], name: 'On foot' });
    expect(split).toMatchObject({ theme: { id: 'T-0003', parent: null }, excerpts: 1 });
    expect(await shared.do('coding.mergeThemes', { from: a.id, into: b.id })).toMatchObject({
      theme: { id: b.id, parent: null },
      excerpts: 1,
    });
    const renamed = await shared.do('coding.changeTheme', { id: b.id, name: 'The police', parent: 'T-0003' });
    expect(renamed).toMatchObject({ name: 'The police', parent: 'T-0003' });
    expect(await shared.session.call('coding.removeTheme', { id: b.id })).toMatchObject({
      error: { kind: 'clash' },
    });
    await shared.do('coding.excerpts', { theme: b.id });
    await shared.do('ledger.verify', {});
  });

  it('keeps a theme that a link or a decision names', async () => {
    const shared = await newSharedReview();
    const linked = await shared.do('coding.addTheme', { name: 'Linked' });
    const decided = await shared.do('coding.addTheme', { name: 'Decided' });
    const amendment = await shared.do('amendment.create', {});
    await shared.do('link.add', {
      type: 'evidence-for',
      from: `amendment:${amendment.id}`,
      to: `theme:${linked.id}`,
    });
    await shared.do('decision.add', { about: `theme:${decided.id}`, outcome: 'deferred', reason: 'Later' });
    for (const [from, into] of [
      [linked.id, decided.id],
      [decided.id, linked.id],
    ] as const) {
      for (const call of [
        shared.session.call('coding.removeTheme', { id: from }),
        shared.session.call('coding.mergeThemes', { from, into }),
      ])
        expect(await call).toMatchObject({ ok: false, error: { kind: 'clash' } });
    }
    expect((await shared.do('coding.frame', {})).themes).toHaveLength(2);
  });
});

describe('undo', () => {
  it('takes back one act at a time, as far as there are any, and redoes them', async () => {
    const shared = turning(await newSharedReview());
    const notes = (await shared.do('evidence.get', {})).notes.length;
    const of = await addNote(shared, WORDS);
    const states: unknown[] = [];
    const look = async () => ({
      frame: await shared.do('coding.frame', {}),
      excerpts: (await shared.do('coding.excerpts', {})).excerpts,
    });
    const acts: readonly (() => Promise<unknown>)[] = [
      () => shared.do('coding.addTheme', { name: 'One' }),
      () => shared.do('coding.addTheme', { name: 'Two', parent: 'T-0001' }),
      () => take(shared, of, WORDS, 'police', { themes: ['T-0001'] }),
      () =>
        shared.do('coding.changeExcerpt', { id: 'X-0001', themes: ['T-0001', 'T-0002'], stance: 'mixed' }),
      () => shared.do('coding.splitTheme', { from: 'T-0001', excerpts: ['X-0001'], name: 'Three' }),
      () => shared.do('coding.mergeThemes', { from: 'T-0001', into: 'T-0003' }),
      () => shared.do('coding.removeExcerpt', { id: 'X-0001' }),
    ];
    states.push(await look());
    for (const act of acts) {
      await act();
      states.push(await look());
    }
    for (let at = acts.length - 1; at >= 0; at -= 1) {
      await shared.turned('undo');
      expect(await look()).toEqual(states[at]);
    }
    await shared.turned('undo');
    expect((await shared.do('evidence.get', {})).notes).toHaveLength(notes);
    expect(await shared.undo()).toMatchObject({ error: { kind: 'not-found' } });
    await shared.turned('redo');
    for (let at = 1; at <= acts.length; at += 1) {
      await shared.turned('redo');
      expect(await look()).toEqual(states[at]);
    }
    expect(await shared.redo()).toMatchObject({ error: { kind: 'not-found' } });
    await shared.turned('undo');
    await shared.do('coding.addTheme', { name: 'Another way' });
    expect(shared.undoStack.canRedo).toBe(false);
    expect(await shared.turned('undo')).toBe('added the theme Another way');
    await shared.do('ledger.verify', {});
  });

  it('takes back one’s own acts only, and not what somebody built on', async () => {
    const shared = turning(await newSharedReview());
    const of = await addNote(shared, WORDS);
    const { id: theme } = await shared.do('coding.addTheme', { name: 'Police' });
    const ben = turning(await shared.as('Ben Ward'));
    const taken = await take(ben, of, WORDS, 'police', { themes: [theme] });
    expect(await shared.undo()).toMatchObject({ ok: false, error: { kind: 'clash', place: taken.id } });
    const mine = await take(shared, of, WORDS, 'work');
    await ben.do('coding.changeExcerpt', { id: mine.id, stance: 'neutral' });
    const entries = [...(shared.undoStack.nextAct('undo')?.entries ?? [])];
    expect(await shared.undo()).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/Ben Ward has since coded X-0002/) },
    });
    expect(await ben.session.call('history.undo', { entries })).toMatchObject({ error: { kind: 'refused' } });
    await ben.turned('undo');
    expect(await shared.do('history.undo', { entries })).toMatchObject({
      what: `made excerpt ${mine.id} from ${of.replace(':', ' ')}`,
    });
    expect((await shared.do('coding.excerpts', {})).excerpts).toEqual([taken]);
    await shared.do('ledger.verify', {});
    await shared.close();
  });

  it('never takes a redaction back, but what removed one', async () => {
    const shared = turning(await newSharedReview());
    const of = await addNote(shared, WORDS);
    const made = await shared.do('redaction.add', { of, ...passage(WORDS, 'home'), because: 'Tells where' });
    expect(made).toMatchObject({ id: 'RD-0001', state: 'placed' });
    const entries = [...(shared.undoStack.nextAct('undo')?.entries ?? [])];
    expect(await shared.undo()).toMatchObject({ error: { kind: 'refused' } });
    expect(await shared.session.call('history.undo', { entries })).toMatchObject({
      error: { kind: 'refused' },
    });
    expect(await shared.do('redaction.list', { of })).toEqual([made]);
    await shared.do('redaction.remove', { id: made.id });
    expect(await shared.do('redaction.list', {})).toEqual([]);
    await shared.turned('undo');
    expect(await shared.do('redaction.list', { of })).toEqual([made]);
    await shared.do('ledger.verify', {});
  });
});

describe('reading', () => {
  it('is by one person, checking by another', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const [ann, ben] = [turning(shared), turning(await shared.as('Ben Ward'))];
    const refused = async (who: typeof ben, as: 'read' | 'checked', done = true) =>
      expect(await who.session.call('coding.read', { of, as, done })).toMatchObject({ ok: false });
    await refused(ben, 'checked');
    await ann.do('coding.read', { of, as: 'read' });
    await refused(ann, 'checked');
    const readings = await ben.do('coding.read', { of, as: 'checked' });
    expect(readings).toMatchObject([
      { by: 'Ben Ward', as: 'checked' },
      { by: 'Ann Draper', as: 'read' },
    ]);
    await refused(ben, 'read');
    expect(await ben.do('coding.frame', {})).toMatchObject({ coders: ['Ann Draper'] });
    await refused(ann, 'read', false);
    const entries = [...(ann.undoStack.nextAct('undo')?.entries ?? [])];
    expect(await ann.undo()).toMatchObject({ error: { kind: 'clash' } });
    await ben.turned('undo');
    await ann.do('history.undo', { entries });
    expect(await ann.do('coding.text', { of })).toMatchObject({ readings: [] });
    expect(await ben.do('coding.frame', {})).toMatchObject({ coders: [] });
    await shared.close();
  });

  it('gives agreement over what both have read', async () => {
    const shared = await newSharedReview();
    const [ann, ben] = [shared, await shared.as('Ben Ward')];
    const { id: theme } = await ann.do('coding.addTheme', { name: 'Police' });
    const notes = [await addNote(shared, WORDS), await addNote(shared, WORDS), await addNote(shared, WORDS)];
    const [first, second, third] = notes as [`note:${string}`, `note:${string}`, `note:${string}`];
    for (const of of notes) await ann.do('coding.read', { of, as: 'read' });
    for (const of of [first, second]) await ben.do('coding.read', { of, as: 'read' });
    for (const of of [first, third]) await take(ann, of, WORDS, 'police', { themes: [theme] });
    await take(ben, first, WORDS, 'The police', { themes: [theme] });
    const coders: ['Ann Draper', 'Ben Ward'] = ['Ann Draper', 'Ben Ward'];
    expect(await ann.do('coding.agreement', { coders })).toMatchObject({
      texts: 2,
      themes: [{ theme, both: 1, neither: 1, kappa: 1 }],
      overall: { kappa: 1 },
    });
    const twice: ['Ann Draper', 'Ann Draper'] = ['Ann Draper', 'Ann Draper'];
    expect(await ann.session.call('coding.agreement', { coders: twice })).toMatchObject({ ok: false });
    await shared.close();
  });
});

describe('counts', () => {
  it('by question and by provision, through what is linked', async () => {
    const shared = await newSharedReview();
    const asked = await addNote(shared, WORDS, { question: 'Should it change?' });
    const unasked = await addNote(shared, WORDS);
    const { id: theme } = await shared.do('coding.addTheme', { name: 'Police' });
    await take(shared, asked, WORDS, 'police', { themes: [theme], stance: 'supports' });
    await take(shared, asked, WORDS, 'nothing', { themes: [theme], stance: 'opposes' });
    const direct = await take(shared, unasked, WORDS, 'work', { themes: [theme] });
    const byQuestion = await shared.do('coding.counts', { by: 'question' });
    expect(byQuestion.keys).toEqual([
      { key: 'asked:Should it change?', name: 'Should it change?' },
      { key: '', name: 'No question' },
    ]);
    expect(byQuestion.cells).toMatchObject([
      { theme, key: 'asked:Should it change?', excerpts: 2, texts: 1, stances: { supports: 1, opposes: 1 } },
      { theme, key: '', excerpts: 1, texts: 1 },
    ]);
    const sections = shared.act.children
      .flatMap((child) => (child.kind === 'section' ? [child] : child.children))
      .filter(({ kind }) => kind === 'section');
    const [one, two] = sections as [(typeof sections)[0], (typeof sections)[0]];
    await shared.do('link.add', {
      type: 'considered-in',
      from: `provision:${two.pid}`,
      to: `theme:${theme}`,
    });
    const { id } = await shared.do('amendment.create', {
      edits: [{ type: 'text', pid: one.pid, field: 'heading', from: 0, to: 1, insert: 'X', rank: 'V' }],
    });
    await shared.do('link.add', {
      type: 'evidence-for',
      from: `amendment:${id}`,
      to: `excerpt:${direct.id}`,
    });
    const byProvision = await shared.do('coding.counts', { by: 'provision' });
    expect(byProvision.keys.map(({ key }) => key)).toEqual([one.pid, two.pid]);
    const excerptsOf = (key: string) => byProvision.cells.find((cell) => cell.key === key)?.excerpts;
    expect([excerptsOf(one.pid), excerptsOf(two.pid)]).toEqual([1, 3]);
  });
});

it('a window that was open all the time shows what one just opened does', async () => {
  const shared = turning(await newSharedReview());
  const { below, pick } = dice(7);
  const notes = [
    await addNote(shared, WORDS, { question: 'Why?' }),
    await addNote(shared, `${WORDS} ${WORDS}`),
  ] as const;
  const ben = turning(await shared.as('Ben Ward'));
  const text = (of: Ref) => (of === notes[0] ? WORDS : `${WORDS} ${WORDS}`);
  const acts: readonly ((who: typeof ben) => Promise<unknown>)[] = [
    (who) => who.session.call('coding.addTheme', { name: `Theme ${below(6)}` }),
    (who) => {
      const of = pick(notes);
      const from = below(40);
      const quote = text(of).slice(from, from + 1 + below(20));
      const themes = below(2) ? [`T-000${1 + below(4)}`] : [];
      return who.session.call('coding.addExcerpt', { of, from, to: from + quote.length, quote, themes });
    },
    (who) =>
      who.session.call('coding.changeExcerpt', {
        id: `X-000${1 + below(9)}`,
        stance: pick(['supports', null]),
      }),
    (who) => who.session.call('coding.removeExcerpt', { id: `X-000${1 + below(9)}` }),
    (who) =>
      who.session.call('coding.mergeThemes', { from: `T-000${1 + below(4)}`, into: `T-000${1 + below(4)}` }),
    (who) =>
      who.session.call('coding.read', { of: pick(notes), as: pick(['read', 'checked']), done: below(3) > 0 }),
    (who) => who.undo(),
    (who) => who.redo(),
  ];
  const look = async (who: Opened) => ({
    frame: await who.do('coding.frame', {}),
    excerpts: await who.do('coding.excerpts', {}),
    counts: await who.do('coding.counts', { by: 'question' }),
  });
  for (let round = 0; round < 8; round += 1) {
    for (let act = 0; act < 12; act += 1) await pick(acts)(pick([shared, ben]));
    if (round === 5) {
      const was = (await shared.do('evidence.get', {})).notes.find(({ id }) => `note:${id}` === notes[0]);
      if (was)
        await shared.do('note.revise', {
          was,
          is: { ...was, question: 'How?', text: `So. ${WORDS}` },
          because: '',
        });
    }
    const fresh = mustOpen(await openReview(shared.path, testDeps()));
    expect(await look(shared)).toEqual(await look(opened(fresh, shared.act)));
    await fresh.close();
  }
  expect((await look(shared)).excerpts.total).toBeGreaterThan(2);
  await shared.do('ledger.verify', {});
  await shared.close();
});
