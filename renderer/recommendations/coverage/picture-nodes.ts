import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import { capital, count } from '../../../core/base/english.ts';
import { coverageStatusWords, lackWords } from '../../../core/coverage/coverage-words.ts';
import type { Flows, UntiedRecommendations } from '../../../core/coverage/flows.ts';
import type {
  AmendmentRow,
  LinkedEvidence,
  ProvisionRow,
  RecommendationRow,
} from '../../../core/coverage/report-schema.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { type CoverageSubject, recommendationLine } from './coverage-subject.ts';
import { STATUS_MARKS } from './status-mark.tsx';

/** A box of the diagram before layout: its subject, its lines of text and its full name. */
export interface NodeWords {
  readonly key: string;
  readonly subject: CoverageSubject;
  readonly column: 0 | 1 | 2;
  /** The name, the subject matter (may be empty), and the status. */
  readonly lines: readonly [string, string, string];
  readonly name: string;
  readonly look: string;
}

/** "Evidence: 2 for, 1 against", or "1 piece of evidence" if it takes no side, or "no evidence". */
export function evidenceWords({ weight, for: pro, against }: LinkedEvidence): string {
  if (weight === 0) return 'no evidence';
  const sides = [pro.length && `${pro.length} for`, against.length && `${against.length} against`].filter(
    Boolean,
  );
  return sides.length > 0
    ? `Evidence: ${sides.join(', ')}`
    : count(weight, 'piece of evidence', 'pieces of evidence');
}

const recommendationNode = (row: RecommendationRow, narrow: boolean): NodeWords => ({
  key: `recommendation:${row.id}`,
  subject: { kind: 'recommendation', id: row.id },
  column: 0,
  lines: [
    row.no === null ? 'Number unknown' : `${narrow ? 'Rec.' : 'Recommendation'} ${row.no}`,
    row.about || 'wording not available',
    `${STATUS_MARKS[row.standing]} ${coverageStatusWords(row)}`,
  ],
  name: recommendationLine(row),
  look: row.standing,
});

const gathered = ({ standing, words, ids, numbers }: UntiedRecommendations): NodeWords => ({
  key: `several:${words}`,
  subject: { kind: 'several', title: capital(words), ids },
  column: 0,
  lines: [`${STATUS_MARKS[standing]} ${ids.length} ${words}`, numbers.map((no) => no ?? '?').join(', '), ''],
  name: `${count(ids.length, 'recommendation')} ${words}, with no linked amendment`,
  look: `${standing} several`,
});

const drafted = (row: AmendmentRow): NodeWords => {
  const lacks = row.lacks.filter((lack) => lack !== 'evidence').map(lackWords);
  return {
    key: `amendment:${row.id}`,
    subject: { kind: 'amendment', id: row.id },
    column: 1,
    lines: [
      `${row.id} · ${STATE_WORDS[row.state]}`,
      titleOf(row),
      [evidenceWords(row.said), ...lacks].join(' · '),
    ],
    name: `${row.id} ${titleOf(row)}, ${STATE_WORDS[row.state]}: ${[evidenceWords(row.said), ...lacks].join(', ')}`,
    look: row.lacks.length > 0 ? 'amendment lacking' : 'amendment',
  };
};

const changed = (row: ProvisionRow): NodeWords => {
  const linkWords = row.amendments.length === 0 ? 'linked, not changed' : row.isNew ? 'new' : '';
  const facts = [evidenceWords(row.said), linkWords].filter(Boolean);
  return {
    key: `provision:${row.pid}`,
    subject: { kind: 'provision', pid: row.pid },
    column: 2,
    lines: [capital(row.cite), row.heading, facts.join(' · ')],
    name: `${capital(row.cite)}${row.heading ? ` ${row.heading}` : ''}: ${facts.join(', ')}`,
    look: row.said.weight === 0 ? 'provision lacking' : 'provision',
  };
};

/** The boxes of the diagram, column by column, from top to bottom. */
export const nodesOf = (flows: Flows, narrow: boolean): readonly NodeWords[] => [
  ...flows.recommendations.map((row) => recommendationNode(row, narrow)),
  ...flows.untied.map(gathered),
  ...flows.amendments.map(drafted),
  ...flows.provisions.map(changed),
];
