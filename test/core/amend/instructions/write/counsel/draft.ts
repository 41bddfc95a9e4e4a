import { join } from 'node:path';
import { parseCitation } from '../../../../../../core/act/citation.ts';
import type { Instrument } from '../../../../../../core/act/instrument.ts';
import { type Field, indexTree, type Provision, provision } from '../../../../../../core/act/tree.ts';
import type { PlainEdit } from '../../../../../../core/amend/edits/plain-edit.ts';
import { actAt } from '../../../../../support/acts/act.ts';
import { instrumentIn } from '../../../../../support/acts/bill-pair.ts';

/** The 1997 Act, which most drafts are of. */
export const act = actAt('current');

/** A made-up Act with what the 1997 Act has not: Parts, Chapters, Schedules in Parts, a list of definitions. */
export const ferries = instrumentIn(
  join(import.meta.dirname, '../../../../../fixtures/amending/ferries/act.xml'),
);

/** A draft, the clause that counsel would write of it, and what that follows. */
export interface CounselDraft {
  readonly name: string;
  /** The Act it amends, where not the 1997 Act. */
  readonly of?: Instrument;
  readonly edits: readonly PlainEdit[];
  /** Line by line, set in by its level as it is printed. */
  readonly clause: readonly string[];
  /** A rule or example of drafting-conventions.md §3 (or another part of it), or a real provision that put the same kind of change. */
  readonly follows: string;
}

/** @throws Error where the Act has no such provision. */
export function at({ root }: Instrument, citation: string): Provision {
  const found = indexTree(root).byPid.get(parseCitation(root, citation) ?? '');
  if (!found) throw new Error(`${citation} is not in the Act`);
  return found;
}

/** A field of a provision as it is to read, as typing makes it of what it reads: what is the same at its ends is left alone. */
export function reads(of: Instrument, citation: string, field: Field, now: string): PlainEdit {
  const { pid, [field]: was } = at(of, citation);
  let from = 0;
  while (from < Math.min(was.length, now.length) && was[from] === now[from]) from++;
  let end = 0;
  while (end < Math.min(was.length, now.length) - from && was.at(-1 - end) === now.at(-1 - end)) end++;
  const insert = now.slice(from, now.length - end);
  return { type: 'text', pid, field, from, to: was.length - end, insert, rank: 'V001' };
}

export const replace = (citation: string, words: string, by: string): PlainEdit => ({
  in: citation,
  replace: words,
  with: by,
});
export const omit = (citation: string): PlainEdit => ({ in: citation, omit: true });

type Given = Extract<PlainEdit, { insertProvision: object }>['insertProvision'];
export const after = (citation: string, insertProvision: Given): PlainEdit => ({
  after: citation,
  insertProvision,
});
export const before = (citation: string, insertProvision: Given): PlainEdit => ({
  before: citation,
  insertProvision,
});

let made = 0;

/** A provision put in as the first in its parent, or in the place of another that is left out. */
export function under(
  of: Instrument,
  parent: string,
  place: string | null,
  given: Omit<Parameters<typeof provision>[0], 'pid'>,
  rank = 'V001',
): PlainEdit {
  const after = place === null ? null : at(of, place).pid;
  return {
    type: 'insert',
    parent: at(of, parent).pid,
    after,
    rank,
    provision: provision({ ...given, pid: `counsel-${++made}` }),
  };
}
