import { type Provision, provision } from '../../../act/tree.ts';
import type { Clause } from './clause.ts';

/** What a Bill says of itself. Nothing in it is made up: whoever asks for a Bill gives the words, or leaves them out. */
export interface BillOptions {
  /** `A Bill to make provision about …`. */
  readonly longTitle: string;
  /** `Protection from Harassment (Amendment) Act 2026`. */
  readonly shortTitle: string;
  /** Left out, the usual words are used: an amendment has the extent of what it amends (§1.4 R1.14). */
  readonly extent?: string;
  /** `This Act comes into force on the day on which it is passed.` */
  readonly commencement: string;
}

const ENACTING =
  'Be it enacted by the King’s most Excellent Majesty, by and with the advice and consent of the Lords Spiritual and Temporal, and Commons, in this present Parliament assembled, and by the authority of the same, as follows:—';

const SAME_EXTENT =
  'An amendment or repeal made by this Act has the same extent within the United Kingdom as the provision amended or repealed.';

function renumberClause(clause: Provision, num: string): Provision {
  const pid = (oldPid: string) => oldPid.replace(/^clause(?=\/|$)/, `clause-${num}`);
  const renamed = (node: Provision): Provision => ({
    ...node,
    pid: pid(node.pid),
    children: node.children.map(renamed),
  });
  return { ...renamed(clause), num };
}

/** A short title as an Act has it, whatever it was typed as: a Bill is cited by what it will be. */
const actTitle = (title: string): string => title.replace(/\bBill(?=(?: \d{4})?$)/, 'Act');

/**
 * Clauses as a Bill (drafting-conventions.md §4.1): long title, enacting words, the clauses numbered through, then
 * extent, commencement and short title (§1.4 R1.16).
 */
export function bill(clauses: readonly Clause[], options: BillOptions): Provision {
  const { longTitle, shortTitle, extent = SAME_EXTENT, commencement } = options;
  const final = [
    { heading: 'Extent', content: extent },
    { heading: 'Commencement', content: commencement },
    { heading: 'Short title', content: `This Act may be cited as the ${actTitle(shortTitle)}.` },
  ];
  const sections = [
    ...clauses,
    ...final.map((words): Provision => provision({ pid: 'clause', kind: 'section', ...words })),
  ];
  return provision({
    pid: 'bill',
    kind: 'act',
    heading: shortTitle.replace(/\bAct(?: \d{4})?$/, 'Bill'),
    children: [
      provision({ pid: 'long-title', kind: 'longTitle', content: longTitle }),
      provision({ pid: 'enacting-words', kind: 'enactingWords', content: ENACTING }),
      ...sections.map((section, at) => renumberClause(section, `${at + 1}`)),
    ],
  });
}
