import { memo, useMemo } from 'react';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import { addresseeWords, cellWords, lackWords } from '../../../core/coverage/coverage-words.ts';
import type {
  AmendmentRow,
  CoverageCell,
  CoverageReport,
  RecommendationRow,
} from '../../../core/coverage/report-schema.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { usePrinting } from '../../ui/use-printing.ts';
import { CELL_MARKS, cellKind } from './cell-marks.ts';
import type { Part } from './coverage-filters.ts';
import type { CoverageSubject } from './coverage-subject.ts';
import { StatusMark } from './status-mark.tsx';
import { gridAt, useGridKeys } from './use-grid-keys.ts';

interface MatrixProps {
  readonly report: CoverageReport;
  readonly part: Part;
  readonly onOpen: (subject: CoverageSubject, at: Element) => void;
}

/** The number of amendment columns that fit on a sheet of paper. */
const COLUMNS_ON_PAPER = 8;

const keyOf = (recommendation: string, amendment: string): string => `${recommendation}\n${amendment}`;

function AmendmentHead({ row }: { readonly row: AmendmentRow }) {
  return (
    <>
      <strong>{row.id}</strong>
      <span className="title">{titleOf(row)}</span>
      <span className="facts">
        {STATE_WORDS[row.state]}
        {row.lacks.map((lack) => (
          <span key={lack} className="lack">
            {lackWords(lack)}
          </span>
        ))}
      </span>
    </>
  );
}

function RecommendationHead({ row }: { readonly row: RecommendationRow }) {
  const isNumbered = row.no !== null;
  return (
    <span className="head">
      <span className="no">
        <span className="hidden-words">
          {isNumbered ? 'Recommendation ' : 'Recommendation, number unknown'}
        </span>
        {isNumbered ? row.no : <span aria-hidden="true">?</span>}
      </span>
      <span className="asks">
        <span className="about">{row.about || 'Wording not available'}</span>
        <span className="facts">
          <StatusMark row={row} />
          <span>{addresseeWords(row.addressee)}</span>
          {row.deadlinePassed && row.standing === 'not-yet' && (
            <span className="lack">past its deadline</span>
          )}
        </span>
      </span>
    </span>
  );
}

function Rows({
  report,
  part,
  amendments,
}: {
  readonly report: CoverageReport;
  readonly part: Part;
  readonly amendments: readonly AmendmentRow[];
}) {
  const cells = useMemo(
    () => new Map(part.cells.map((cell) => [keyOf(cell.recommendation, cell.amendment), cell])),
    [part.cells],
  );
  const look = (cell: CoverageCell) => `${cellKind(cell)}${cell.suspect.length > 0 ? ' suspect' : ''}`;
  return (
    <>
      <thead>
        <tr>
          <th scope="col" className="corner" {...gridAt(0, 0)}>
            Recommendation
          </th>
          {amendments.map((row, at) => (
            <th key={row.id} scope="col" {...gridAt(0, at + 1)}>
              <AmendmentHead row={row} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.recommendations.map((row, at) => (
          <tr key={row.id}>
            <th scope="row" {...gridAt(at + 1, 0)}>
              <RecommendationHead row={row} />
            </th>
            {amendments.map(({ id }, column) => {
              const cell = cells.get(keyOf(row.id, id));
              return (
                <td key={id} className={cell ? look(cell) : 'blank'} {...gridAt(at + 1, column + 1)}>
                  {cell && (
                    <>
                      <span className="mark" aria-hidden="true">
                        {CELL_MARKS[cellKind(cell)]}
                      </span>{' '}
                      {cellWords(cell, report)}
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** The printed matrix, divided into sheets that fit the paper's width. */
function OnPaper({ report, part }: Omit<MatrixProps, 'onOpen'>) {
  const { amendments } = part;
  const sheets = Array.from({ length: Math.ceil(amendments.length / COLUMNS_ON_PAPER) }, (_, at) =>
    amendments.slice(at * COLUMNS_ON_PAPER, (at + 1) * COLUMNS_ON_PAPER),
  );
  return sheets.map((sheetAmendments) => (
    <table key={sheetAmendments[0]?.id} className="matrix sheet">
      <Rows report={report} part={part} amendments={sheetAmendments} />
    </table>
  ));
}

/** The matrix of recommendations by amendments. Every cell and header opens its details. */
export const MatrixView = memo(function MatrixView({ report, part, onOpen }: MatrixProps) {
  const { recommendations, amendments } = part;
  const subjectAt = (row: number, column: number): CoverageSubject | null => {
    const recommendation = recommendations[row - 1];
    const amendment = amendments[column - 1];
    if (recommendation && amendment)
      return { kind: 'cell', recommendation: recommendation.id, amendment: amendment.id };
    if (recommendation) return { kind: 'recommendation', id: recommendation.id };
    return amendment ? { kind: 'amendment', id: amendment.id } : null;
  };
  const grid = useGridKeys((cell) => {
    const [row = 0, column = 0] = (cell.dataset.at ?? '').split(':').map(Number);
    const subject = subjectAt(row, column);
    if (subject) onOpen(subject, cell);
  });
  const inSheets = usePrinting() && amendments.length > COLUMNS_ON_PAPER;
  return (
    <>
      <table
        className={inSheets ? 'matrix on-screen' : 'matrix'}
        aria-label="Recommendations by amendments"
        {...grid}
      >
        <Rows report={report} part={part} amendments={amendments} />
      </table>
      {inSheets && <OnPaper report={report} part={part} />}
    </>
  );
});
