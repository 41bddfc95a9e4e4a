import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signature } from '../../../core/history/signed-runs.ts';
import { acceptedText, actParts } from '../../../core/word-import/certificate/accepted-text.ts';
import { type Certified, certify } from '../../../core/word-import/certificate/certificate.ts';
import { compareLines } from '../../../core/word-import/certificate/compare-lines.ts';
import type { DraftLine } from '../../../core/word-import/certificate/draft-lines.ts';
import type { Certificate, Difference } from '../../../core/word-import/certificate/records.ts';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amount } from '../../support/run/amount.ts';
import { certifiedFile, tampered } from '../../support/word/certified-file.ts';
import { EDITORS, wordStrokes } from '../../support/word/word-by-word.ts';

const base = realAct();
const [DANA, ELI] = [EDITORS[0] as ChangeAuthor, EDITORS[1] as ChangeAuthor];
const BY_ELI: Signature = { who: 'Eli Drafter', at: '2026-12-02T09:30:00Z' };

const lines = fc.array(fc.record({ line: fc.nat(10_000), strokes: wordStrokes(3) }), {
  minLength: 3,
  maxLength: 12,
});
/** The seed of the files and of what is planted in them, so that the seed of a failure has both again. */
const seed = fc.readConfigureGlobal().seed ?? Math.trunc(Math.random() * 2 ** 31);
/** Files of random drafts, each edited by three people, with some of it left out where that is wanted: made once. */
const pool = (isAnyLeft: boolean, count: number): readonly Certified[] =>
  fc
    .sample(fc.record({ draft: drafts(base), lines, left: fc.nat(6) }), { numRuns: count, seed })
    .map(({ draft, lines: work, left }) =>
      certifiedFile(base, draft.amendments, work, (_, at) => isAnyLeft && at % 7 <= left % 4),
    );
const WHOLE = pool(false, amount(4, 100));
const PARTLY = pool(true, amount(4, 100));

const kindsOf = ({ differences }: Certificate) =>
  differences.flatMap(({ why }) => why.map(({ kind }) => kind));
const unknown = ({ differences }: Certificate): readonly Difference[] =>
  differences.filter(({ why }) => why.some(({ kind }) => kind === 'unknown'));

/** Words of a line after its number, each with its place. */
const wordsOf = ({ text }: DraftLine) =>
  [...text.matchAll(/[A-Za-z]{4,}/g)].filter(({ index }) => index > text.indexOf('\t'));

/** A loss that is planted: the draft with it, and how it must be named. */
interface Planted {
  readonly draft: readonly DraftLine[];
  readonly what: readonly Difference['what'][];
  /** The line that it is in, where that is another than was asked for. */
  readonly at?: number;
  /** Words that must be in what is said of it. */
  readonly says: readonly string[];
}

const replacing = (draft: readonly DraftLine[], at: number, ...put: readonly DraftLine[]) =>
  draft.toSpliced(at, 1, ...put);

type Plant = (draft: readonly DraftLine[], at: number, nth: number) => Planted | null;

/** Plants a loss in a word of a line. */
const inWord =
  (
    what: readonly Difference['what'][],
    how: (word: string) => { readonly is: string; readonly says: readonly string[] },
  ): Plant =>
  (draft, at, nth) => {
    const line = draft[at];
    const words = line ? wordsOf(line) : [];
    const word = words[nth % Math.max(1, words.length)];
    if (!line || !word) return null;
    const { is, says } = how(word[0]);
    const now = tampered(line, word.index, word.index + word[0].length, is);
    return { draft: replacing(draft, at, now), what, says };
  };

const PLANTS: Readonly<Record<string, Plant>> = {
  'a lost word': inWord(['words'], (word) => ({ is: '', says: [word] })),
  'a doubled word': inWord(['words'], (word) => ({ is: `${word} ${word}`, says: [word, 'not in the file'] })),
  'a changed letter': inWord(['words'], (word) => ({
    is: `${word.slice(0, -1)}#`,
    says: [`${word.slice(0, -1)}#`],
  })),
  'a small letter for a capital, or the other way about': inWord(['words'], (word) => {
    const first = word.charAt(0);
    const is = (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + word.slice(1);
    return { is, says: [is, word] };
  }),
  'a space for another': (draft, at, nth) => {
    const line = draft[at];
    const spaces = line ? [...line.text.matchAll(/(?<=\S) (?=\S)/g)] : [];
    const space = spaces[nth % Math.max(1, spaces.length)];
    if (!line || !space) return null;
    const now = tampered(line, space.index, space.index + 1, '\u00a0');
    return { draft: replacing(draft, at, now), what: ['spaces', 'words'], says: [] };
  },
  'a lost space': (draft, at, nth) => {
    const line = draft[at];
    const spaces = line ? [...line.text.matchAll(/(?<=\S) (?=\S)/g)] : [];
    const space = spaces[nth % Math.max(1, spaces.length)];
    if (!line || !space) return null;
    const now = tampered(line, space.index, space.index + 1, '');
    return { draft: replacing(draft, at, now), what: ['spaces', 'words'], says: [] };
  },
  'a lost number': (draft, at) => {
    const line = draft[at];
    const tab = line ? line.text.indexOf('\t') : -1;
    if (!line || tab < 1 || line.text.length < tab + 12) return null;
    const says = [line.text.slice(0, tab)];
    return { draft: replacing(draft, at, tampered(line, 0, tab + 1, '')), what: ['number'], says };
  },
  'another number': (draft, at) => {
    const line = draft[at];
    const tab = line ? line.text.indexOf('\t') : -1;
    if (!line || tab < 1 || line.text.length < tab + 12) return null;
    return { draft: replacing(draft, at, tampered(line, 0, tab, '(zz)')), what: ['number'], says: ['(zz)'] };
  },
  'a lost paragraph': (draft, at) => {
    const line = draft[at];
    if (!line || line.text.length < 30) return null;
    return { draft: replacing(draft, at), what: ['line-lost'], says: [line.text.slice(0, 30)] };
  },
  'a lost heading': (draft, at) => {
    const from = draft.findIndex(({ isHeading }, index) => index >= at && isHeading);
    const line = draft[from];
    if (!line) return null;
    return { at: from, draft: replacing(draft, from), what: ['line-lost'], says: [line.text.slice(0, 100)] };
  },
  'a paragraph that came twice': (draft, at) => {
    const line = draft[at];
    if (!line || line.text.length < 30) return null;
    return { draft: replacing(draft, at, line, line), what: ['line-extra'], says: [line.text.slice(0, 30)] };
  },
  'joined paragraphs': (draft, at) => {
    const [line, next] = [draft[at], draft[at + 1]];
    if (!line || !next) return null;
    const joined = { ...line, text: `${line.text} ${next.text}`, runs: [...line.runs, ...next.runs] };
    return { draft: draft.toSpliced(at, 2, joined), what: ['joined'], says: [] };
  },
  'a split paragraph': (draft, at) => {
    const line = draft[at];
    const cut = line ? line.text.indexOf(' ', Math.floor(line.text.length / 2)) : -1;
    if (!line || cut < 20 || cut > line.text.length - 10) return null;
    const [one, two] = [tampered(line, cut, line.text.length, ''), tampered(line, 0, cut + 1, '')];
    return { draft: replacing(draft, at, one, two), what: ['split'], says: [] };
  },
  'swapped paragraphs': (draft, at) => {
    const [line, next] = [draft[at], draft[at + 1]];
    if (!line || !next || line.text === next.text || line.text.length + next.text.length < 40) return null;
    return { draft: draft.toSpliced(at, 2, next, line), what: ['order'], says: [] };
  },
};

/** The lines of a draft that differ from the file, or that something only the file has stands beside. */
function differingLines({ file, enactment, draft }: Certified): ReadonlySet<number> {
  const texts = actParts(file, enactment).lines.map(acceptedText);
  const blocks = compareLines(
    texts,
    draft.map(({ text }) => text),
  );
  // What no line of the draft stands for is where the line before it is.
  return new Set(
    blocks.flatMap((block) => {
      const own = block.flatMap((pair) => pair.draft ?? []);
      const first = block.find((pair) => pair.file !== null)?.file ?? 0;
      const before = draft.findLastIndex(({ text }) => text === texts[first - 1]);
      return own.length > 0 ? own : [before, before + 1];
    }),
  );
}

describe('the certificate of a file that was taken', () => {
  it('finds nothing where all of it was taken', () => {
    for (const given of WHOLE) expect(certify(given)).toMatchObject({ count: 0, differences: [] });
  });

  it('accounts for all that was left out, and for nothing else', () => {
    for (const given of PARTLY) {
      const certificate = certify(given);
      const others = certificate.differences.filter(({ why }) => why.some(({ kind }) => kind !== 'left'));
      expect(others).toEqual([]);
      expect(certificate.count > 0).toBe(given.knownDifferences.length > 0);
    }
  });

  it.each(Object.entries(PLANTS))('names %s, where it is, also beside what was left out', (_, plant) => {
    fc.assert(
      fc.property(fc.nat(PARTLY.length - 1), fc.nat(300), fc.nat(40), (file, line, nth) => {
        const given = PARTLY[file] as Certified;
        const at = line % given.draft.length;
        const planted = plant(given.draft, at, nth);
        fc.pre(planted !== null);
        const before = certify(given);
        const found = unknown(certify({ ...given, draft: planted.draft }));
        expect([before.count, found.length > 0]).toEqual([before.count, true]);
        // Beside a line that differed before, both may be told as one, or as more: they are compared as one stretch.
        const differing = differingLines(given);
        const isAlone = ![-2, -1, 0, 1, 2, 3].some((near) => {
          const index = (planted.at ?? at) + near;
          const isKnown = given.knownDifferences.some(
            ({ pid }) => pid !== null && given.draft[index]?.pids.includes(pid),
          );
          return isKnown || differing.has(index);
        });
        if (!isAlone) return;
        expect(found.map(({ what }) => what)).toEqual([
          expect.toSatisfy((what) => planted.what.includes(what)),
        ]);
        for (const words of planted.says) expect(found[0]?.words).toContain(words);
      }),
      { numRuns: amount(8, 150), seed },
    );
  });
});

/** A draft in which words that one person put in are signed otherwise. */
function signedAs(by: Signature, given: Certified): readonly DraftLine[] | null {
  const isDanas = ({ am, text }: DraftLine['runs'][number]) => am?.startsWith('B-Dana') && /\w/.test(text);
  const at = given.draft.findIndex(({ runs }) => runs.some(isDanas));
  const line = given.draft[at];
  if (!line || given.knownDifferences.some(({ pid }) => pid !== null && line.pids.includes(pid))) return null;
  const runs = line.runs.map((run) => (run.am?.startsWith('B-Dana') ? { ...run, by } : run));
  return given.draft.toSpliced(at, 1, { ...line, runs });
}

describe('the certificate of a file that was taken, of the end of what is quoted', () => {
  const given = certifiedFile(base, [], [], () => false);
  const at = given.draft.findIndex(({ text }) => /”; and$/.test(text));
  const line = given.draft[at] as DraftLine;
  const short = tampered(line, line.text.length - '; and'.length, line.text.length, '');

  it('puts no lost word down to the quotation marks', () => {
    const certificate = certify({ ...given, draft: replacing(given.draft, at, short) });
    expect(kindsOf(certificate)).toEqual(['unknown']);
    expect(certificate.differences[0]?.words).toContain('; and');
  });

  it('says of a change there that was left out that it was', () => {
    const { pids, text } = short;
    const paragraphs = given.file.paragraphs.map((one) =>
      one.inAct && one.runs.map((run) => run.text).join('') === line.text
        ? { ...one, runs: [{ text, by: null }], struck: [{ text: '; and', by: DANA }] }
        : one,
    );
    const reason = { kind: 'left', words: 'Left out.' } as const;
    const known = { reason, pid: pids[0] ?? null, isOfLines: false, draft: '; and', file: '' };
    const certificate = certify({ ...given, file: { ...given.file, paragraphs }, knownDifferences: [known] });
    expect(kindsOf(certificate)).toEqual(['left']);
  });
});

it('tells a lost line and a known one beside it as differences of one stretch, and hides neither', () => {
  const given = certifiedFile(base, [], [], () => false);
  const at = given.draft.findIndex(
    ({ text }, nth) => /^\(a\)\t/.test(text) && /^\(b\)\t/.test(given.draft[nth + 1]?.text ?? ''),
  );
  const known = given.draft[at + 1] as DraftLine;
  const paragraphs = given.file.paragraphs.filter((one) => acceptedText(one) !== known.text);
  // What is known of it names no provision: its words are all that it is recognised by.
  const reason = { kind: 'left', words: 'Left out.' } as const;
  const knownDifferences = [{ reason, pid: null, isOfLines: true, draft: known.text, file: '' }];
  const beside = { ...given, file: { ...given.file, paragraphs }, knownDifferences };
  expect(kindsOf(certify(beside))).toEqual(['left']);
  expect([...differingLines(beside)]).toEqual([at + 1]);
  const certificate = certify({ ...beside, draft: replacing(given.draft, at) });
  expect(unknown(certificate).map(({ what }) => what)).toEqual(['number', 'words', 'words', 'words']);
});

it('accounts for what was left out in one line of a provision, whatever was left out in another', () => {
  const given = certifiedFile(base, [], [], () => false);
  const tail = given.draft.find(({ text }) => /^prohibit the defendant/.test(text)) as DraftLine;
  const words = new Map([
    [tail.text, tail.text.replace('prohibit', 'stop')],
    ...given.draft
      .filter(({ pid, text }) => pid === tail.pid && text !== tail.text)
      .map(({ text }) => [text, `${text} now`] as const),
  ]);
  expect(words.size).toBe(2);
  const paragraphs = given.file.paragraphs.map((one) => {
    const text = words.get(one.runs.map((run) => run.text).join(''));
    return text === undefined || !one.inAct ? one : { ...one, runs: [{ text, by: null }] };
  });
  const reason = { kind: 'left', words: 'Left out.' } as const;
  const left = (field: 'intro' | 'wrapUp', draft: string, file: string) => ({
    reason,
    pid: tail.pid,
    field,
    isOfLines: false,
    draft,
    file,
  });
  const known = [left('wrapUp', 'prohibit', ''), left('intro', '', ' now'), left('wrapUp', '', 'stop')];
  const certificate = certify({ ...given, file: { ...given.file, paragraphs }, knownDifferences: known });
  expect([certificate.count, ...kindsOf(certificate)]).toEqual([2, 'left', 'left']);
});

it('says of a line of which only what was left out is left in the file that it was left out', () => {
  const given = certifiedFile(base, [], [], () => false);
  const heading = given.draft.find(({ text }) => text === 'England and Wales') as DraftLine;
  const paragraphs = given.file.paragraphs.map((one) =>
    one.inAct && one.runs.map((run) => run.text).join('') === heading.text
      ? { ...one, runs: [{ text: 'any person', by: ELI }] }
      : one,
  );
  const reason = { kind: 'left', words: 'Left out.' } as const;
  const known = ['any', ' person'].map((file) => ({
    ...{ reason, pid: heading.pid, field: 'heading' as const, isOfLines: false, draft: '', file },
  }));
  const file = { ...given.file, paragraphs };
  const draft = given.draft.filter((line) => line !== heading);
  expect(kindsOf(certify({ ...given, file, draft, knownDifferences: known }))).toEqual(['left']);
  // Of a line that stands elsewhere such words say nothing.
  const other = given.draft.find(({ pid, fields }) => pid !== heading.pid && fields.has('heading'));
  const elsewhere = known.map((one) => ({ ...one, pid: other?.pid ?? null }));
  expect(kindsOf(certify({ ...given, file, draft, knownDifferences: elsewhere }))).toEqual(['unknown']);
});

describe('the certificate of a file that was taken, of more than its words', () => {
  it.each([
    ['person’s name', { who: 'Eli Drafter', at: DANA.date ?? '' }, 'under the name Eli Drafter'],
    ['date', { who: 'Dana Counsel', at: '2026-12-24T09:00:00.000Z' }, 'dated 2026-12-24 09:00'],
  ])('names a change that is under another %s', (_, by, words) => {
    const cases = WHOLE.flatMap((given) => {
      const draft = signedAs(by, given);
      return draft ? [{ given, draft }] : [];
    });
    expect(cases.length).toBeGreaterThan(0);
    for (const { given, draft } of cases) {
      const [first] = unknown(certify({ ...given, draft }));
      expect(first).toMatchObject({ what: 'author' });
      expect(first?.words).toContain('under the name Dana Counsel, dated 2026-12-01 09:00');
      expect(first?.words).toContain(words);
    }
  });

  it('takes two times within a minute for one, as LibreOffice does that makes one change of neighbours', () => {
    const signed = (at: string) =>
      WHOLE.flatMap((given) => {
        const draft = signedAs({ who: 'Dana Counsel', at }, given);
        return draft ? unknown(certify({ ...given, draft })) : [];
      });
    expect(signed('2026-12-01T09:00:59.000Z')).toEqual([]);
    expect(signed('2026-12-01T09:01:01.000Z').length).toBeGreaterThan(0);
  });

  it('names words that are struck under another person’s name', () => {
    const found = WHOLE.flatMap((given) => {
      const at = given.draft.findIndex(({ struck }) => struck.some(({ am }) => am?.startsWith('B-Dana')));
      const line = given.draft[at];
      if (!line) return [];
      const struck = line.struck.map((run) => (run.am?.startsWith('B-Dana') ? { ...run, by: BY_ELI } : run));
      const draft = given.draft.toSpliced(at, 1, { ...line, struck });
      return [unknown(certify({ ...given, draft })).map(({ what }) => what)];
    });
    expect(found.length).toBeGreaterThan(0);
    // Where what was struck was typed again, nothing is told of it.
    expect(found.flat()).toContain('author');
  });

  it('names a comment that is lost, and says of one that was left out that it was', () => {
    const given = certifiedFile(base, [], [], () => false);
    const comments = [
      { author: 'Dana Counsel', text: 'Why so?' },
      { author: 'Dana Counsel', text: 'Why  so?' },
      { author: 'Ann Official', text: 'Ours.' },
    ];
    const file = { ...given.file, comments };
    const said = [['Ours.'], ['Why so?'], ['Why so?', 'On “x”: Why so?']];
    expect(certify({ ...given, file, comments: said })).toMatchObject({ count: 0, comments: 3 });
    const lost = certify({ ...given, file, comments: said.slice(0, 2) });
    expect(unknown(lost)).toEqual([
      expect.objectContaining({ what: 'comment', words: expect.stringContaining('Why  so?') }),
    ]);
    const reason = { kind: 'left', words: 'Left out.' } as const;
    const left = certify({
      ...given,
      file,
      comments: said.slice(0, 2),
      commentsLeft: [{ text: 'Why so?', reason }],
    });
    expect(kindsOf(left)).toEqual(['left']);
  });
});
