import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editKey } from '../../../core/amend/edits/edit-key.ts';
import { newReview, type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { documentText, readDocx } from '../../support/word/docx-reader.ts';

const PENALTY = 'In section 2A(4), for “51 weeks” substitute “2 years”.';
const bare = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function pageOf(review: Opened, more: object = {}): Promise<string> {
  const { folder } = await review.do('schedule.export', more);
  return bare(readFileSync(join(folder, 'keeling.html'), 'utf8'));
}

const draft = (review: Opened, insert: string) => {
  const { pid } = stalkingExamples(review.act);
  return review.do('amendment.create', {
    title: `To ${insert}`,
    edits: [replacing(review.act, pid, 'examples', insert)],
  });
};

describe('the Keeling schedule of a review', () => {
  it('goes beside the review, and tells what is left out of it and why', async () => {
    const review = await newReview();
    await draft(review, 'instances');
    await draft(review, 'illustrations');
    const made = await review.do('schedule.export', {});
    expect(made.folder).toBe(join(dirname(review.path), 'stalking-keeling-4'));
    expect(existsSync(made.zip)).toBe(true);
    expect(made.leftOut).toMatchObject([
      { id: 'A-002', why: expect.stringContaining('alternative to A-001') },
    ]);
    const page = bare(readFileSync(join(made.folder, 'keeling.html'), 'utf8'));
    expect(page).toContain('2 amendments of this Act: 1 shown, 1 not shown');
    expect(page).toMatch(/A-002 To illustrations It is an alternative to A-001/);
  });

  it('has the words of a drafter in the place of ours, and says when they say something else', async () => {
    const review = await newReview();
    await review.do('wording.apply', { text: PENALTY });
    const word = (revision: number, text: string) =>
      review.do('amendment.word', { id: 'A-001', revision, wording: { style: 'uk', text } });
    await word(1, 'In section 2A, in subsection (4), for “51 weeks” substitute “2 years”.');
    const same = await pageOf(review);
    expect(same).toContain('In section 2A, in subsection (4), for “51 weeks”');
    expect(same).not.toContain('say something else');
    await word(2, 'In section 2A(4), for “51 weeks” substitute “3 years”.');
    expect(await pageOf(review)).toContain('edited by hand, and say something else than what is shown');
  });

  it('leaves out single changes that are not chosen, and says so', async () => {
    const review = await newReview();
    const text = `(1) ${PENALTY}\n(2) In section 2A(3), for “examples” substitute “instances”.`;
    const { amendment } = await review.do('wording.apply', { text });
    const [, left] = amendment.edits;
    if (!left) throw new Error('There are two edits');
    const page = await pageOf(review, { withoutEdits: [editKey('A-001', left)] });
    expect(page).toMatch(/Not included in this schedule: In .*section 2A\(3\): deleted “examples”/);
    expect(page).not.toContain('substitute “instances”');
  });

  it('is the same bytes for the same review', async () => {
    const review = await newReview();
    await draft(review, 'instances');
    const [one, two] = [await review.do('schedule.export', {}), await review.do('schedule.export', {})];
    expect(two.folder).not.toBe(one.folder);
    expect(readFileSync(two.zip).equals(readFileSync(one.zip))).toBe(true);
  });
});

describe('a Bill of a review', () => {
  const asBill = {
    longTitle: 'A Bill to amend the law on stalking.',
    shortTitle: 'Stalking Act 2027',
    commencement: 'This Act comes into force on the day on which it is passed.',
  };

  it('is written as text and as a Word file, both with the same words', async () => {
    const review = await newReview();
    await review.do('wording.apply', { text: PENALTY });
    const { folder, files } = await review.do('bill.export', { asBill });
    expect(files).toEqual(['bill.docx', 'bill.txt']);
    const text = readFileSync(join(folder, 'bill.txt'), 'utf8');
    expect(text).toMatch(/^Stalking Bill\nA Bill to amend[\s\S]*for “51 weeks” substitute “2 years”\./);
    const document = documentText(readDocx(readFileSync(join(folder, 'bill.docx'))), 'accept');
    expect(document.replace(/\s+/g, '')).toContain(text.replace(/\s+/g, ''));
  });

  it('is refused where there is nothing to say', async () => {
    const review = await newReview();
    expect(await review.session.call('bill.export', { asBill })).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringContaining('Nothing was written') },
    });
  });
});
