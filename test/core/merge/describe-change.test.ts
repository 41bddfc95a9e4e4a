import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { RECORD_SCHEMAS, type RecordKind, type RecordValues } from '../../../core/events/records.ts';
import type { Commitment, Note, Recommendation, Response, Source } from '../../../core/evidence/evidence.ts';
import { evidenceSchema } from '../../../core/evidence/evidence.ts';
import type { OpenConflict } from '../../../core/merge/calls.ts';
import { conflictWords } from '../../../core/merge/describe-change.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import { smallAct } from '../../support/acts/small-act.ts';

interface Values extends Omit<RecordValues, 'thread' | 'version' | 'scope'> {
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
}
type Kind = keyof Values;

/** By what nobody chooses: who said so and when, which is told beside each reading, and what only programs compare. */
type Untold =
  | 'id'
  | 'by'
  | 'at'
  | 'hash'
  | 'sha256'
  | 'print'
  | 'seq'
  | 'certificate'
  | 'consulted'
  | 'method';
/** Fields that say nothing by themselves for whoever chooses. */
interface AlsoUntold {
  readonly 'overlay-step': 'overlay' | 'key';
  readonly import: Exclude<keyof RecordValues['import'], 'file' | 'sheet' | 'respondents' | 'answers'>;
  readonly question: 'optionsFrom' | 'import' | 'was';
  readonly excerpt: 'suggested';
  readonly campaign: never;
}
type Told<K extends Kind> = Exclude<
  keyof Values[K],
  Untold | (K extends keyof AlsoUntold ? AlsoUntold[K] : never)
>;
/** A value of each kind, and another value of each field that a person could choose by. */
type Samples = {
  readonly [K in Kind]: readonly [Values[K], { readonly [F in Told<K>]-?: Exclude<Values[K][F], undefined> }];
};

const SHA = 'ab'.repeat(32);
const by = 'Ann Drafter';
const at = '2026-01-01T00:00:00.000Z';
const anchor = { from: 2, to: 6, quote: 'told', prefix: 'a ', suffix: ' to' };
const pin = { ...anchor, source: 'S-001' };
const none = { found: 'page 3', remark: '' };
const consultation = { id: 'consultation', ...NO_FIELDS, consulted: null } as const;
const profile = {
  header: 'one',
  columns: [{ header: 'Q1', code: '', role: 'open-question', question: { code: 'Q1', text: 'Why?' } }],
  // As an earlier version stored it.
  consent: { yes: ['Y'], no: ['N'] },
  confidential: { yes: [], no: [] },
  doubles: 'keep',
};

const SAMPLES: Samples = {
  source: [
    {
      id: 'S-001',
      title: 'Letter',
      author: 'A',
      date: '2024',
      licence: 'OGL',
      text: 'It was said',
      hash: SHA,
    },
    {
      title: 'Report',
      author: 'B',
      date: '2025',
      url: 'https://example.org/a',
      licence: 'None',
      text: 'It was not said',
      underlined: [{ from: 0, to: 2 }],
      tracker: true,
    },
  ],
  recommendation: [
    {
      id: '1',
      no: 1,
      addressee: 'Home Office',
      text: 'Do this.',
      gist: null,
      gistFrom: null,
      confidence: 'A',
      deadline: null,
      sub: [],
      ...none,
    },
    {
      no: 2,
      addressee: 'Police',
      text: 'Do that.',
      gist: 'To do this',
      gistFrom: 'The press',
      confidence: 'B',
      deadline: '2027',
      sub: [{ no: '(a)', text: 'now' }],
      found: 'page 4',
      remark: 'Doubtful',
    },
  ],
  response: [
    {
      id: 'R-1',
      recommendations: ['1'],
      body: 'The Government',
      date: '2025',
      category: 'accepted',
      terms: 'I accept',
      pins: [],
    },
    {
      recommendations: ['1', '2'],
      body: 'The police',
      date: '2026',
      category: 'not-accepted',
      terms: 'I do not',
      pins: [pin],
      tracker: true,
    },
  ],
  commitment: [
    {
      id: 'C-1',
      response: null,
      type: 'guidance',
      owner: 'Police',
      due: null,
      status: 'open',
      underlined: false,
      pin,
    },
    {
      response: 'R-1',
      type: 'legislation',
      owner: 'Home Office',
      due: '2027-01-01',
      status: 'done',
      underlined: true,
      pin: { ...pin, quote: 'said' },
      remark: 'Late',
    },
  ],
  note: [
    {
      id: 'N-001',
      date: '2025',
      author: 'A',
      organisation: 'Refuge',
      question: '',
      text: 'Yes.',
      wording: 'quoted',
      consent: false,
      confidential: false,
      found: 'a letter',
    },
    {
      date: '2026',
      author: 'B',
      organisation: 'Shelter',
      question: 'Q1',
      text: 'No.',
      wording: 'gist',
      consent: true,
      confidential: true,
      found: 'an e-mail',
    },
  ],
  theme: [
    { id: 'T-0001', name: 'Cost', description: '', parent: null },
    { name: 'Price', description: 'What it costs', parent: 'T-0002' },
  ],
  excerpt: [
    { id: 'E-0001', of: 'note:N-001', anchor, themes: [], stance: null, remark: '', by, at },
    {
      of: 'note:N-002',
      anchor: { ...anchor, quote: 'said' },
      detached: true,
      themes: ['T-0001'],
      stance: 'opposes',
      remark: 'Strong',
    },
  ],
  reading: [
    { id: 'x', of: 'note:N-001', as: 'read', by, at },
    { of: 'note:N-002', as: 'checked' },
  ],
  redaction: [
    { id: 'X-0001', of: 'note:N-001', anchor, because: '', by, at },
    { of: 'note:N-002', anchor: { ...anchor, quote: 'said' }, detached: true, because: 'A name' },
  ],
  decision: [
    { id: 'D-0001', about: 'recommendation:1', outcome: 'deferred', reason: '', by, at },
    { about: 'recommendation:2', outcome: 'taken-forward', reason: 'It is right' },
  ],
  question: [
    { id: 'Q-0001', code: '', text: 'Why?', kind: 'open', options: [], import: null },
    { code: 'Q1', text: 'How?', kind: 'closed', options: ['Yes'] },
  ],
  campaign: [
    {
      id: 'CA-001',
      name: 'Cards',
      question: 'question:Q-0001',
      example: 'answer:1',
      members: ['answer:1', 'answer:2'],
      without: [],
      by,
      at,
    },
    {
      name: 'Letters',
      question: 'question:Q-0002',
      example: 'answer:2',
      members: ['answer:1', 'answer:3'],
      without: ['answer:4'],
    },
  ],
  import: [
    {
      id: 'I-001',
      file: 'a.csv',
      sheet: '',
      sha256: SHA,
      profile: '',
      respondents: 2,
      answers: 3,
      rows: SHA,
      by,
      at,
    },
    { file: 'b.csv', sheet: 'One', respondents: 4, answers: 5 },
  ],
  profile: [
    { id: 'Ours', mapping: profile },
    { mapping: { ...profile, columns: [{ ...profile.columns[0], role: 'ignore' }] } },
  ],
  permission: [
    { id: SHA, header: 'May we publish it?', role: 'consent', decisions: [], by, at },
    {
      header: 'Is it confidential?',
      role: 'confidential',
      decisions: [{ value: 'in part', means: 'not-published' }],
    },
  ],
  reviewed: [
    { id: 'A-001 Ann', amendment: 'A-001', print: SHA, by, at },
    { amendment: 'A-002', change: ['replace'] },
  ],
  agreement: [{ id: 'agreement', who: 'anyone' }, { who: 'not-the-author' }],
  returned: [
    {
      id: SHA,
      file: 'a.docx',
      sha256: SHA,
      savedBy: 'Cy',
      seq: 3,
      taken: [],
      left: 0,
      agreed: [],
      waiting: [],
      by,
      at,
    },
    {
      file: 'b.docx',
      savedBy: 'Di',
      taken: [SHA],
      left: 2,
      agreed: ['“a” for “b”'],
      waiting: [
        { what: 'moved', words: 'It moved', place: 'section 1', pid: 's1', shown: [], by: null, done: null },
      ],
    },
  ],
  consultation: [
    consultation,
    Object.fromEntries(
      Object.keys(NO_FIELDS).map((field) => [field, `Said of ${field.length}`]),
    ) as unknown as Samples['consultation'][1],
  ],
  pack: [
    { id: 'consultation', order: ['about', 'draft-bill'], leftOut: [] },
    { order: ['draft-bill', 'about'], leftOut: ['left-alone'], proposes: 'all' },
  ],
  'pack-text': [
    { id: 'consultation/proposal:A-001/problem', text: 'One', computed: null },
    { text: 'Two', computed: 'Was' },
  ],
  'sign-off': [
    { id: 'response', by, at, findings: [] },
    { findings: [{ id: 'x', words: 'No closing date' }], reason: 'It is known to readers' },
  ],
  asking: [
    { id: 'asking', asks: [{ question: 'Q-0001', about: '' }] },
    { asks: [{ question: 'Q-0001', about: 'A-001' }] },
  ],
  left: [{ id: 'note:N-001', now: [] }, { now: ['note:N-002'] }],
  overlay: [
    { id: 'ab'.repeat(8), name: 'A Bill', hash: SHA, by, at },
    { name: 'B Bill', of: 'review' },
  ],
  'overlay-step': [
    {
      id: 'x y',
      overlay: 'ab'.repeat(8),
      key: 'y',
      text: 'In section 1…',
      state: 'skipped',
      made: null,
      revised: [],
      by,
      at,
    },
    {
      text: 'In section 2…',
      state: 'applied',
      made: { amendment: 'A-001', revision: 1 },
      revised: [{ amendment: 'A-002', revision: 2 }],
    },
  ],
  suggesting: [
    { id: 'suggesting', isOn: false, method: 'words', quality: null, dismissed: [], by, at },
    {
      isOn: true,
      quality: {
        threshold: 0.5,
        precision: 0.5,
        recall: 0.5,
        chance: 0.1,
        texts: 30,
        themes: 4,
        coded: 1,
        suggested: 1,
        right: 1,
      },
      dismissed: [{ of: 'note:N-001', theme: 'T-0001' }],
    },
  ],
};

const EVIDENCE = ['source', 'recommendation', 'response', 'commitment', 'note'] as const;
const isEvidence = (kind: string) => EVIDENCE.some((one) => one === kind);

/** What two people would be shown of two values of a thing; null for one that is gone. */
function shown(kind: Kind, values: readonly unknown[]): OpenConflict {
  const held = values.map((value, nth) => (isEvidence(kind) && value !== null ? { hash: `${nth}` } : value));
  const readings = held.map((value, nth) => ({
    event: `${nth}`,
    who: by,
    at,
    ours: nth === 0,
    value,
  }));
  const shelf = { read: (hash: string) => values[Number(hash)], add: () => '' };
  const { id } = SAMPLES[kind][0];
  return conflictWords({ thingName: 'x', kind, id, part: 'whole', readings }, smallAct(), shelf);
}

/** The names that the code has for the fields of a kind, and for what is in them. */
function fieldNames(schema: z.ZodType): readonly string[] {
  const inside = JSON.stringify(schema.toJSONSchema({ io: 'input', unrepresentable: 'any' }));
  return [...inside.matchAll(/"([A-Za-z0-9]+)":\{/g)].flatMap(([, name]) => name ?? []);
}

const schemaOf = (kind: Kind): z.ZodType =>
  (isEvidence(kind)
    ? evidenceSchema.shape[`${kind}s` as keyof typeof evidenceSchema.shape].element
    : RECORD_SCHEMAS[kind as RecordKind]) as z.ZodType;

const variants = (kind: Kind): readonly (readonly [field: string, value: object])[] =>
  Object.entries(SAMPLES[kind][1]).map(([field, other]) => [field, { ...SAMPLES[kind][0], [field]: other }]);

describe.each(Object.keys(SAMPLES) as readonly Kind[])('two readings of a %s', (kind) => {
  const [whole] = SAMPLES[kind];

  it('are told apart, whichever field they differ in', () => {
    for (const [field, value] of variants(kind)) {
      const [one, other] = shown(kind, [whole, value]).readings;
      expect(one?.words.length, field).toBeGreaterThan(0);
      expect(one?.words, field).not.toEqual(other?.words);
    }
  });

  it('are told without a name that only the code has, and without a hash', () => {
    const names = fieldNames(schemaOf(kind));
    expect(names.length).toBeGreaterThan(0);
    const all = variants(kind).flatMap(([, value]) =>
      [
        [whole, value],
        [value, null],
        [null, value],
      ].map((values) => shown(kind, values)),
    );
    for (const { about, readings } of all)
      for (const line of [about, ...readings.flatMap(({ words }) => words)]) {
        expect(names.filter((name) => line.startsWith(`${name}:`))).toEqual([]);
        expect(line).not.toMatch(/[[\]{}]|\bnull\b|undefined|[0-9a-f]{16}|[a-z][A-Z]|^[a-z-]+$|\w[/]\w+[/]/);
      }
  });
});

it('says of a long list what only one of them has', () => {
  const [campaign] = SAMPLES.campaign;
  const members = Array.from({ length: 2000 }, (_, nth) => `answer:${nth + 1}` as const);
  const [one, other] = shown('campaign', [
    { ...campaign, members },
    { ...campaign, members: members.slice(1) },
  ]).readings;
  expect(one?.words).toEqual(['Answers in it: answer 1; 1,999 that the other has too']);
  expect(other?.words).toEqual(['Answers in it: 1,999 that the other has too']);
});

it('names what is gone by the number that it had, and says that it is deleted', () => {
  const [excerpt] = SAMPLES.excerpt;
  const [theme] = SAMPLES.theme;
  const gone = 'T-0005~0123456789abcdef';
  const words = (kind: Kind, value: unknown) => shown(kind, [value, null]).readings[0]?.words.join(' ');
  expect(words('excerpt', { ...excerpt, themes: [gone] })).toContain('Coded: theme T-0005 (deleted)');
  expect(words('theme', { ...theme, parent: gone })).toContain('Part of theme T-0005 (deleted).');
});
