import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../core/pack/build.ts';
import type { ResponseForm } from '../../../core/pack/form.ts';
import { keelingSchedule } from '../../../core/pack/keeling.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { formDocxOf } from '../../../data/formats/docx/form.ts';
import { keelingDocxOf } from '../../../data/formats/docx/keeling.ts';
import { paperDocxOf } from '../../../data/formats/docx/paper.ts';
import { tablesXlsx } from '../../../data/papers/pack/tables.ts';
import { createSample } from '../../../data/sample/make.ts';
import { widgetsAct } from '../../support/acts/critic-act.ts';
import { harboursAct } from '../../support/acts/harbours-act.ts';
import { threadsAt } from '../../support/drafts/commented.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { reshapedDrafts } from '../../support/drafts/reshaped-drafts.ts';
import {
  amendment,
  currentAct,
  packInputOf,
  packOf,
  pidOf,
  replace,
  sampleAmendments,
} from '../../support/papers/pack.ts';
import { must, mustOpen, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { validated } from '../../support/word/validator.ts';
import { rewritten } from '../../support/word/word-file.ts';

/** A form with a question of every kind. */
const FORM: ResponseForm = {
  title: 'Changing the law',
  closes: '2027-02-22',
  places: ['By email: law@example.gov.uk'],
  items: [
    { id: 'name', section: 'About you', number: '', text: 'Your name', kind: 'short-text', options: [] },
    {
      id: 'question-1',
      section: 'Your answers',
      number: '1',
      text: 'Is <it> clear?',
      kind: 'single-choice',
      options: ['Yes', 'No & why'],
    },
    { id: 'question-2', section: 'Your answers', number: '2', text: 'Why?', kind: 'long-text', options: [] },
  ],
};

interface Written {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BILL = {
  longTitle: 'A Bill to amend the Protection from Harassment Act 1997.',
  shortTitle: 'Sample Act 2027',
  commencement: 'This Act comes into force on the day on which it is passed.',
};
const OFFICE = /\.(?:docx|xlsx)$/;

/** Every Word and Excel file that a review is written as, by the calls that a person makes of them. */
async function exported(): Promise<readonly Written[]> {
  const folder = temporaryFolder();
  const session = mustOpen(await createSample(join(folder, 'sample.keeling'), testDeps('Ann Official')));
  const moved = {
    type: 'move',
    pid: pidOf('3', '(1)'),
    parent: pidOf('7'),
    after: null,
    rank: 'm',
    num: '(A1)',
  } as const;
  must(
    await session.call('amendment.create', {
      title: 'Moved',
      edits: [moved, replace(pidOf('3', '(1)'), 'content', 'actual', 'alleged')],
    }),
  );
  must(
    await session.call('pack.ask', {
      about: 'A-001',
      text: 'Is it clear?',
      kind: 'closed',
      options: ['Yes', 'No'],
    }),
  );
  const to = (name: string) => join(folder, name);
  const files: Written[] = [];
  const keep = (under: string) => {
    for (const path of readdirSync(to(under), { recursive: true, encoding: 'utf8' }))
      if (OFFICE.test(path))
        files.push({ name: `${under}/${path}`, bytes: readFileSync(join(to(under), path)) });
  };
  for (const profile of WORD_PROFILES) {
    must(await session.call('word.export', { to: to(`word-${profile}`), profile }));
    keep(`word-${profile}`);
  }
  for (const document of ['consultation', 'response'] as const) {
    must(
      await session.call('pack.export', {
        to: to(document),
        document,
        only: ['docx', 'xlsx'],
        profile: 'lawyer',
      }),
    );
    keep(document);
    const order = ['marked-up', 'effects', 'notes'];
    must(await session.call('pack.arrange', { document, order, leftOut: [] }));
    const { findings } = must(await session.call('pack.checklist', { document }));
    must(
      await session.call('pack.signOff', {
        document,
        findings: findings.map(({ id }) => id),
        reason: 'A test',
      }),
    );
    must(
      await session.call('pack.export', {
        to: to(`${document}-out`),
        document,
        only: ['docx', 'xlsx', 'form'],
      }),
    );
    keep(`${document}-out`);
  }
  must(await session.call('schedule.export', { to: to('schedule') }));
  keep('schedule');
  must(await session.call('bill.export', { to: to('bill'), asBill: BILL }));
  keep('bill');
  must(await session.call('coverage.export', { to: to('coverage') }));
  keep('coverage');
  await session.close();
  return files;
}

/** So many files of random drafts in which much is moved, of every kind in turn, with comments where a kind has them. */
function random(count: number): readonly Written[] {
  const bases = [realAct(), harboursAct(), widgetsAct()];
  const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }));
  const each = Math.ceil(count / bases.length);
  const drafted = bases.map((base) => fc.sample(reshapedDrafts(base), each));
  const commented = fc.sample(fc.array(place, { maxLength: 8 }), count);
  return commented.map((places, at): Written => {
    const which = at % bases.length;
    const base = bases[which] ?? realAct();
    const chosen = drafted[which]?.[Math.floor(at / bases.length)] ?? [];
    const instrument = { ...currentAct(), root: base };
    const made = chosen.map(({ id, edits }) => amendment(id, edits));
    const model = packOf(made, { instrument });
    const profile = WORD_PROFILES[at % WORD_PROFILES.length] ?? 'lawyer';
    // Comments are placed on words of the real Act.
    const threads = which === 0 ? threadsAt(model.markedUp, places) : [];
    const source = { words: 'words', effect: 'inserted', status: 'draft', reason: '' };
    const kinds: readonly (readonly [string, () => Uint8Array])[] = [
      ['lawyer.docx', () => docxOf(model, threads, 'lawyer')],
      [`${profile}.docx`, () => docxOf(forProfile(model, profile), [], profile)],
      ['paper.docx', () => paperDocxOf(model)],
      ['tables.xlsx', () => tablesXlsx(model, () => true)],
      ['form.docx', () => formDocxOf(FORM, { generator: 'keeling test', at: '2026-11-24T10:00:00Z' })],
      [
        'keeling.docx',
        () =>
          keelingDocxOf(
            keelingSchedule({
              generator: 'keeling test',
              instrument,
              drafted: chosen,
              sources: chosen.map(({ id }) => ({ id, cite: id, ...source })),
              amending: { title: 'the amendments of a test', print: '' },
            }),
            '2026-11-24T10:00:00Z',
          ),
      ],
    ];
    const [name, write] = kinds[at % kinds.length] ?? ['', () => new Uint8Array()];
    return { name: `${at}-${name}`, bytes: write() };
  });
}

describe('Microsoft’s validator', { timeout: amount(240_000, 3_600_000) }, () => {
  it('finds no fault in any Word or Excel file that a review is written as', async (context) => {
    needs(context, 'Microsoft’s validator');
    const files = await exported();
    const names = files.map(({ name }) => name).toSorted();
    expect(names).toEqual([
      'bill/bill.docx',
      'consultation-out/annex-c-marked-up.docx',
      'consultation-out/annex-d-effects.docx',
      'consultation-out/annex-e-notes.docx',
      'consultation-out/consultation-paper.docx',
      'consultation-out/response-form.docx',
      'consultation-out/tables.xlsx',
      'consultation/annex-g-amendments.docx',
      'consultation/consultation-paper.docx',
      'consultation/marked-up-with-comments.docx',
      'consultation/tables.xlsx',
      'coverage/coverage.xlsx',
      'response-out/annex-b-marked-up.docx',
      'response-out/annex-c-notes.docx',
      'response-out/response.docx',
      'response-out/tables.xlsx',
      'response/annex-d-amendments.docx',
      'response/marked-up-with-comments.docx',
      'response/response.docx',
      'response/tables.xlsx',
      'schedule/effects.xlsx',
      'schedule/keeling.docx',
      'word-clean/as-amended.docx',
      'word-lawyer/marked-up-with-comments.docx',
      'word-outward/marked-up.docx',
    ]);
    expect(await validated(files)).toEqual([]);
  });

  it('finds none in files of random drafts, moves among them', async (context) => {
    needs(context, 'Microsoft’s validator');
    const files = random(amount(3, 300));
    expect(await validated(files)).toEqual([]);
  });

  it('finds a fault where there is one', async (context) => {
    needs(context, 'Microsoft’s validator');
    const model = buildPack(packInputOf(sampleAmendments()));
    const broken = rewritten(docxOf(model), {
      'word/document.xml': (xml) => xml.replace(/(<w:pStyle w:val="Law\d"\/>)(<w:rPr>.*?<\/w:rPr>)/, '$2$1'),
    });
    const faults = await validated([
      { name: 'sound.docx', bytes: docxOf(model) },
      { name: 'broken.docx', bytes: broken },
    ]);
    expect(faults).toEqual([
      expect.stringMatching(/^broken\.docx: \/word\/document\.xml .*unexpected child element/),
    ]);
  });
});
