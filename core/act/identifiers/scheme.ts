import type { Provision } from '../tree.ts';

/** The identifiers of the ancestors that a provision's own identifier may begin with. '' stands for the Act. */
export interface AncestorIds {
  /** The parent. */
  readonly id: string;
  /** The nearest Schedule or quotation, in which numbers begin anew. */
  readonly text: string;
}

/** The rules of one style of identifiers. */
export interface Scheme {
  /** The identifier of a provision before the suffix that makes it unique. */
  readonly base: (node: Provision, above: AncestorIds) => string;
  /** The suffix of the first (0), second (1) and later provision with the same base. */
  readonly suffix: (nth: number, node: Provision) => string;
  /** Whether numbers begin anew in a provision. */
  readonly startsText: (node: Provision) => boolean;
  /** Whether an identifier has this style. */
  readonly looksLike: (id: string) => boolean;
  /** Whether an identifier from a file still agrees with the provision's number and ancestors. */
  readonly fits: (id: string, node: Provision, above: AncestorIds) => boolean;
}
