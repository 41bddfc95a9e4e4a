import { join } from 'node:path';
import { expect } from 'vitest';
import { indexTree, type Pid, type Provision, walk } from '../../core/act/tree.ts';
import type { AmendmentState } from '../../core/amend/amendment.ts';
import type { TextEdit } from '../../core/amend/edit.ts';
import { type CallInput, type CallName, type CallOutput, calls } from '../../core/api.ts';
import type { Result } from '../../core/result.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import type { Deps } from '../../data/handlers/context.ts';
import { createReview, type Session } from '../../data/handlers.ts';
import { temporaryFolder } from './temporary.ts';

/** The value of a result that must not be a refusal. @throws Error with the refusal's own words */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused (${result.error.kind}): ${result.error.message}`);
  return result.value;
}

/** A host's part played by a test: a clock that goes on a second at each look, a person, ids that count up. */
export function testDeps(name = 'Ann Draper'): Deps & { person: () => { name: string; role: string } } {
  let ticks = 0;
  let ids = 0;
  return {
    now: () => new Date(Date.UTC(2026, 10, 2, 9, 0, ticks++)).toISOString(),
    newId: () => `${name.split(' ')[0]?.toLowerCase()}-${++ids}`,
    person: () => ({ name, role: 'Policy' }),
  };
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
    // What a handler answers is what the contract says, no more and no less.
    expect(calls[name].output.parse(value)).toEqual(value);
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

/** A new review of the Act as in force; in a folder of its own that goes when the test does, unless another is given. */
export async function newReview(deps: Deps = testDeps(), folder = temporaryFolder()): Promise<Opened> {
  const path = join(folder, 'stalking.keeling');
  const given = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };
  return opened(must(await createReview(path, given, deps)), currentAct());
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
