import { type Provision, provision } from '../../../act/tree.ts';
import type { Clause } from './clause.ts';

/** The words of a Bill beside its clauses. The caller gives them; Keeling makes none up. */
export interface BillOptions {
  /** `A Bill to make provision about …`. */
  readonly longTitle: string;
  /** `Protection from Harassment (Amendment) Act 2026`. */
  readonly shortTitle: string;
  /** By default, the usual words: an amendment has the extent of the provision amended (§1.4 R1.14). */
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

/** The short title with "Act" for "Bill", because a Bill's short title cites the Act that it will be. */
const actTitle = (title: string): string => title.replace(/\bBill(?=(?: \d{4})?$)/, 'Act');

/**
 * Makes a Bill of clauses (drafting-conventions.md §4.1): long title, enacting words, the clauses numbered from 1, then
 * extent, commencement and short title, the order of the final clauses (§1.4 R1.16).
 */
export function makeBill(clauses: readonly Clause[], options: BillOptions): Provision {
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
