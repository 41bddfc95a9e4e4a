import { parseCitation } from '../../../core/act/citation.ts';
import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { coverageReport, type ReportInput } from '../../../core/coverage/coverage-report.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import type { CoveredLink } from '../../../core/coverage/resolve-links.ts';
import type { LinkType, Ref } from '../../../core/evidence/link.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { realAct } from './drafts.ts';

/** An amendment by the places it changes, each named as a lawyer cites it. */
interface SketchedAmendment {
  readonly id: string;
  readonly title?: string;
  readonly state?: AmendmentState;
  readonly reason?: string;
  readonly edits: readonly (string | Edit)[];
}

/** The provision of the real Act that is cited so. @throws RangeError when there is none */
export function pidCited(words: string): string {
  const pid = parseCitation(realAct(), words);
  if (pid === null) throw new RangeError(`No ${words}`);
  return pid;
}

export function amendmentOf({
  id,
  title = id,
  state = 'draft',
  reason = 'Because',
  edits,
}: SketchedAmendment): Amendment {
  return {
    id,
    title,
    state,
    reason,
    purpose: '',
    revision: 1,
    author: 'Ann Draper',
    createdAt: '2026-11-02T09:00:00Z',
    changedAt: '2026-11-02T09:00:00Z',
    changedBy: 'Ann Draper',
    edits: edits.map((edit) =>
      typeof edit === 'string'
        ? { type: 'text', pid: pidCited(edit), field: 'content', from: 0, to: 0, insert: 'x', rank: 'V' }
        : edit,
    ),
  };
}

/** `A-001 implements recommendation:1`; what links may be an amendment, a ref or a citation. Ids count up: `L-1`. */
export const linksOf = (lines: readonly string[]): readonly CoveredLink[] =>
  lines.map((line, at) => {
    const words = line.split(' ');
    const [type = '', to = ''] = words.slice(-2);
    const end = words.slice(0, -2).join(' ');
    const from = end.includes(':')
      ? end
      : /^A-/.test(end)
        ? `amendment:${end}`
        : `provision:${pidCited(end)}`;
    return { id: `L-${at + 1}`, type: type as LinkType, from: from as Ref, to: to as Ref };
  });

/** Coverage of a sketched draft of the real Act, held against the real evidence. */
export function reportOf(sketch: {
  readonly amendments: readonly SketchedAmendment[];
  readonly links: readonly string[];
  readonly today?: string;
  readonly more?: Partial<ReportInput>;
}): CoverageReport {
  return coverageReport({
    root: realAct(),
    amendments: sketch.amendments.map(amendmentOf),
    links: linksOf(sketch.links),
    evidence: loadEvidence(),
    today: sketch.today ?? '2026-11-26',
    ...sketch.more,
  });
}
