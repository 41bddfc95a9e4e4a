import { capital } from '../base/english.ts';
import { refWords } from '../evidence/describe.ts';
import {
  addresseeWords,
  countLines,
  countsOf,
  coverageStatusLine,
  lackWords,
  saidWords,
} from './coverage-words.ts';
import type { CoverageReport } from './report-schema.ts';

/**
 * Coverage as plain lines for a terminal: the counts, then recommendations, gaps, provisions and overdue commitments.
 * Recommendations without links, answers or decisions are listed together.
 * @param report made by `outward`, since the lines may be published
 */
export function coverageLines(report: CoverageReport, title: string): readonly string[] {
  const unlinkedRows = report.recommendations.filter(
    (row) => row.standing === 'not-yet' && row.links.length === 0 && row.decision === null,
  );
  const linkedRows = report.recommendations.filter((row) => !unlinkedRows.includes(row));
  const suspectWords = (ids: readonly string[]) => (ids.length > 0 ? `; ${ids.length} to check` : '');
  return [
    `Coverage of “${title}” on ${report.today}`,
    ...countLines(countsOf(report)),
    ...section(
      'Recommendations',
      linkedRows.map(
        (row) =>
          `${row.name}${row.no === null ? ` ${row.id}` : ''} (${addresseeWords(row.addressee)}): ${coverageStatusLine(row)}${suspectWords(row.suspect)}`,
      ),
    ),
    ...section(
      'Not yet answered, nothing linked',
      unlinkedRows.length > 0 ? [unlinkedRows.map(({ id, no }) => no ?? id).join(', ')] : [],
    ),
    ...section(
      'Amendments with gaps',
      report.amendments
        .filter(({ lacks }) => lacks.length > 0)
        .map(({ id, title: name, lacks }) => `${id} ${name}: ${lacks.map(lackWords).join(', ')}`),
    ),
    ...section(
      'Provisions',
      report.provisions.map(({ cite, isNew, amendments, recommendations, said: evidence, suspect: ids }) => {
        const sides = (['for', 'against', 'considered'] as const)
          .filter((side) => evidence[side].length > 0)
          .map((side) => `${side}: ${saidWords(evidence[side], refWords)}`);
        const parts = [
          amendments.length > 0 ? `changed by ${amendments.join(', ')}` : 'linked, not changed',
          ...(recommendations.length > 0 ? [`recommendations ${recommendations.join(', ')}`] : []),
          ...(sides.length > 0 ? sides : ['no evidence']),
        ];
        return `${capital(cite)}${isNew ? ' (new)' : ''}: ${parts.join('; ')}${suspectWords(ids)}`;
      }),
    ),
    ...section(
      'Commitments overdue',
      report.commitments
        .filter(({ overdue }) => overdue)
        .map(({ id, owner, due, quote }) => `${id} ${owner}, due ${due}: “${quote}”`),
    ),
  ];
}

/** A heading with its lines. Empty if there are no lines. */
const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
