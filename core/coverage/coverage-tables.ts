import { STATE_WORDS, stateInSentence } from '../amend/edits/states.ts';
import { categoryWords, linkWords, refWords } from '../evidence/describe.ts';
import { type Ref, splitRef } from '../evidence/link.ts';
import {
  addresseeWords,
  cellWords,
  citedRecommendation,
  coverageStatusWords,
  decisionWords,
  lackWords,
  outcomeWords,
  recommendationCites,
  saidWords,
} from './coverage-words.ts';
import { isWithheldRef } from './outward-report.ts';
import type { CoverageLink, CoverageReport } from './report-schema.ts';

/** A table of text with a header row. */
export interface CoverageTable {
  readonly id: (typeof COVERAGE_TABLES)[number];
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const COVERAGE_TABLES = [
  'recommendations',
  'matrix',
  'amendments',
  'provisions',
  'commitments',
  'links',
] as const;

/** Cites a provision by its pid. */
type Cite = (pid: string) => string;

const yes = (is: boolean, word = 'yes'): string => (is ? word : '');
const suspects = (ids: readonly string[]): string => (ids.length > 0 ? String(ids.length) : '');

/** The names of themes, separated by commas. A deleted theme is named by its id. */
const themeNames = ({ themes }: CoverageReport, ids: readonly string[]): string =>
  ids.map((id) => themes.find((theme) => theme.id === id)?.name ?? id).join(', ');

const short = (ref: Ref): string => {
  const { kind, id } = splitRef(ref);
  return kind === 'note' || kind === 'excerpt' ? id : refWords(ref);
};

function recommendationTable(report: CoverageReport): CoverageTable {
  const overdue = new Set(report.commitments.filter((made) => made.overdue).map(({ id }) => id));
  return {
    id: 'recommendations',
    name: 'Recommendations',
    header: [
      'Recommendation',
      'Addressed to',
      'What it asks',
      'Status',
      'Answered by',
      'Departed from by',
      'Decision',
      'Why',
      'Response',
      'Commitments',
      'Overdue commitments',
      'Deadline',
      'Past its deadline',
      'Links that need checking',
    ],
    rows: report.recommendations.map((row) => [
      row.no === null ? `${row.name} ${row.id}` : row.name,
      addresseeWords(row.addressee),
      row.about || 'full wording not available',
      coverageStatusWords(row),
      row.answers
        .map(({ amendment, by, state }) => `${amendment} ${linkWords(by)} (${stateInSentence(state)})`)
        .join('; '),
      row.departures.join(', '),
      row.decision ? outcomeWords(row.decision.outcome) : '',
      row.decision?.reason ?? '',
      row.responses
        .map(({ body, date, category, terms }) => `${body}, ${date}: ${categoryWords(category)} (“${terms}”)`)
        .join('; '),
      row.commitments.join(', '),
      row.commitments.filter((id) => overdue.has(id)).join(', '),
      row.deadline ?? '',
      yes(row.deadlinePassed),
      suspects(row.suspect),
    ]),
  };
}

function matrixTable(report: CoverageReport): CoverageTable {
  const cells = new Map(report.cells.map((cell) => [`${cell.recommendation}\n${cell.amendment}`, cell]));
  return {
    id: 'matrix',
    name: 'Matrix',
    header: ['Recommendation', 'Addressed to', 'Status', ...report.amendments.map(({ id }) => id)],
    rows: report.recommendations.map((row) => [
      `Recommendation ${citedRecommendation(row)}`,
      addresseeWords(row.addressee),
      coverageStatusWords(row),
      ...report.amendments.map(({ id }) => {
        const cell = cells.get(`${row.id}\n${id}`);
        return cell ? cellWords(cell, report) : '';
      }),
    ]),
  };
}

function amendmentTable(report: CoverageReport, cite: Cite): CoverageTable {
  const cited = recommendationCites(report);
  const recommendationsOf = (id: string) =>
    report.cells
      .filter(({ amendment }) => amendment === id)
      .map((cell) => `${cited(cell.recommendation)}: ${cellWords(cell, report)}`);
  return {
    id: 'amendments',
    name: 'Amendments',
    header: [
      'Amendment',
      'Title',
      'State',
      'Where',
      'Recommendations',
      'Evidence for',
      'Evidence against',
      'Considered',
      'Themes',
      'Gaps',
      'Links that need checking',
    ],
    rows: report.amendments.map((row) => [
      row.id,
      row.title,
      STATE_WORDS[row.state],
      row.provisions.map(cite).join(', '),
      recommendationsOf(row.id).join('; '),
      saidWords(row.said.for, short),
      saidWords(row.said.against, short),
      saidWords(row.said.considered, short),
      themeNames(report, row.said.themes),
      row.lacks.map(lackWords).join(', '),
      suspects(row.suspect),
    ]),
  };
}

function provisionTable(report: CoverageReport): CoverageTable {
  const cited = recommendationCites(report);
  return {
    id: 'provisions',
    name: 'Provisions',
    header: [
      'Provision',
      'Heading',
      'Where in it',
      'Amendments',
      'Recommendations',
      'Evidence for',
      'Evidence against',
      'Considered',
      'Themes',
      'Pieces of evidence',
      'Links that need checking',
    ],
    rows: report.provisions.map((row) => [
      row.isNew ? `${row.cite} (new)` : row.cite,
      row.heading,
      row.places.map(({ cite }) => cite).join(', '),
      row.amendments.join(', '),
      row.recommendations.map(cited).join(', '),
      saidWords(row.said.for, short),
      saidWords(row.said.against, short),
      saidWords(row.said.considered, short),
      themeNames(report, row.said.themes),
      String(row.said.weight),
      suspects(row.suspect),
    ]),
  };
}

function commitmentTable(report: CoverageReport): CoverageTable {
  const cited = recommendationCites(report);
  return {
    id: 'commitments',
    name: 'Commitments',
    header: [
      'Commitment',
      'Owner',
      'Kind',
      'Words',
      'Due',
      'Status',
      'Overdue',
      'In answer to',
      'Amendments',
      'Decision',
    ],
    rows: report.commitments.map((made) => [
      made.id,
      made.owner,
      made.type,
      `“${made.quote}”`,
      made.due ?? '',
      made.status,
      yes(made.overdue),
      made.recommendations.map(cited).join(', '),
      made.amendments.join(', '),
      made.decision ? decisionWords(made.decision) : '',
    ]),
  };
}

const COUNTED_WORDS: Readonly<Record<CoverageLink['counted'], string>> = {
  amendment: 'with its amendment',
  provision: 'with its provision',
  withdrawn: 'not counted: the amendment is withdrawn',
  stray: 'not counted: one end no longer exists',
};

function linkTable(report: CoverageReport, cite: Cite): CoverageTable {
  const cited = recommendationCites(report);
  const numbers = new Map(report.recommendations.map(({ id, no }) => [id, no]));
  const end = (ref: Ref, countedAs: CoverageLink['counted']): string => {
    if (isWithheldRef(ref)) return `${splitRef(ref).kind} (withheld)`;
    const { kind, id } = splitRef(ref);
    if (countedAs === 'stray') return refWords(ref);
    const number = kind === 'recommendation' ? (numbers.get(id) ?? null) : null;
    if (number !== null) return `recommendation ${number}`;
    return kind === 'provision' ? cite(id) : refWords(ref);
  };
  return {
    id: 'links',
    name: 'Links',
    header: ['From', 'Link', 'To', 'Counts', 'Recommendations it reaches', 'End that changed'],
    rows: report.links.map((link) => [
      end(link.from, link.counted),
      linkWords(link.type),
      end(link.to, link.counted),
      COUNTED_WORDS[link.counted],
      link.recommendations
        .map(({ id, via }) => `${cited(id)}${via ? ` through ${refWords(via)}` : ''}`)
        .join(', '),
      link.suspect.map((end) => `${end.end} ${end.because}`).join(', '),
    ]),
  };
}

/**
 * Coverage as tables, for a workbook, CSV files or a page. They have no words of notes, answers and excerpts.
 * @param report made by `outward`, if the tables may be published
 */
export function coverageTables(report: CoverageReport): readonly CoverageTable[] {
  const cites = new Map(
    report.provisions.flatMap(({ pid, cite, places }) => [
      [pid, cite] as const,
      ...places.map((place) => [place.pid, place.cite] as const),
    ]),
  );
  const citing = (pid: string): string => cites.get(pid) ?? pid;
  return [
    recommendationTable(report),
    matrixTable(report),
    amendmentTable(report, citing),
    provisionTable(report),
    commitmentTable(report),
    linkTable(report, citing),
  ];
}
