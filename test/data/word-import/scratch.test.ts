import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linesOf, plainLines } from '../../../core/amend/lines.ts';
import { redline } from '../../../core/amend/redline.ts';
import { actParts, acceptedText } from '../../../core/word-import/certificate/accepted.ts';
import { likenessTo, threesIn } from '../../../core/word-import/text-likeness.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { billDocxOf } from '../../../data/formats/docx/bill.ts';
import { readAccepted } from '../../../data/formats/docx/read/accepted.ts';
import { must, newReview, opened } from '../../support/review.ts';
import { openReview } from '../../../data/session/session.ts';
import { seedReview } from '../../support/seed.ts';
import { testDeps } from '../../support/review.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { harboursAct } from '../../support/harbours-act.ts';
import { instructedAct } from '../../support/instructed-act.ts';

it('tells', async () => {
  const folder = temporaryFolder();
  await seedReview(join(folder, 'a.keeling'));
  const session = must(await openReview(join(folder, 'a.keeling'), testDeps()));
  const review = opened(session, must(loadAct('ukpga/1997/40', 'current')).root);
  const threes = threesIn(plainLines(linesOf(redline(review.act, [])), 'original'));
  const files = new Map<string, Uint8Array>();
  for (const [name, how] of [['pack', 'pack.export'], ['pack-response','pack.export'], ['schedule', 'schedule.export'], ['bill', 'bill.export'], ['word', 'word.export'], ['clean', 'word.export'], ['outward', 'word.export']] as const) {
    const more = name === 'clean' || name==='outward' ? { profile: name } : how === 'word.export' ? { profile: 'lawyer' } : name==='pack-response' ? {document:'response'} : {};
    const answer = await session.call(how as 'pack.export', { to: join(folder, name), ...more } as never);
    if (!answer.ok) { console.log(name, answer.error); continue; }
    for (const file of answer.value.files.filter((one: string) => one.endsWith('.docx')))
      files.set(`${name}/${file}`, readFileSync(join(answer.value.folder, file)));
  }
  const about = { generator: 'k', description: 'An Act.', at: '2026-11-01T00:00:00.000Z' };
  files.set('enacted', billDocxOf(must(loadAct('ukpga/1997/40', 'enacted')).root, about));
  try { files.set('harbours', billDocxOf((harboursAct as never as () => never)(), about)); } catch (e) { console.log(e); }
  try { files.set('instructed', billDocxOf((instructedAct as never as () => never)(), about)); } catch (e) { console.log(e); }
  for (const [name, bytes] of files) {
    const file = must(readAccepted(bytes));
    const { lines } = actParts(file, []);
    const { all, known } = likenessTo(lines, threes);
    console.log(name, 'lines', lines.length, all, known, (known / all).toFixed(3));
    if (!/word|clean|outward/.test(name)) console.log(file.paragraphs.slice(0, 14).map(acceptedText));
  }
  expect(1).toBe(1);
});
