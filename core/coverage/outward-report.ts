import { type Ref, splitRef } from '../evidence/link.ts';
import type { CoverageReport, LinkedEvidence } from './report-schema.ts';

/** The id in refs to items whose names may not be published. */
const WITHHELD = 'withheld';

/** Whether a ref is to an item whose name is withheld. */
export const isWithheldRef = (ref: Ref): boolean => splitRef(ref).id === WITHHELD;

/**
 * A coverage report for publication. The ids of items that may not be published are removed, but the items are still counted
 * (drafting-conventions.md §5.2, 11). All files and printed lines are made from such a report.
 */
export function outward(report: CoverageReport, withheld: ReadonlySet<Ref>): CoverageReport {
  const outwardRef = (ref: Ref): Ref => (withheld.has(ref) ? `${splitRef(ref).kind}:${WITHHELD}` : ref);
  const outwardEvidence = ({ for: pro, against, considered, ...rest }: LinkedEvidence): LinkedEvidence => ({
    ...rest,
    for: pro.map(outwardRef),
    against: against.map(outwardRef),
    considered: considered.map(outwardRef),
  });
  return {
    ...report,
    amendments: report.amendments.map((row) => ({ ...row, said: outwardEvidence(row.said) })),
    provisions: report.provisions.map((row) => ({ ...row, said: outwardEvidence(row.said) })),
    links: report.links.map((link) => ({ ...link, from: outwardRef(link.from), to: outwardRef(link.to) })),
  };
}
