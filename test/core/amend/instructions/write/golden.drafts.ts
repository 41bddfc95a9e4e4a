import { indexTree, type Provision, provision } from '../../../../../core/act/tree.ts';
import type { Edit } from '../../../../../core/amend/edits/edit.ts';
import type { PlainEdit } from '../../../../../core/amend/edits/plain-edit.ts';
import { act, pid } from '../../../../support/drafts/check-drafts.ts';

/** A draft of the 1997 Act, our wording of it, and how a real Act or Bill put the same kind of change. */
export interface GoldenRow {
  readonly draft: string;
  readonly edits: readonly PlainEdit[];
  readonly real: string;
  /** Where the real wording is: drafting-conventions.md §3.7 (A) or §3.8 (numbers). */
  readonly source: string;
  /** How a Scottish Act or Bill put it, where that is another form. */
  readonly scottish?: { readonly real: string; readonly source: string };
}

export const node = (citation: string): Provision => {
  const found = indexTree(act.root).byPid.get(pid(citation));
  if (!found) throw new Error(citation);
  return found;
};

type Field = 'heading' | 'intro' | 'content' | 'wrapUp' | 'num';

/** A field that reads otherwise: what is the same at both ends is left alone, as typing leaves it. */
export function reads(citation: string, field: Field, now: string): PlainEdit {
  const was = node(citation)[field];
  let from = 0;
  while (from < Math.min(was.length, now.length) && was[from] === now[from]) from++;
  let end = 0;
  while (end < Math.min(was.length, now.length) - from && was.at(-1 - end) === now.at(-1 - end)) end++;
  const insert = now.slice(from, now.length - end);
  return { type: 'text', pid: pid(citation), field, from, to: was.length - end, insert, rank: 'V001' };
}

/** The same change at every place where words stand in a provision's text. */
export function everyPlace(citation: string, words: string, by: string): readonly PlainEdit[] {
  const { content, pid: at } = node(citation);
  const edits: PlainEdit[] = [];
  for (let from = content.indexOf(words); from >= 0; from = content.indexOf(words, from + 1)) {
    edits.push({
      type: 'text',
      pid: at,
      field: 'content',
      from,
      to: from + words.length,
      insert: by,
      rank: 'V001',
    });
  }
  return edits;
}

let made = 0;
export const put = (given: Omit<Parameters<typeof provision>[0], 'pid'>): Provision =>
  provision({ ...given, pid: `golden-${++made}` });

export const under = (parent: string, after: string | null, given: Provision, pair?: string): Edit => ({
  type: 'insert',
  parent: pid(parent),
  after: after === null ? null : pid(after),
  rank: 'V001',
  provision: given,
  ...(pair === undefined ? {} : { pair }),
});

/** Definitions by what they begin with, since a citation needs their section. */
export const DEFINITIONS = 'section 8(3)';
export const definition = (term: string): string => `the definition of “${term}” in ${DEFINITIONS}`;

export const insertAfter = (citation: string, after: string, insert: string): PlainEdit => ({
  in: citation,
  after,
  insert,
});
