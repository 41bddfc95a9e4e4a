import { describe, expect, it } from 'vitest';
import { note, pidOf, replace } from '../../../support/papers/pack.ts';
import { newReview, type Opened } from '../../../support/reviews/review.ts';

const CHOICE = { document: 'consultation' as const, amendments: ['A-001'] };
const SAID = 'Ring Jane Smith on 07700 900123, or ask for Will at home.';

/** A review with an amendment, and a note of which some words are redacted. */
async function reviewed(quotes: readonly string[], inserted = 'following'): Promise<Opened> {
  const review = await newReview();
  await review.do('amendment.create', {
    title: 'Following',
    purpose: 'To say so.',
    reason: 'It is not said.',
    edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', inserted)],
  });
  const said = await review.do('note.add', note({ id: '', text: SAID }));
  for (const quote of quotes) {
    const from = SAID.indexOf(quote);
    await review.do('redaction.add', {
      of: `note:${said.id}`,
      from,
      to: from + quote.length,
      quote,
      because: 'A person',
    });
  }
  return review;
}

const foreword = (review: Opened, text: string) =>
  review.do('pack.write', {
    document: 'consultation',
    part: 'foreword',
    slot: 'foreword',
    was: '',
    against: null,
    text,
  });

const found = async (review: Opened) => {
  const { findings } = await review.do('pack.checklist', CHOICE);
  return findings
    .filter(({ kind }) => kind === 'redacted-words')
    .map(({ place, words }) => [place?.kind === 'part' ? place.part : '', words]);
};

describe('words like redacted ones', () => {
  it('are shown before a pack goes out, with where they are, however they are written', async () => {
    const review = await reviewed(['Jane Smith', '07700 900123']);
    expect(await found(review)).toEqual([]);
    await foreword(
      review,
      'I thank Jane Smi\u00ADth, who can be reached on 07700900123, for all that she told us.',
    );
    await review.do('pack.describe', { enquiries: 'JANE\u200B SMITH' });
    expect(await found(review)).toEqual([
      ['', '“JANE\u200B SMITH” is published as [redacted]: note N-033 has it redacted as “Jane Smith”'],
      [
        'foreword',
        '“Jane Smi\u00ADth”, in “Ministerial foreword”, is published as [redacted]: note N-033 has it redacted as “Jane Smith”',
      ],
      [
        'foreword',
        '“07700900123”, in “Ministerial foreword”, is published as [redacted]: note N-033 has it redacted as “07700 900123”',
      ],
    ]);
    const { html } = await review.do('pack.preview', { ...CHOICE, part: 'foreword' });
    expect(html).toContain('I thank [redacted], who can be reached on [redacted], for all that she told us.');
  });

  it('stand in the way of a pack until somebody signs it off, or they are put right', async () => {
    const review = await reviewed(['Jane Smith']);
    await foreword(review, 'I thank Jane-Smith for all that she told us.');
    const before = await review.do('pack.checklist', CHOICE);
    await review.do('pack.signOff', {
      ...CHOICE,
      findings: before.findings.map(({ id }) => id),
      reason: 'It is another Jane Smith',
    });
    expect((await review.do('pack.checklist', CHOICE)).isReady).toBe(true);
    await review.do('pack.describe', { department: 'Office of JaneSmith' });
    expect((await review.do('pack.checklist', CHOICE)).isReady).toBe(false);
  });

  it('are shown where they are law, in which nothing is replaced', async () => {
    const review = await reviewed(['Jane Smith'], 'following Jane\u00A0Smith and spying on');
    expect(await found(review)).toEqual([
      ['', '“Jane Smith” is redacted elsewhere, and is in the words that an amendment inserts'],
    ]);
  });

  it('are shown where they are too short to be replaced everywhere, as they were written', async () => {
    const review = await reviewed(['Will', 'home']);
    await foreword(review, 'This will change the law. We met Will. The Home Office will act.');
    expect(await found(review)).toEqual([
      [
        'foreword',
        '“Will”, which is redacted in note N-033, is too short to be replaced everywhere. Check it in “Ministerial foreword”',
      ],
    ]);
  });

  it('are shown in notes, themes, questions and the labels of charts, where these go out', async () => {
    const review = await reviewed(['Jane Smith', '07700 900123']);
    const other = 'We all know that it was JaneSmith who rang.';
    const { id } = await review.do('note.add', note({ id: '', text: other }));
    const theme = await review.do('coding.addTheme', {
      name: 'What Jane-Smith was told by them',
      description: '',
    });
    const excerpt = {
      of: `note:${id}` as const,
      from: 0,
      to: 11,
      quote: 'We all know',
      themes: [theme.id],
      stance: null,
      remark: '',
    };
    await review.do('coding.addExcerpt', excerpt);
    for (const to of [`note:${id}`, `theme:${theme.id}`] as const)
      await review.do('link.add', { type: 'evidence-for', from: 'amendment:A-001', to });
    await review.do('pack.ask', {
      about: '',
      text: 'Who rang you?',
      kind: 'closed',
      options: ['+44 7700 900123', 'JANE SMITH'],
    });
    await review.do('pack.arrange', {
      document: 'consultation',
      order: ['notes', 'themes', 'matrix'],
      leftOut: [],
    });
    const inPaper = await found(review);
    const sentences = inPaper.map(([, sentence]) => sentence).join('\n');
    expect(sentences).toMatch(/“JaneSmith”, in .*“Consultation notes”.* is published/);
    expect(sentences).toMatch(/“Jane-Smith”, in .*“Themes”.* is published/);
    expect(sentences).toContain('“44 7700 900123” is published as [redacted]');
    const answers = ['Response ID,Who rang you?', ...[1, 2, 3, 4, 5].map((at) => `R-${at},JANE SMITH`)];
    await review.do('consultation.import', {
      name: 'a.csv',
      base64: Buffer.from(answers.join('\r\n')).toString('base64'),
    });
    const { findings } = await review.do('pack.checklist', { ...CHOICE, document: 'response' });
    const label = findings.filter(
      ({ kind, words }) => kind === 'redacted-words' && words.startsWith('“JANE SMITH”'),
    );
    expect(label).toHaveLength(1);
    const { html } = await review.do('pack.preview', { ...CHOICE, document: 'response' });
    expect(html).not.toMatch(/jane.?smith/i);
    expect(html).toContain('[redacted]');
  });

  it('are not shown where they do not go out', async () => {
    const review = await reviewed(['Jane Smith']);
    await review.do('note.add', note({ id: '', text: 'JaneSmith came.', consent: false }));
    await review.do('coding.addTheme', { name: 'JANE-SMITH', description: '' });
    expect(await found(review)).toEqual([]);
  });
});
