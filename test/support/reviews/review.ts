import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { expect, onTestFinished } from 'vitest';
import { getCurrentTest } from 'vitest/suite';
import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import { type CallInput, type CallName, type CallOutput, calls } from '../../../core/api.ts';
import type { Result } from '../../../core/base/result.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import type { Deps } from '../../../data/handlers/context/context.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { openReview, type Session } from '../../../data/session/session.ts';
import { temporaryFolder } from '../run/temporary.ts';

/** The value of a result that must not be a refusal. @throws Error with the refusal's own words */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused (${result.error.kind}): ${result.error.message}`);
  return result.value;
}

/** Closes something after the test that is running; what is opened outside a test is closed by whoever opened it. */
export function closeAfterTest(close: () => Promise<unknown>): void {
  if (getCurrentTest()) onTestFinished(async () => void (await close()));
}

/** The session or connection of a result that must not be a refusal. It is closed after the test. @throws as `must` */
export function mustOpen<T extends { readonly close: () => Promise<void> } | Knex>(result: Result<T>): T {
  const opened = must(result);
  closeAfterTest(() => ('destroy' in opened ? opened.destroy() : opened.close()));
  return opened;
}

type TestDeps = Deps & { person: () => { name: string; role: string } };

/** How often the clock of some `testDeps` was looked at, and how many ids they gave. */
const counts = new WeakMap<Deps, { ticks: number; ids: number }>();

/** A host's part played by a test: a clock that goes on a second at each look, a person, ids that count up. */
export function testDeps(name = 'Ann Draper'): TestDeps {
  const count = { ticks: 0, ids: 0 };
  const deps: TestDeps = {
    now: () => new Date(Date.UTC(2026, 10, 2, 9, 0, count.ticks++)).toISOString(),
    newId: () => `${name.split(' ')[0]?.toLowerCase()}-${++count.ids}`,
    person: () => ({ name, role: 'Policy' }),
  };
  counts.set(deps, count);
  return deps;
}

/** An open review with calls that throw when refused. */
export interface Opened {
  readonly path: string;
  readonly session: Session;
  readonly act: Provision;
  readonly do: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
}

export const opened = (session: Session, act: Provision): Opened => ({
  path: session.path,
  session,
  act,
  do: async (name, input) => {
    const value = must(await session.call(name, input));
    // What a handler answers is what the contract says, no more and no less. Said by no `expect` unless it fails: that a
    // call was made is no assertion of the test that makes it.
    const said = calls[name].output.parse(value);
    if (!isDeepStrictEqual(said, value)) expect(said).toEqual(value);
    return value;
  },
});

/** Moves an amendment to another state, its author's own too. @returns its revision then */
export async function moved(
  review: Opened,
  id: string,
  revision: number,
  state: AmendmentState,
): Promise<number> {
  if (state === 'agreed') await review.do('agreement.set', { who: 'anyone' });
  const { amendments } = await review.do('amendment.setState', { id, revision, state });
  return amendments[0]?.revision ?? 0;
}

/** With the sample responses, so that there is something to link to. */
const GIVEN = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current', samples: true } as const;

/** A file that was made with the `testDeps` of a person, how often they were asked, and what else came of it. */
interface Made<T> {
  readonly bytes: Buffer;
  readonly count: { readonly ticks: number; readonly ids: number };
  readonly value: T;
}

async function make<T>(name: string, work: (review: Opened) => Promise<T>): Promise<Made<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-made-'));
  try {
    const deps = testDeps(name);
    const session = mustOpen(await createReview(join(folder, 'made.keeling'), GIVEN, deps));
    const value = await work(opened(session, currentAct()));
    await session.close();
    return { bytes: readFileSync(session.path), count: { ticks: 0, ids: 0, ...counts.get(deps) }, value };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A copy of what was made, whose clock and ids go on from there. */
async function copyOf({ bytes, count }: Made<unknown>, path: string, deps: Deps): Promise<Opened> {
  writeFileSync(path, bytes);
  Object.assign(counts.get(deps) ?? {}, count);
  return opened(mustOpen(await openReview(path, deps)), currentAct());
}

/** New reviews, by whom they are made for: to copy one takes a seventh of the time that it takes to make one. */
const blank = new Map<string, Promise<Made<void>>>();

/** A new review of the Act as in force; in a folder of its own that goes when the test does, unless another is given. */
export async function newReview(deps: Deps = testDeps(), folder = temporaryFolder()): Promise<Opened> {
  const path = join(folder, 'stalking.keeling');
  const count = counts.get(deps);
  if (count?.ticks !== 0 || count.ids !== 0)
    return opened(mustOpen(await createReview(path, GIVEN, deps)), currentAct());
  const { name } = deps.person();
  const made = blank.get(name) ?? make(name, async () => undefined);
  blank.set(name, made);
  return copyOf(await made, path, deps);
}

/** Reviews with some work in them, which is done once and copied for each test, with what came of it. */
export function preparedReview<T>(name: string, work: (review: Opened) => Promise<T>) {
  let made: Promise<Made<T>> | undefined;
  return async (): Promise<{ readonly review: Opened; readonly value: T }> => {
    made ??= make(name, work);
    const path = join(temporaryFolder(), 'stalking.keeling');
    return { review: await copyOf(await made, path, testDeps(name)), value: (await made).value };
  };
}

/** The Act as in force. */
export const currentAct = (): Provision => must(loadAct('ukpga/1997/40', 'current')).root;

/** Subsection (3) of section 2A: the examples of acts associated with stalking. */
export function stalkingExamples(act: Provision): Provision {
  for (const section of walk(act)) {
    const found = section.num === '2A' && section.children.find(({ num }) => num === '(3)');
    if (found) return found;
  }
  throw new RangeError('No section 2A(3)');
}

/** An edit that puts `insert` in place of `words`, which must stand in the provision's opening words or content. */
export function replacing(act: Provision, pid: Pid, words: string, insert: string): TextEdit {
  const node = indexTree(act).byPid.get(pid);
  const field = node?.intro.includes(words) ? 'intro' : 'content';
  const from = node ? node[field].indexOf(words) : -1;
  if (from < 0) throw new RangeError(`${pid} does not say ${words}`);
  return { type: 'text', pid, field, from, to: from + words.length, insert, rank: 'V' };
}
