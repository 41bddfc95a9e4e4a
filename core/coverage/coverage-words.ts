import { count, listed, nameInSentence } from '../base/english.ts';
import { memoise } from '../base/once.ts';
import { linkWords, refWords } from '../evidence/describe.ts';
import type { Ref } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import { COVERAGE_CATEGORIES, type CoverageCategory } from './coverage.ts';
import { isWithheldRef } from './outward-report.ts';
import type { CoverageCell, CoverageReport, Lack, RecommendationRow } from './report-schema.ts';

/** Coverage in words, the same on screen, in a file, in a pack and for a screen reader. */

const OUTCOME_WORDS: Readonly<Record<Decision['outcome'], string>> = {
  'taken-forward': 'taken forward',
  'accepted-no-change': 'accepted (no change to the law needed)',
  'not-taken-forward': 'not taken forward',
  deferred: 'deferred',
};

export const outcomeWords = (outcome: Decision['outcome']): string => OUTCOME_WORDS[outcome];

export const COVERAGE_STATUS_WORDS: Readonly<Record<CoverageCategory, string>> = {
  answered: 'answered',
  partly: 'partly answered',
  'accepted-no-change': OUTCOME_WORDS['accepted-no-change'],
  'not-taken-forward': OUTCOME_WORDS['not-taken-forward'],
  'not-yet': 'not yet answered',
};

/** `not taken forward: “It duplicates section 1.”` */
export const decisionWords = ({ outcome, reason }: Pick<Decision, 'outcome' | 'reason'>): string =>
  reason.trim() === '' ? OUTCOME_WORDS[outcome] : `${OUTCOME_WORDS[outcome]}: ${reason.trim()}`;

const LACK_WORDS: Readonly<Record<Lack, string>> = {
  reason: 'no reason',
  recommendation: 'no recommendation',
  evidence: 'no evidence',
};

export const lackWords = (lack: Lack): string => LACK_WORDS[lack];

/** The links of a report, by id. */
const linksById = memoise((links: CoverageReport['links']) => new Map(links.map((link) => [link.id, link])));

/** A cell in words: the fullest answer, a departure, or the other types of links: "implements; departs from". */
export function cellWords(cell: CoverageCell, report: Pick<CoverageReport, 'links'>): string {
  const cellTexts = new Set<string>();
  if (cell.by) cellTexts.add(linkWords(cell.by));
  if (cell.departs) cellTexts.add(linkWords('departs-from'));
  for (const id of cell.links) {
    const link = linksById(report.links).get(id);
    if (!link) continue;
    const via = link.recommendations.find((reached) => reached.id === cell.recommendation)?.via;
    if (via) cellTexts.add(`through ${refWords(via)}`);
    else if (cellTexts.size === 0) cellTexts.add(linkWords(link.type));
  }
  if (cell.suspect.length > 0) cellTexts.add('suspect');
  return [...cellTexts].join('; ');
}

/** The totals of a report, for the head of a page. */
export interface CoverageCounts {
  readonly recommendations: Readonly<Record<CoverageCategory, number>> & {
    readonly all: number;
    readonly unnumbered: number;
  };
  readonly amendments: Readonly<Record<Lack, number>> & { readonly all: number };
  readonly provisions: { readonly all: number; readonly changed: number; readonly withoutEvidence: number };
  readonly links: { readonly all: number; readonly suspect: number; readonly strays: number };
  readonly commitments: { readonly all: number; readonly overdue: number };
}

export function countsOf(report: CoverageReport): CoverageCounts {
  const { recommendations, amendments, provisions, links, commitments } = report;
  const standing = (category: CoverageCategory) =>
    recommendations.filter((row) => row.standing === category).length;
  const lacking = (lack: Lack) => amendments.filter((row) => row.lacks.includes(lack)).length;
  return {
    recommendations: {
      all: recommendations.length,
      unnumbered: recommendations.filter(({ no }) => no === null).length,
      answered: standing('answered'),
      partly: standing('partly'),
      'accepted-no-change': standing('accepted-no-change'),
      'not-taken-forward': standing('not-taken-forward'),
      'not-yet': standing('not-yet'),
    },
    amendments: {
      all: amendments.length,
      reason: lacking('reason'),
      recommendation: lacking('recommendation'),
      evidence: lacking('evidence'),
    },
    provisions: {
      all: provisions.length,
      changed: provisions.filter((row) => row.amendments.length > 0).length,
      withoutEvidence: provisions.filter((row) => row.said.weight === 0).length,
    },
    links: {
      all: links.length,
      suspect: links.filter((link) => link.suspect.length > 0).length,
      strays: links.filter(({ counted }) => counted === 'stray').length,
    },
    commitments: { all: commitments.length, overdue: commitments.filter(({ overdue }) => overdue).length },
  };
}

/** The number of recommendations in words. A recommendation with an unknown number may be one of the numbered ones. */
export function recommendationsCounted(all: number, unnumbered: number): string {
  const numbered = all - unnumbered;
  if (unnumbered === 0 || numbered === 0) return count(all, 'recommendation');
  const entries = count(unnumbered, 'entry', 'entries');
  const maybe = `${unnumbered === 1 ? 'which' : 'each of which'} may be ${numbered === 1 ? 'it' : 'one of them'}`;
  return `${count(numbered, 'numbered recommendation')}, and ${entries} without a number, ${maybe}`;
}

/** The counts as three sentences. */
export function countLines(counts: CoverageCounts): readonly string[] {
  const { recommendations, amendments, links, commitments } = counts;
  const standings = COVERAGE_CATEGORIES.map(
    (standing) => `${recommendations[standing]} ${COVERAGE_STATUS_WORDS[standing]}`,
  );
  return [
    `${recommendationsCounted(recommendations.all, recommendations.unnumbered)}: ${standings.join(', ')}.`,
    `${count(amendments.all, 'amendment')}: ${amendments.reason} without a reason, ${amendments.recommendation} without a recommendation, ${amendments.evidence} without evidence.`,
    `${count(links.all, 'link')}: ${links.suspect} to check, ${links.strays} with an end that is not there; ${commitments.overdue} of ${count(commitments.all, 'commitment')} overdue.`,
  ];
}

/** Lists pieces of evidence by name. Withheld ones are only counted. */
export function saidWords(refs: readonly Ref[], nameOf: (ref: Ref) => string): string {
  const shownNames = refs.filter((ref) => !isWithheldRef(ref)).map(nameOf);
  const hidden = refs.length - shownNames.length;
  return [...shownNames, ...(hidden > 0 ? [`${hidden} withheld`] : [])].join(', ');
}

/** Cites a recommendation by its number, or by its id in brackets if the number is unknown. */
export const citedRecommendation = ({ id, no }: Pick<RecommendationRow, 'id' | 'no'>): string =>
  no === null ? `(${id})` : String(no);

/** Makes a function that cites a recommendation of a report, given its id. */
export function recommendationCites({
  recommendations,
}: Pick<CoverageReport, 'recommendations'>): (id: string) => string {
  const rows = new Map(recommendations.map((row) => [row.id, row]));
  return (id) => citedRecommendation(rows.get(id) ?? { id, no: null });
}

/** The coverage status of a recommendation in words. */
export const coverageStatusWords = ({
  standing,
  decision,
}: Pick<CoverageReport['recommendations'][number], 'standing' | 'decision'>): string =>
  standing === 'not-taken-forward' && decision
    ? OUTCOME_WORDS[decision.outcome]
    : COVERAGE_STATUS_WORDS[standing];

/** The coverage status with its reasons: "answered: A-001 implements it"; "deferred: It waits for the review." */
export function coverageStatusLine(row: CoverageReport['recommendations'][number]): string {
  const decided = row.decision ? decisionWords(row.decision) : null;
  const answers = row.answers.map(({ amendment, by }) => `${amendment} ${linkWords(by)} it`);
  const departures = row.departures.map((id) => `${id} departs from it`);
  const isDecided = !['answered', 'partly', 'not-yet'].includes(row.standing) && decided !== null;
  const first = isDecided ? decided : COVERAGE_STATUS_WORDS[row.standing];
  const detail = [...answers, ...departures, ...(isDecided || decided === null ? [] : [decided])];
  return detail.length === 0 ? first : `${first}: ${listed(detail)}`;
}

/** The addressee of a recommendation: "Home Office", "an unknown addressee". */
export const addresseeWords = (addressee: string): string =>
  addressee === 'Not seen' ? 'an unknown addressee' : addressee;

/** The addressee within a sentence: "the Home Office", "chief constables", "an unknown addressee". */
export const addresseeInSentence = (addressee: string): string =>
  addressee === 'Not seen' ? 'an unknown addressee' : nameInSentence(addressee);
