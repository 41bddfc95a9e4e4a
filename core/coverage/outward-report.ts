import { type Ref, splitRef } from '../evidence/link.ts';
import type { CoverageReport, LinkedEvidence } from './report-schema.ts';

/** What stands in the place of the name of something that may not be told. */
const WITHHELD = 'withheld';

/** Whether a ref stands for something whose name is withheld. */
export const isWithheld = (ref: Ref): boolean => splitRef(ref).id === WITHHELD;

/**
 * Coverage as it may leave: the names of what may not be published are gone (drafting-conventions.md §5.2, 11), and
 * their number is as it was. Every file, and every line that is printed, is made of this.
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
