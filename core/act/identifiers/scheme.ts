import type { Provision } from '../tree.ts';

/** What stands above a provision, by identifier; '' where there is nothing. */
export interface Above {
  /** The provision that it is directly in. */
  readonly id: string;
  /** The text whose numbers run on through it: a Schedule or a quotation, else the Act. */
  readonly text: string;
}

/** A style of identifiers. */
export interface Scheme {
  /** The identifier of a provision, before any other that has it is known. */
  readonly base: (node: Provision, above: Above) => string;
  /** What is put after the first (0), second (1) and later of those with one base. */
  readonly suffix: (nth: number, node: Provision) => string;
  /** Whether numbers begin anew in a provision. */
  readonly startsText: (node: Provision) => boolean;
  /** Whether an identifier is of this style. */
  readonly looksLike: (id: string) => boolean;
  /** Whether an identifier that a file gave a provision still says where it stands, and by what number. */
  readonly fits: (id: string, node: Provision, above: Above) => boolean;
}
