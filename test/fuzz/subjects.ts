import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEditFile } from '../../core/amend/edits/plain-edit.ts';
import { resolvePlainEdits } from '../../core/amend/edits/resolve-edits.ts';
import { firstRank } from '../../core/amend/text/rank.ts';
import type { CallInput, CallName } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { importAct } from '../../data/corpus/import.ts';
import { verifyPack } from '../../data/papers/pack/verify.ts';
import { type FileReader, READERS, type ReaderName, readHere } from '../../data/readers/readers.ts';
import { openReview, type Session } from '../../data/session/session.ts';
import type { Dice } from '../browser/support/dice.ts';
import { must, testDeps } from '../support/reviews/review.ts';
import { spoilArchive } from './archive.ts';
import { spoilBytes } from './bytes.ts';
import { spoilJson } from './json.ts';
import { spoilMarkup } from './markup.ts';
import type { Samples } from './samples.ts';

/** What a file is made of, which says how it is spoilt. */
export type Kind =
  | 'xml'
  | 'docx'
  | 'xlsx'
  | 'csv'
  | 'text'
  | 'html'
  | 'pdf'
  | 'json'
  | 'review'
  | 'pack'
  | 'package';

/** What a reader is tried in: a folder of its own, and an open review. */
export interface Bench {
  readonly folder: string;
  readonly session: Session;
  /** Reads in a thread of its own, as a window's host does. */
  readonly readApart: FileReader;
}

/** A reader that is tried, and the kinds of file it is tried with. */
export interface Subject {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly read: (bytes: Uint8Array, bench: Bench, kind: Kind) => Promise<Result<unknown>>;
}

const ENDINGS: Readonly<Record<Kind, string>> = {
  xml: 'xml',
  docx: 'docx',
  xlsx: 'xlsx',
  csv: 'csv',
  text: 'txt',
  html: 'html',
  pdf: 'pdf',
  json: 'json',
  review: 'keeling',
  pack: 'zip',
  package: 'keeling-package',
};
export const nameOf = (kind: Kind): string => `file.${ENDINGS[kind]}`;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** A call of the contract that takes a file, so that what gets past the reader is tried on the review, too. */
const by =
  <N extends CallName>(name: N, input: (bytes: Uint8Array, kind: Kind) => CallInput<N>): Subject['read'] =>
  (bytes, { session }, kind) =>
    session.call(name, input(bytes, kind));

const ABOUT = { title: 'A tracker', author: 'A force', date: '2025-11', licence: 'None: made up' };

/** What each reader of the table in `data/readers` is tried with; one that is not here doesn't compile. */
const READ_HERE: Readonly<Record<ReaderName, readonly Kind[]>> = {
  act: ['xml'],
  source: ['docx', 'html', 'pdf', 'text'],
  tables: ['csv', 'xlsx', 'docx'],
  responses: ['csv', 'xlsx', 'docx', 'json'],
  dictionary: ['csv', 'xlsx'],
  package: ['package'],
  returned: ['docx'],
  accepted: ['docx'],
};

const readersAlone = (Object.keys(READERS) as ReaderName[]).map(
  (reader): Subject => ({
    name: reader,
    kinds: READ_HERE[reader],
    // Of a PDF, one page can take for ever, and only its thread can be ended.
    read: (bytes, { readApart }, kind) =>
      (kind === 'pdf' ? readApart : readHere)(reader, { bytes, name: nameOf(kind), sheet: undefined }),
  }),
);

async function editsOf(bytes: Uint8Array, { session }: Bench): Promise<Result<unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(textOf(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('invalid', error.message);
    throw error;
  }
  const file = readEditFile(json);
  if (!file.ok) return file;
  const { root } = must(await session.call('act.get', {}));
  const { edits, ...words } = file.value;
  let ids = 0;
  const resolved = resolvePlainEdits(root, edits, {
    newPid: () => `fuzz-${++ids}`,
    rank: firstRank('A-001'),
  });
  if (!resolved.ok) return resolved;
  const { title, purpose, reason } = words;
  return session.call('amendment.create', {
    edits: [...resolved.value],
    ...(title === undefined ? {} : { title }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(reason === undefined ? {} : { reason }),
  });
}

async function reviewOf(bytes: Uint8Array, { folder }: Bench): Promise<Result<unknown>> {
  const path = join(folder, 'strange.keeling');
  writeFileSync(path, bytes);
  const opened = await openReview(path, testDeps());
  if (!opened.ok)
    return Buffer.compare(readFileSync(path), bytes) === 0 ? opened : refuse('internal', 'CHANGED');
  const { call, close } = opened.value;
  try {
    const answers = [
      await call('ledger.verify', {}),
      await call('amendment.list', {}),
      await call('evidence.get', {}),
      await call('coverage.get', {}),
      await call('search.run', { words: 'stalking' }),
      await call('ledger.list', { after: 0, limit: 5000 }),
      await call('amendment.create', { title: 'One more' }),
    ];
    return answers.find((answer) => !answer.ok) ?? ok(null);
  } finally {
    await close();
  }
}

/** Every reader there is. One of `data/readers` is here by itself; one with a call of its own is a line more. */
export const SUBJECTS: readonly Subject[] = [
  ...readersAlone,
  {
    name: 'host.importAct',
    kinds: ['xml'],
    read: (bytes, { folder }) =>
      importAct(bytes, { shelf: join(folder, 'shelf'), keep: true, replace: true, as: 'ukpga/1/1@1' }),
  },
  {
    name: 'compare.run',
    kinds: ['xml'],
    read: by('compare.run', (bytes, kind) => ({
      before: { from: 'act', id: 'ukpga/1997/40', version: 'current' },
      after: { from: 'file', name: nameOf(kind), base64: base64(bytes) },
    })),
  },
  {
    name: 'consultation.import',
    kinds: ['csv', 'xlsx', 'docx', 'json'],
    read: by('consultation.import', (bytes, kind) => ({ name: nameOf(kind), base64: base64(bytes) })),
  },
  {
    name: 'tracker.import',
    kinds: ['csv', 'xlsx', 'docx'],
    read: by('tracker.import', (bytes, kind) => ({ name: nameOf(kind), base64: base64(bytes), ...ABOUT })),
  },
  {
    name: 'consultation.dictionary',
    kinds: ['csv', 'xlsx'],
    read: by('consultation.dictionary', (bytes, kind) => ({ name: nameOf(kind), base64: base64(bytes) })),
  },
  { name: 'edit.json', kinds: ['json'], read: editsOf },
  { name: 'wording.read', kinds: ['text'], read: by('wording.read', (bytes) => ({ text: textOf(bytes) })) },
  { name: 'wording.apply', kinds: ['text'], read: by('wording.apply', (bytes) => ({ text: textOf(bytes) })) },
  { name: 'review', kinds: ['review'], read: reviewOf },
  {
    name: 'package.merge',
    kinds: ['package'],
    read: by('package.merge', (bytes, kind) => ({ name: nameOf(kind), base64: base64(bytes) })),
  },
  {
    name: 'verify',
    kinds: ['pack'],
    read: (bytes, { folder }) => {
      writeFileSync(join(folder, 'pack.zip'), bytes);
      return verifyPack(join(folder, 'pack.zip'));
    },
  },
];

const WAYS: Readonly<
  Record<Kind, (file: Uint8Array, dice: Dice, others: readonly Uint8Array[]) => Uint8Array>
> = {
  xml: (file, dice, others) =>
    dice.below(3) === 0 ? spoilBytes(file, dice, others) : spoilMarkup(file, dice),
  html: (file, dice, others) =>
    dice.below(2) === 0 ? spoilBytes(file, dice, others) : spoilMarkup(file, dice),
  docx: spoilArchive,
  xlsx: spoilArchive,
  pack: spoilArchive,
  package: spoilArchive,
  csv: spoilBytes,
  text: spoilBytes,
  pdf: spoilBytes,
  review: spoilBytes,
  json: spoilJson,
};

/** A real file of a kind, spoilt. */
export function spoilt(kind: Kind, samples: Samples, dice: Dice): Uint8Array {
  const files = samples[kind];
  return WAYS[kind](dice.pick(files), dice, files);
}
