import { memo } from 'react';
import { capital } from '../../../core/base/english.ts';
import { recommendationCites } from '../../../core/coverage/coverage-words.ts';
import type { CoverageReport, ProvisionRow } from '../../../core/coverage/report-schema.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { splitRef } from '../../../core/evidence/link.ts';
import type { Part } from './coverage-filters.ts';
import type { CoverageSubject, Side } from './coverage-subject.ts';
import { gridAt, useGridKeys } from './use-grid-keys.ts';

const COLUMNS: readonly (readonly [Side, string])[] = [
  ['amendments', 'Changed by'],
  ['recommendations', 'Recommendations'],
  ['for', 'Evidence for'],
  ['against', 'Evidence against'],
  ['considered', 'Considered'],
  ['themes', 'Themes'],
];
/** Maximum names in a cell before the others are only counted. */
const MAX_NAMES = 4;

/** Returns a function that lists the names in a cell of the table of provisions. */
function namesIn(report: CoverageReport): (row: ProvisionRow, side: Side) => readonly string[] {
  const cited = recommendationCites(report);
  return (row, side) => {
    if (side === 'amendments') return row.amendments;
    if (side === 'recommendations') return row.recommendations.map(cited);
    if (side === 'themes')
      return row.said.themes.map((id) => report.themes.find((theme) => theme.id === id)?.name ?? id);
    return row.said[side].map((ref) => (splitRef(ref).kind === 'note' ? splitRef(ref).id : refWords(ref)));
  };
}

function Names({ names }: { readonly names: readonly string[] }) {
  const hiddenCount = names.length - MAX_NAMES;
  return (
    <>
      {names.slice(0, MAX_NAMES).join(', ')}
      {hiddenCount > 0 && <span className="soft"> and {hiddenCount} more</span>}
    </>
  );
}

/** The table of provisions: what changes each of them, which recommendations that answers, and the evidence. */
export const ProvisionsView = memo(function ProvisionsView({
  report,
  part,
  onOpen,
}: {
  readonly report: CoverageReport;
  readonly part: Part;
  readonly onOpen: (subject: CoverageSubject, at: Element) => void;
}) {
  const { provisions } = part;
  const namesOf = namesIn(report);
  const grid = useGridKeys((cell) => {
    const [row = 0, column = 0] = (cell.dataset.at ?? '').split(':').map(Number);
    const provision = provisions[row - 1];
    if (!provision) return;
    const side = COLUMNS[column - 1]?.[0];
    const { pid } = provision;
    onOpen(side ? { kind: 'said', pid, side } : { kind: 'provision', pid }, cell);
  });
  return (
    <table className="matrix provisions" aria-label="Provisions by evidence" {...grid}>
      <thead>
        <tr>
          <th scope="col" className="corner" {...gridAt(0, 0)}>
            Provision
          </th>
          {COLUMNS.map(([side, words], at) => (
            <th key={side} scope="col" {...gridAt(0, at + 1)}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {provisions.map((row, at) => (
          <tr key={row.pid}>
            <th scope="row" {...gridAt(at + 1, 0)}>
              <span className="asks">
                <strong>{capital(row.cite)}</strong>
                {row.heading && <span className="about">{row.heading}</span>}
                <span className="facts">
                  {row.isNew && <span>new</span>}
                  {row.amendments.length === 0 && <span>linked, not changed</span>}
                  {row.said.weight === 0 && <span className="lack">no evidence</span>}
                  {row.suspect.length > 0 && (
                    <span className="lack">links that need checking: {row.suspect.length}</span>
                  )}
                </span>
              </span>
            </th>
            {COLUMNS.map(([side], column) => {
              const names = namesOf(row, side);
              return (
                <td
                  key={side}
                  className={names.length === 0 ? 'blank' : side}
                  {...gridAt(at + 1, column + 1)}
                >
                  {names.length > 0 && <Names names={names} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
