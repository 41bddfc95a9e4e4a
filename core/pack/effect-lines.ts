import type { ChangeKind } from '../amend/changes/change.ts';
import type { PackModel } from './model.ts';

/** One effect of an amendment on the Act, as tables of effects tell it: what is affected, how, and by what. */
export interface EffectLine {
  /** `section 2A(3)(g)`. */
  readonly affected: string;
  /** In the words of legislation.gov.uk: `words inserted`, `substituted` … (drafting-conventions.md §4.5). */
  readonly effect: string;
  /** The amendment that makes it. */
  readonly by: string;
  readonly title: string;
  /** How far that amendment is: `draft`, `agreed` … */
  readonly state: string;
  /** The change in words. */
  readonly change: string;
}

/** @param many whether more than one word is concerned */
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

/** The table of effects of a pack's amendments: a row for each change that is shown, and none without one. */
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
