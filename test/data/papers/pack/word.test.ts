import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexTree, provision } from '../../../../core/act/tree.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import type { WordProfile } from '../../../../core/pack/word-profiles.ts';
import { ACT_BOOKMARK } from '../../../../data/formats/docx/act-lines.ts';
import { openReview } from '../../../../data/session/session.ts';
import { leaks } from '../../../support/papers/leaks.ts';
import { published } from '../../../support/papers/publish.ts';
import {
  currentAct,
  moved,
  mustOpen,
  newReview,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../../support/reviews/review.ts';
import { seedReview } from '../../../support/reviews/seed.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';
import { readDocx, settle, within } from '../../../support/word/docx-reader.ts';

async function commented() {
  const review = await newReview();
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  await review.do('amendment.create', { title: 'Examples', reason: 'Plainer', edits });
  const { id } = await review.do('thread.add', {
    on: 'amendment:A-001',
    words: null,
    text: 'Wider than <now>?\nSee section 7.',
  });
  await review.do('thread.reply', { id, text: 'It is.' });
  await review.do('thread.resolve', { id, resolved: true });
  await review.do('thread.add', { on: `provision:${pid}`, words: null, text: 'Keep the order.' });
  await review.do('thread.add', { on: 'note:N-001', words: null, text: 'Ask for leave to publish.' });
  const word = async (profile: WordProfile) => {
    const { folder, files } = await review.do('word.export', { profile });
    const bytes = readFileSync(join(folder, files[0] ?? ''));
    const parts = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
    );
    return { bytes, parts, document: readDocx(bytes) };
  };
  return { review, word };
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? '');

describe('the Word file for a lawyer', () => {
  it('is told with the amendments that it does not show, and why', async () => {
    const path = join(temporaryFolder(), 'seeded.keeling');
    await seedReview(path);
    const review = opened(mustOpen(await openReview(path, testDeps('Ada'))), currentAct());
    const { leftOut } = await review.do('word.export', { profile: 'lawyer' });
    expect(leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['A-004', 'It is an alternative to A-003: both change section 4A(1)(b)(ii) and section 4A(3).'],
    ]);
    await review.session.close();
  });

  it('has every comment, with its answers and whether it is resolved, where it belongs', async () => {
    const { word } = await commented();
    const { parts, document } = await word('lawyer');
    expect(document.faults).toEqual([]);
    const [comments = '', more = '', body = ''] = ['comments', 'commentsExtended', 'document'].map(
      (part) => parts[`word/${part}.xml`],
    );
    const ids = all(comments, /<w:comment w:id="(\d+)"/g);
    expect(ids).toHaveLength(4);
    for (const id of ids)
      for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
        expect(all(body, new RegExp(`<w:${mark} w:id="(${id})"/>`, 'g'))).toEqual([id]);
    expect(all(comments, /w:author="([^"]*)"/g)).toEqual(Array(4).fill('Ann Draper'));
    expect(comments).toContain('Wider than &lt;now&gt;?');
    expect(comments).toContain('On note N-001: Ask for leave to publish.');
    const known = new Set(all(comments, /w14:paraId="([0-9A-F]{8})"/g));
    const answered = all(more, /w15:paraIdParent="([0-9A-F]{8})"/g);
    expect(answered).toHaveLength(1);
    for (const id of [...answered, ...all(more, /w15:paraId="([0-9A-F]{8})"/g)]) expect(known).toContain(id);
    expect(all(more, /w15:done="([01])"/g).toSorted()).toEqual(['0', '0', '1', '1']);
    // The first thread stands on the line that its amendment changes.
    const line = body
      .split('</w:p>')
      .find((paragraph) => paragraph.includes(`commentReference w:id="${ids[0]}"`));
    expect(line).toContain('instances');
    expect(parts['[Content_Types].xml']).toContain('/word/commentsExtended.xml');
  });

  it('is the same bytes each time', async () => {
    const { word } = await commented();
    expect((await word('lawyer')).bytes.equals((await word('lawyer')).bytes)).toBe(true);
  });
});

describe('the Word file outward', () => {
  it('has the same changes, and neither comments nor names', async () => {
    const { word } = await commented();
    const lawyer = await word('lawyer');
    const { parts, document } = await word('outward');
    expect(document.runChanges).toBe(lawyer.document.runChanges);
    expect(document.runChanges).toBeGreaterThan(0);
    expect(parts['word/comments.xml']).toBeUndefined();
    const whole = Object.values(parts).join('\n');
    for (const secret of ['Ann Draper', 'Wider', 'Ask for leave', 'Keep the order'])
      expect(whole).not.toContain(secret);
    expect(new Set(all(parts['word/document.xml'] ?? '', /w:author="([^"]*)"/g))).toEqual(new Set(['A-001']));
  });

  it('signs by the proposal in a pack, whoever drafted it and whoever agreed', async () => {
    let name = 'Ann Draper';
    const review = await newReview({ ...testDeps(), person: () => ({ name, role: `${name}, Wing Nine` }) });
    const { pid } = stalkingExamples(review.act);
    const draft = (old: string, now: string) =>
      review.do('amendment.create', { title: now, edits: [replacing(review.act, pid, old, now)] });
    await draft('examples', 'instances');
    name = 'Bo Lawyer';
    await draft('circumstances', 'cases');
    let revision = await moved(review, 'A-001', 1, 'ready');
    revision = await moved(review, 'A-001', revision, 'in-legal-review');
    await review.do('amendment.decide', { id: 'A-001', revision, decision: 'agree', comment: '' });
    await review.do('pack.arrange', { document: 'consultation', order: ['marked-up'], leftOut: [] });
    const { folder, files } = await published(review, { only: ['docx', 'json'] });
    expect(files.length).toBeGreaterThan(2);
    expect(leaks(folder, ['Ann Draper', 'Bo Lawyer', 'Wing Nine', 'Legal reviewer', 'Drafter'])).toEqual([]);
    const bytes = readFileSync(join(folder, 'annex-c-marked-up.docx'));
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect([...new Set(all(xml, /w:author="([^"]*)"/g))].toSorted()).toEqual(['Proposal 1', 'Proposal 2']);
  });
});

describe('the clean Word file', () => {
  it('is the Act as amended, with nothing to accept', async () => {
    const { word } = await commented();
    const { document } = await word('clean');
    const lawyer = await word('lawyer');
    expect(document.faults).toEqual([]);
    expect(document.runChanges + document.markChanges).toBe(0);
    const act = (of: typeof document, how: 'accept' | 'reject') => settle(within(of, ACT_BOOKMARK), how);
    expect(act(document, 'reject')).toEqual(act(lawyer.document, 'accept'));
  });
});

describe('the dates of changes in the Word file for a lawyer', () => {
  it('are when their sitting began, not when the amendment was begun, agreed, exported or saved again', async () => {
    let now = '';
    const deps = { ...testDeps(), now: () => now };
    now = '2026-03-01T09:00:00.000Z';
    const review = await newReview(deps);
    const { pid } = stalkingExamples(review.act);
    now = '2026-03-02T09:00:00.000Z';
    await review.do('amendment.create', { title: 'Examples', edits: [] });
    const at = (when: string, revision: number, edits: readonly Edit[]) => {
      now = when;
      return review.do('amendment.revise', { changes: [{ id: 'A-001', revision, edits: [...edits] }] });
    };
    const first = replacing(review.act, pid, 'examples', 'instances');
    const put = (content: string): Edit => ({
      type: 'insert',
      parent: indexTree(review.act).parentOf.get(pid)?.pid ?? '',
      after: null,
      rank: 'V',
      provision: provision({ pid: 'new', kind: 'subsection', num: '(A1)', content }),
    });
    const dated = async () => {
      const { folder, files } = await review.do('word.export', { profile: 'lawyer' });
      const act = within(readDocx(readFileSync(join(folder, files[0] ?? ''))), ACT_BOOKMARK);
      const told = new Map<string, string>();
      for (const { kind, text, date } of act.flatMap(({ runs }) => runs)) {
        const key = `${date.slice(5, 16)} ${kind}`;
        if (kind !== 'kept') told.set(key, `${told.get(key) ?? ''}${text}`);
      }
      return Object.fromEntries(told);
    };
    await at('2026-03-03T09:00:00.000Z', 1, [first]);
    expect(await dated()).toEqual({ '03-03T09:00 del': 'examples', '03-03T09:00 ins': 'instances' });
    // A second save of one sitting is no date of its own, and gives no other to words that were sent meanwhile.
    await at('2026-03-03T09:10:00.000Z', 2, [first, put('New')]);
    await at('2026-03-05T09:00:00.000Z', 3, [first, put('New words')]);
    now = '2026-04-01T09:00:00.000Z';
    const ready = await moved(review, 'A-001', 4, 'ready');
    const inReview = await moved(review, 'A-001', ready, 'in-legal-review');
    await moved(review, 'A-001', inReview, 'agreed');
    now = '2026-05-01T09:00:00.000Z';
    expect(await dated()).toEqual({
      '03-03T09:00 del': 'examples',
      '03-03T09:00 ins': '(A1)\tNewinstances',
      '03-05T09:00 ins': ' words',
    });
  });
});
