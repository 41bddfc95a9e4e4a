import { connect } from '../../../data/store/sqlite/driver.ts';

/**
 * What a review's file holds, read from its tables as they are: nothing of how a merge comes to them, or of how a review
 * is read, is asked.
 */

type Json = Readonly<Record<string, unknown>>;
const read = (json: unknown): Json => JSON.parse(String(json)) as Json;

/** A row of a table with its name, and what it says in a form that is the same for the same. */
export interface Held {
  readonly kind: string;
  readonly id: string;
  readonly value: Json;
}

export interface Contents {
  readonly held: readonly Held[];
  /** All that its ledger tells, and what was kept of what was, as one text. */
  readonly told: string;
}

/** Tables by name, with what of each row says which it is; what is a copy's own count or place is left out. */
export async function contentsOf(path: string): Promise<Contents> {
  const db = connect(path);
  try {
    const rows = (table: string): Promise<readonly Json[]> => db(table).select() as Promise<Json[]>;
    const held: Held[] = [];
    for (const row of await rows('amendment')) {
      const { revision: _, ...value } = read(row.json);
      held.push({ kind: 'amendment', id: String(row.id), value });
    }
    for (const table of ['evidence', 'record'])
      for (const { kind, id, json } of await rows(table))
        held.push({ kind: String(kind), id: String(id), value: read(json) });
    for (const { id, json } of await rows('link'))
      held.push({ kind: 'link', id: String(id), value: read(json) });
    for (const { key, json } of await rows('ignored_finding'))
      held.push({ kind: 'finding', id: String(key), value: read(json) });
    for (const table of ['respondent', 'answer'])
      for (const row of await rows(table)) held.push({ kind: table, id: String(row.id), value: row });
    const told = [...(await rows('ledger')), ...(await rows('kept'))].map((row) => row.payload ?? row.json);
    return {
      held: held.toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1)),
      told: told.join('\n'),
    };
  } finally {
    await db.destroy();
  }
}

const ofKind = ({ held }: Contents, kind: string): ReadonlyMap<string, Json> =>
  new Map(held.flatMap((one) => (one.kind === kind ? [[one.id, one.value] as const] : [])));

const tokensIn = (value: unknown): readonly string[] =>
  JSON.stringify(value ?? '').match(/\[[^\]"{}]+\]/g) ?? [];
const firstToken = (value: unknown): string => tokensIn(value)[0] ?? '';
const afterLast = (words: unknown, by: string): string => {
  const text = String(words);
  return text.slice(text.lastIndexOf(by) + by.length);
};

/** The token of whatever a reference names, by the words that it says of itself; undefined for what isn't there. */
function named(contents: Contents, ref: string): string | undefined {
  const at = ref.indexOf(':');
  const [kind, id] = [ref.slice(0, at), ref.slice(at + 1)];
  const value = ofKind(contents, kind).get(id);
  if (!value) return undefined;
  const words = { amendment: value.purpose, theme: value.name, note: value.text, answer: value.text };
  return firstToken(words[kind as keyof typeof words] ?? '');
}

/** What in a file is about another thing than it says that it is about, and what is about nothing that is there. */
export function wrongIn(contents: Contents): readonly string[] {
  const wrong: string[] = [];
  const must = (what: string, ref: unknown, said: string): void => {
    const is = named(contents, String(ref));
    // A number that was left says what it is called from here on, and nothing of its own.
    if (is !== undefined && is !== '' && is !== said) wrong.push(`${what}: about ${is}, and says ${said}`);
  };
  for (const { kind, id, value } of contents.held) {
    const what = `${kind} ${id}`;
    if (kind === 'excerpt') {
      const [, of, under] = /^\[[^\]]+\] in (.*) under (.*)$/.exec(String(value.remark)) ?? [];
      must(what, value.of, of ?? '');
      for (const theme of value.themes as readonly string[]) must(what, `theme:${theme}`, under ?? '');
      if (named(contents, String(value.of)) === undefined)
        wrong.push(`${what}: of ${value.of}, which is gone`);
    } else if (kind === 'thread') {
      const [first] = value.comments as readonly Json[];
      must(what, value.on, afterLast(first?.text, ' on '));
    } else if (kind === 'decision') must(what, value.about, afterLast(value.reason, ' of '));
    else if (kind === 'response' && value.tracker === true) {
      const [pin] = value.pins as readonly Json[];
      const source = ofKind(contents, 'source').get(String(pin?.source));
      const { from = 0, to = 0, quote } = (pin ?? {}) as { from?: number; to?: number; quote?: string };
      if (String(source?.text).slice(from, to) !== quote) wrong.push(`${what}: not in ${pin?.source}`);
    } else if (kind === 'answer') {
      const question = ofKind(contents, 'question').get(String(value.question));
      const asked = /says of (.*?\?)/.exec(String(value.text))?.[1];
      if (question?.text !== asked) wrong.push(`${what}: to ${question?.text}, and says ${asked}`);
    } else if (kind === 'import') {
      const who = [...ofKind(contents, 'respondent').values()].filter((one) => one.import === id);
      const said = [...ofKind(contents, 'answer').values()].filter(({ respondent }) =>
        who.some((one) => one.id === respondent),
      );
      const counts = [who.length, said.length];
      if (String(counts) !== String([value.respondents, value.answers]))
        wrong.push(`${what}: holds ${counts}`);
      if (Math.min(...who.map((one) => Number(one.id))) !== value.first)
        wrong.push(`${what}: begins elsewhere`);
    }
  }
  const imports = ofKind(contents, 'import');
  for (const [id, { import: from }] of ofKind(contents, 'respondent'))
    if (!imports.has(String(from))) wrong.push(`respondent ${id}: of ${from}, which is gone`);
  return wrong;
}

/** What nobody takes back. */
const KEPT: ReadonlySet<string> = new Set(['amendment', 'note', 'thread']);

/**
 * What a file says in all that nobody took back, kind by kind and without a number: the same in whatever order people's
 * work came. What one took back and another tied something to is there again, until somebody chooses, where the two came
 * together before a third had untied it; that depends on the order.
 */
export function wordsIn({ held }: Contents): readonly string[] {
  return held
    .filter(({ kind }) => KEPT.has(kind))
    .map(({ kind, value }) => `${kind}: ${tokensIn(value).join(' ')}`)
    .filter((words) => words.includes('['))
    .toSorted();
}
