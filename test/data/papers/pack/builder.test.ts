import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CallOutput } from '../../../../core/api.ts';
import { pidOf, replace } from '../../../support/papers/pack.ts';
import { findAll, type PageElement, readPage, textOf } from '../../../support/papers/page-reader.ts';
import { published } from '../../../support/papers/publish.ts';
import { moved, must, newReview, type Opened } from '../../../support/reviews/review.ts';
import { readDocx } from '../../../support/word/docx-reader.ts';
import { asFile, csv } from '../../consultation/support.ts';

type Builder = CallOutput<'pack.builder'>;

/** The one amendment of these reviews, which nobody has agreed. */
const ALL = { amendments: ['A-001'] };

async function drafted(): Promise<{ readonly review: Opened; readonly id: string }> {
  const review = await newReview();
  const { id } = await review.do('amendment.create', {
    title: 'Following',
    purpose: 'Adds following.',
    reason: 'It is not on the list.',
    edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')],
  });
  return { review, id };
}

const partOf = ({ parts }: Builder, id: string) => parts.find((part) => part.id === id);
function textIn(builder: Builder, part: string, slot: string) {
  const found = partOf(builder, part)?.items.find((item) => item.kind === 'text' && item.slot === slot);
  if (found?.kind !== 'text') throw new RangeError(`No ${slot} in ${part}`);
  return found;
}
const historyOf = async (review: Opened): Promise<readonly string[]> =>
  (await review.do('ledger.list', {})).map(({ act, payload }) =>
    act === 'records.change' ? (payload as { readonly what: string }).what : act,
  );

it('previews the draft as it is, whether words of the paper or of the draft changed last', async () => {
  const { review, id } = await drafted();
  const part = `proposal:${id}`;
  const shown = async () => (await review.do('pack.preview', { ...ALL, part })).html;
  const fresh = await shown();
  await review.do('pack.describe', { title: 'Stalking' });
  expect(await shown()).toBe(fresh);
  const [amendment] = await review.do('amendment.list', {});
  const edits = [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'pursuing')];
  await review.do('amendment.revise', { changes: [{ id, revision: amendment?.revision ?? 0, edits }] });
  const after = await shown();
  expect(after).toContain('pursuing');
  await review.do('pack.describe', { title: 'Stalking again' });
  expect(await shown()).toBe(after);
});

it('keeps a person’s words, flags them when the draft goes on, and goes back', async () => {
  const { review, id } = await drafted();
  const part = `proposal:${id}`;
  const spot = { document: 'consultation', part, slot: 'problem' } as const;
  const first = textIn(await review.do('pack.builder', ALL), part, 'problem');
  expect(first).toMatchObject({ state: 'computed', text: 'It is not on the list.' });

  const mine = { ...spot, text: 'Nobody looks beyond the list.', was: first.text, against: first.computed };
  await review.do('pack.write', mine);
  expect(textIn(await review.do('pack.builder', ALL), part, 'problem').state).toBe('edited');
  // Somebody who has not seen that is not let write over it.
  expect(await review.session.call('pack.write', { ...mine, text: 'Theirs.' })).toMatchObject({
    ok: false,
    error: { kind: 'stale' },
  });

  const [amendment] = await review.do('amendment.list', {});
  await review.do('amendment.describe', {
    id,
    revision: amendment?.revision ?? 0,
    reason: 'The list is too short.',
  });
  const after = await review.do('pack.builder', ALL);
  expect(partOf(after, part)?.state).toBe('out-of-step');
  expect(textIn(after, part, 'problem')).toMatchObject({
    text: 'Nobody looks beyond the list.',
    against: 'It is not on the list.',
    computed: 'The list is too short.',
  });
  expect((await review.do('pack.preview', { ...ALL, part })).html).toContain('Nobody looks beyond the list.');

  await review.do('pack.keep', { ...spot, against: 'The list is too short.' });
  expect(textIn(await review.do('pack.builder', ALL), part, 'problem').state).toBe('edited');
  await review.do('pack.restore', spot);
  expect(textIn(await review.do('pack.builder', ALL), part, 'problem')).toMatchObject({
    state: 'computed',
    text: 'The list is too short.',
  });
  expect((await review.session.call('pack.restore', spot)).ok).toBe(false);
  expect((await historyOf(review)).slice(-4)).toEqual([
    `replaced the automatic text in the proposal of ${id} of the consultation paper: “Nobody looks beyond the list.”`,
    'amendment.describe',
    `kept “Nobody looks beyond the list.” in the proposal of ${id} of the consultation paper after the draft changed`,
    `went back to the automatic text in the proposal of ${id} of the consultation paper, from: “Nobody looks beyond the list.”`,
  ]);
  await review.do('ledger.verify', {});
});

it('keeps nothing for what is computed word for word, and nothing for nothing', async () => {
  const { review, id } = await drafted();
  const before = (await review.do('review.get', {})).ledgerHead.seq;
  const computed = 'It is not on the list.';
  const spot = { document: 'consultation', part: `proposal:${id}`, slot: 'problem' } as const;
  await review.do('pack.write', { ...spot, text: computed, was: computed, against: computed });
  const foreword = { document: 'consultation', part: 'foreword', slot: 'foreword', was: '' } as const;
  await review.do('pack.write', { ...foreword, text: '  ', against: null });
  expect((await review.do('review.get', {})).ledgerHead.seq).toBe(before);
});

it('arranges parts, says what is known, and asks', async () => {
  const { review, id } = await drafted();
  const ids = (await review.do('pack.builder', ALL)).parts.map((part) => part.id);
  const order = ['foreword', ...ids.filter((part) => part !== 'foreword')];
  await review.do('pack.arrange', { document: 'consultation', order, leftOut: ['more', 'notes'] });
  await review.do('pack.describe', { department: 'Home Office', opens: '2026-12-01' });
  await review.do('pack.describe', { department: 'Home Office' });
  const { question } = await review.do('pack.ask', {
    about: id,
    text: ' Is it clear? ',
    kind: 'closed',
    options: ['Yes', 'No'],
  });
  const other = await review.do('pack.ask', { about: id, text: 'Is it enough?', kind: 'open' });
  for (const bad of [
    { about: id, text: 'Is it?', kind: 'closed', options: ['Yes'] },
    { about: id, text: ' ', kind: 'open', options: [] },
    { about: 'A-099', text: 'Is it?', kind: 'open', options: [] },
  ] as const)
    expect((await review.session.call('pack.ask', { ...bad, options: [...bad.options] })).ok).toBe(false);
  await review.do('pack.orderAsks', { questions: [other.question.id, question.id] });
  expect((await review.session.call('pack.orderAsks', { questions: [question.id] })).ok).toBe(false);

  const builder = await review.do('pack.builder', ALL);
  expect(builder.parts.slice(0, 2).map((part) => part.id)).toEqual(['foreword', 'about']);
  expect(partOf(builder, 'notes')?.isIncluded).toBe(false);
  expect(builder.fields).toMatchObject({ department: 'Home Office', opens: '2026-12-01', closes: null });
  expect(builder.asks.map(({ question: { text }, number }) => [number, text])).toEqual([
    [1, 'Is it enough?'],
    [2, 'Is it clear?'],
  ]);
  expect((await historyOf(review)).slice(-5)).toEqual([
    'excluded “Further information” and “Consultation notes” and changed the order of the parts, in the consultation paper',
    'changed the consultation details: the department, “Home Office” and the opening date, 1 December 2026',
    `added a question about ${id}: “Is it clear?”`,
    `added a question about ${id}: “Is it enough?”`,
    'changed the order of the questions',
  ]);
  await review.do('pack.askAgain', { question: question.id, about: '', text: 'Is it clear?', kind: 'open' });
  await review.do('pack.unask', { question: other.question.id });
  const { asks } = await review.do('pack.builder', ALL);
  expect(asks).toMatchObject([{ about: '', number: 1, question: { kind: 'open', options: [] } }]);
  await review.do('ledger.verify', {});
});

/** A paper with something of everything in it. */
async function written(): Promise<Opened> {
  const { review, id } = await drafted();
  await review.do('pack.describe', {
    title: 'Following & stalking',
    department: 'Home Office',
    opens: '2026-12-01',
    closes: '2027-02-22',
  });
  await review.do('pack.ask', { about: id, text: 'Is <it> clear?', kind: 'closed', options: ['Yes', 'No'] });
  const foreword = {
    document: 'consultation',
    part: 'foreword',
    slot: 'foreword',
    was: '',
    against: null,
  } as const;
  await review.do('pack.write', {
    ...foreword,
    text: '## Why\n\nFor <b>clarity</b>: see https://example.gov.uk/law.\n\n- one\n- two',
  });
  return review;
}

it('sets a page and a Word file that people with screen readers can find their way in', async () => {
  const review = await written();
  const { html } = await review.do('pack.preview', ALL);
  const page = readPage(html);
  const named = (...names: readonly string[]) =>
    findAll(page, ({ name }: PageElement) => names.includes(name));
  expect(named('h1').map((heading) => textOf(heading))).toEqual(['Following & stalking']);
  const levels = named('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name }) => Number(name[1]));
  levels.forEach((level, at) => {
    expect(level, `heading ${at}`).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
  });
  const ids = findAll(page, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id);
  expect(new Set(ids).size).toBe(ids.length);
  const hrefs = named('a').map(({ attributes }) => attributes.href ?? '');
  expect(hrefs.filter((href) => href.startsWith('#') && !ids.includes(href.slice(1)))).toEqual([]);
  expect(hrefs).toContain('https://example.gov.uk/law');
  expect(named('b', 'it', 'script', 'form')).toEqual([]);

  const folder = join(review.path, '../out');
  await published(review, { to: folder, only: ['docx'] });
  const document = readDocx(readFileSync(join(folder, 'consultation-paper.docx')));
  expect(document.faults).toEqual([]);
  expect(document.runChanges + document.markChanges).toBe(0);
  const lines = document.paragraphs.map(({ style, runs }) => [style, runs.map(({ text }) => text).join('')]);
  expect(lines).toContainEqual(['Title', 'Following & stalking']);
  expect(lines).toContainEqual(['Heading1', 'Ministerial foreword']);
  expect(lines).toContainEqual(['Heading2', 'Why']);
  expect(lines).toContainEqual(['ListBullet', 'one']);
  expect(lines).toContainEqual(['QuestionAsked', 'Question 1. Is <it> clear?']);
  // All of the part is about one proposal: whose change it is need not be said.
  const marks = expect.stringContaining('[omitted: spying on][inserted: following]');
  expect(lines).toContainEqual([expect.stringMatching(/^Law\d$/), marks]);
  expect(document.headerRows).toBe(0);
});

it('gives the same bytes of the same paper, and others of another', async () => {
  const review = await written();
  const shas = async (to: string, given: object) => {
    const made = await published(review, {
      to: join(review.path, '..', to),
      only: ['html', 'docx', 'json'],
      ...given,
    });
    return made.manifest.files.map(({ path, sha256 }) => `${path} ${sha256}`);
  };
  const first = await shas('one', {});
  const second = await shas('two', {});
  expect(second).toEqual(first);
  expect(await shas('three', { parts: ['foreword'] })).not.toEqual(first);
  const stray = { ...ALL, to: join(review.path, '../four'), parts: ['nothing'] };
  expect((await review.session.call('pack.export', stray)).ok).toBe(false);
});

it('answers what people said: in numbers, and with what changed because of it', async () => {
  const { review, id } = await drafted();
  const { question } = await review.do('pack.ask', {
    about: id,
    text: 'Is it clear?',
    kind: 'closed',
    options: ['Yes', 'No'],
  });
  await review.do('pack.consulted', { consulted: true });
  await review.do('pack.showFrom', { leastShown: 1 });
  const rows = [
    ['Name', 'Kind', 'Organisation', 'Can we publish?', 'Is it clear?'],
    ...Array.from({ length: 3 }, (_, at) => [`Person ${at}`, 'Public', '', 'Yes', 'Yes']),
    ['Ottoline', 'Countess', 'A Charity', 'Yes', 'No'],
    ['Peregrine', 'Public', 'A Secret Society', 'No', 'I, Peregrine, say no'],
  ];
  await review.do('consultation.import', {
    ...asFile('responses.csv', csv(rows)),
    mapping: {
      header: 'one',
      columns: (['name', 'respondent-type', 'organisation', 'consent', 'closed-question'] as const).map(
        (role, index) => ({ index, role, ...(role === 'closed-question' && { text: 'Is it clear?' }) }),
      ),
    },
  });
  // What was answered stands as it was asked.
  const again = { question: question.id, about: id, text: 'Is it?', kind: 'open' } as const;
  expect(await review.session.call('pack.askAgain', again)).toMatchObject({
    ok: false,
    error: { kind: 'refused' },
  });

  const [amendment] = await review.do('amendment.list', {});
  const edits = [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'trailing')];
  const [revised] = await review.do('amendment.revise', {
    changes: [{ id, revision: amendment?.revision ?? 0, edits }],
  });
  await moved(review, id, revised?.revision ?? 0, 'ready');
  const { html } = await review.do('pack.preview', { ...ALL, document: 'response' });
  const words = textOf(readPage(html));
  expect(words).toContain(
    '5 responses were received, with 5 answers to questions. 1 respondent did not agree',
  );
  expect(words).toContain('one proposal has changed: “Following” was changed.');
  expect(words).toMatch(/As consulted on.*inserted “following”.*Now.*inserted “trailing”/s);
  expect(words).toContain('A Charity');
  const builder = await review.do('pack.builder', { ...ALL, document: 'response' });
  expect(partOf(builder, `question:${question.id}`)?.gaps).toEqual([
    'summary of the answers',
    'the response',
  ]);
  const cells = findAll(readPage(html), ({ name }) => name === 'tr').map((row) =>
    row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [textOf(cell)])),
  );
  expect(cells).toContainEqual(['Yes', '3', '60%']);
  expect(cells).toContainEqual(['No', '1', '20%']);
  expect(cells).toContainEqual(['Another answer', '1', '20%']);
  expect(cells).toContainEqual(['Public', '4']);
  expect(cells).toContainEqual(['Yes', '3 (75%)', '0 (0%)']);
  for (const secret of ['Ottoline', 'Peregrine', 'Secret Society', 'Countess'])
    expect(words).not.toContain(secret);

  const made = await published(review, {
    document: 'response',
    to: join(review.path, '../answer'),
    only: ['html', 'docx', 'json', 'csv'],
  });
  expect(made.files).toContain('response.docx');
  expect(made.manifest.document?.kind).toBe('response');
  await review.do('pack.consulted', { consulted: false });
  expect(must(await review.session.call('pack.builder', {})).consulted).toBeNull();
  await review.do('ledger.verify', {});
});
