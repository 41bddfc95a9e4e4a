import type { ChangeKind } from '../amend/changes/change.ts';
import type { PackModel } from './model.ts';

/** A row of a table of effects: the affected provision, the effect, and the amendment that has it. */
export interface EffectLine {
  /** The affected provision, for example `section 2A(3)(g)`. */
  readonly affected: string;
  /** The effect in the terms of legislation.gov.uk, for example `words inserted` (drafting-conventions.md §4.5). */
  readonly effect: string;
  /** The amendment that has the effect. */
  readonly by: string;
  readonly title: string;
  /** The state of the amendment, for example `draft`. */
  readonly state: string;
  /** The change in words. */
  readonly change: string;
}

/** The effect in words. @param many whether the change has more than one word */
const EFFECT: Readonly<Record<ChangeKind, (many: boolean) => string>> = {
  inserted: (many) => (many ? 'words inserted' : 'word inserted'),
  deleted: (many) => (many ? 'words omitted' : 'word omitted'),
  replaced: (many) => (many ? 'words substituted' : 'word substituted'),
  'provision-inserted': () => 'inserted',
  'provision-omitted': () => 'omitted',
  'provision-substituted': () => 'substituted',
  'provision-moved': () => 'moved',
  'provision-divided': () => 'divided',
};

const isMany = (text: string): boolean => text.trim().split(/\s+/).length > 1;

/** The rows of the table of effects: one for each change. An amendment without changes has no row. */
export const effectLines = ({ amendments }: Pick<PackModel, 'amendments'>): readonly EffectLine[] =>
  amendments.flatMap(({ amendment: { id, title, state }, changes }) =>
    changes.map(({ kind, place, before, after, words }) => ({
      affected: place,
      effect: EFFECT[kind](isMany(before) || isMany(after)),
      by: id,
      title,
      state,
      change: words,
    })),
  );
