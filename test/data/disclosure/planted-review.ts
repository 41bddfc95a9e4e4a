import { countAnswers } from '../../../core/consultation/tally.ts';
import type { Kind, Kinds } from '../../../core/disclosure/kinds.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import { RULES, type Rule } from '../../../core/disclosure/rules.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { digest } from '../../../data/base/hash.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { currentAct, linkOf, note, sampleAmendments } from '../../support/papers/pack.ts';

/** Redacted in a note, and so to be in no other field either. */
export const REDACTED_WORDS = 'Zebulon Quillfeather';
export const WITHHELD = 'Velvet tribunal';
/** A year that nothing else is of: when somebody did something, which the public is not told. */
const YEAR = '1987';
const PLANTED_TIME = `${YEAR}-05-06T07:08:09.000Z`;
/** The year as it is read and as a calendar's file has it. */
export const PLANTED_DATES = [YEAR, `${YEAR}0506T`];

export type Field = `${Kind}.${string}`;

/** The word that stands for a field: of letters alone, so that no format writes it in another way. */
export const tokenOf = (field: Field): string =>
  `qz${field.replace(/[^a-z]/gi, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase())}zq`;

const ruleOf = (field: Field): Rule => {
  const [kind, name] = field.split('.') as [Kind, string];
  return (RULES[kind] as Readonly<Record<string, Rule>>)[name] ?? 'open';
};

/** Whether the table lets a reader have what stands in a field. */
export const allows = (field: Field, reader: Reader): boolean => {
  const rule = ruleOf(field);
  return rule !== 'secret' && (reader === 'lawyer' || (rule !== 'internal' && rule !== 'undated'));
};

const words = (field: Field): string => `${tokenOf(field)} and ${REDACTED_WORDS}.`;

/** Strings of a field that hold words, and not what they are found by. */
const WORD_KEYS = new Set(['quote', 'prefix', 'suffix', 'text', 'name', 'header', 'by', 'method']);
const plantIn = (value: unknown, planted: string, isWord = true): unknown => {
  if (typeof value === 'string') return isWord ? planted : value;
  if (Array.isArray(value)) return value.map((item) => plantIn(item, planted, isWord));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, plantIn(inner, planted, WORD_KEYS.has(key))]),
  );
};

/** A record with a word of its own in each field that the table does not leave open. */
function plant<K extends Kind>(
  kind: K,
  record: Kinds[K],
): { readonly record: Kinds[K]; readonly fields: readonly Field[] } {
  const fields: Field[] = [];
  const planted = Object.entries(record).map(([name, value]) => {
    const field: Field = `${kind}.${name}`;
    const rule = ruleOf(field);
    if (rule === 'open' || value === undefined) return [name, value];
    if (rule === 'undated') return [name, PLANTED_TIME];
    if (kind === 'excerpt' && name === 'anchor') return [name, value];
    fields.push(field);
    return [name, plantIn(value, words(field))];
  });
  return { record: Object.fromEntries(planted), fields };
}

const BY = { by: 'x', at: 'x' };
const NOTE_TEXT = `I am ${REDACTED_WORDS}, and say so. ${tokenOf('note.text')} is what I ask.`;
const ANSWER_TEXT = `It is ${tokenOf('text.text')}, as I said.`;

/** A review with a word in each field, of which some kinds may be left out, and what is planted where. */
export function reviewOf(
  document: DocumentKind,
  kinds: ReadonlySet<Kind>,
): { readonly source: PaperSource; readonly fields: readonly Field[] } {
  const instrument = currentAct();
  const evidence = loadEvidence();
  const fields = new Set<Field>(['note.text', 'excerpt.anchor', 'text.text']);
  const all = <K extends Kind>(kind: K, records: readonly Kinds[K][]): readonly Kinds[K][] =>
    kinds.has(kind) || kind === 'consultation' || kind === 'review'
      ? records.map((record) => {
          const planted = plant(kind, record);
          for (const field of planted.fields) fields.add(field);
          return planted.record;
        })
      : [];
  const question = {
    id: 'Q-0001',
    code: 'x',
    text: 'x',
    kind: 'closed',
    options: ['x'],
    import: null,
    was: { code: 'x', text: 'x' },
  } as const;
  const notes = all('note', [note({ id: 'N-001', found: '/home/x' })]).map((one) => ({
    ...one,
    text: NOTE_TEXT,
  }));
  const secret = note({
    id: 'N-002',
    text: WITHHELD,
    author: WITHHELD,
    organisation: WITHHELD,
    consent: false,
  });
  const redaction: Redaction = {
    id: 'R-0001',
    of: 'note:N-001',
    anchor: makeAnchor(NOTE_TEXT, 5, 5 + REDACTED_WORDS.length),
    because: 'x',
    ...BY,
  };
  const text = {
    of: 'answer:1001',
    by: 'respondent:1',
    name: 'x',
    text: ANSWER_TEXT,
    question: { key: 'Q-0001', name: 'x' },
    type: 'x',
    consent: true,
    confidential: false,
    ownNames: [],
    otherNames: [],
  } as const;
  const quote = tokenOf('text.text');
  const anchor = makeAnchor(
    ANSWER_TEXT,
    ANSWER_TEXT.indexOf(quote),
    ANSWER_TEXT.indexOf(quote) + quote.length,
  );
  const excerpt = {
    id: 'X-0001',
    of: 'answer:1001',
    anchor,
    themes: ['T-0001'],
    stance: 'supports',
    remark: 'x',
    suggested: { method: 'x', score: 1, words: ['x'] },
    ...BY,
  } as const;
  const amendments = all(
    'amendment',
    sampleAmendments().map((one) => ({ ...one, state: 'agreed', aside: [] })),
  );
  const arrangement = {
    id: document,
    order: [
      'notes',
      'themes',
      'matrix',
      'effects',
      'marked-up',
      'as-amended',
      'amendments',
      'changes',
      'recommendations',
    ],
    leftOut: [],
  };
  const tally = countAnswers(question, [
    { text: 'x', type: 'Kind', count: 40, inCampaigns: 0 },
    { text: 'y', type: 'Kind', count: 30, inCampaigns: 0 },
  ]);
  const stored: PaperSource['stored'] = {
    review: all('review', [{ id: 'r-1', title: 'x' }]),
    amendment: amendments,
    link: all('link', [
      { ...linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1'), looked: BY },
      linkOf('L-2', 'evidence-for', 'amendment:A-001', 'note:N-001'),
      linkOf('L-3', 'evidence-for', 'amendment:A-001', 'note:N-002'),
      linkOf('L-4', 'evidence-for', 'amendment:A-001', 'excerpt:X-0001'),
      linkOf('L-5', 'evidence-for', 'amendment:A-002', 'theme:T-0001'),
      linkOf('L-6', 'evidence-for', 'amendment:A-002', 'answer:1001'),
    ]),
    source: evidence.sources,
    recommendation: all('recommendation', evidence.recommendations),
    response: all('response', evidence.responses),
    commitment: all('commitment', evidence.commitments),
    note: [...notes, secret],
    decision: all('decision', [
      { id: 'D-1', about: 'recommendation:2', outcome: 'deferred', reason: 'x', ...BY },
    ]),
    theme: all('theme', [{ id: 'T-0001', name: 'x', description: 'x', parent: null }]),
    question: all('question', [question]),
    excerpt: all('excerpt', [excerpt]),
    text: all('text', [text]).map((one) => ({ ...one, text: ANSWER_TEXT })),
    consultation: all('consultation', [{ ...NO_FIELDS, opens: null }]),
    'pack-text': all('pack-text', [
      {
        id: `${document}/${document === 'response' ? 'introduction' : 'foreword'}/foreword`,
        text: 'x',
        computed: null,
      },
    ]),
  };
  return {
    fields: [...fields],
    source: {
      stored,
      ledger: { seq: 12, hash: 'ab'.repeat(32), at: '2026-11-23T12:00:00.000Z' },
      instrument,
      instrumentHash: digest(instrument),
      redactions: [redaction],
      answersWithheld: { answersWithoutConsent: 0, confidentialAnswers: 0 },
      document,
      arrangement,
      questions: kinds.has('question') ? [{ question: 'Q-0001', about: 'A-001' }] : [],
      leastShown: 1,
      citing: [],
      suspect: [],
      outcome:
        document === 'consultation'
          ? null
          : {
              respondents: 70,
              unpublished: 0,
              unasked: 0,
              byType: [{ name: words('name.name'), count: 70 }],
              organisations: [words('name.name')],
              tallies: all('tally', [tally]),
              answers: new Map([['Q-0001', 70]]),
              themes: [],
              suggested: null,
              amendments,
              consulted: {
                root: instrument.root,
                amendments,
                arrangement: UNEDITED_PAPER.arrangement,
                questions: [],
                version: null,
                isRebased: false,
              },
            },
    },
  };
}
