import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { Segments } from '../ui/segments.tsx';
import { Fate } from './import-outcome.tsx';
import type { ImportPreview } from './import-words.ts';
import { letterOf } from './letters.ts';
import { ROWS_SHOWN } from './use-import.ts';

interface PagesProps {
  readonly words: string;
  readonly onBack: (() => void) | null;
  readonly onNext: (() => void) | null;
}

function Pages({ words, onBack, onNext }: PagesProps) {
  return (
    <div className="pages">
      <Button
        look="icon"
        aria-label="Rows before these"
        whyNot={onBack ? null : 'These are the first rows.'}
        onPress={() => onBack?.()}
      >
        <ChevronLeft aria-hidden="true" />
      </Button>
      <span role="status">{words}</span>
      <Button
        look="icon"
        aria-label="Rows after these"
        whyNot={onNext ? null : 'These are the last rows.'}
        onPress={() => onNext?.()}
      >
        <ChevronRight aria-hidden="true" />
      </Button>
    </div>
  );
}

const lineOf = (line: number) => line.toLocaleString('en-GB');
const spanWords = (rows: readonly { readonly line: number }[], of: string): string => {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? `Lines ${lineOf(first.line)} to ${lineOf(last.line)}${of}` : 'No rows';
};

/** The rows that will not be added, with the reasons; at most the first thousand. */
function NotAddedRows({ looked }: { readonly looked: ImportPreview }) {
  const { told: reportedRows, doubled, empty, broken } = looked.dryRun;
  const [turned, setFrom] = useState(0);
  // Other import settings can give fewer rows, so the page may no longer exist.
  const from = turned < reportedRows.length ? turned : 0;
  const shownRows = reportedRows.slice(from, from + ROWS_SHOWN);
  const all = doubled + empty + broken;
  const of =
    all > reportedRows.length
      ? ` (the first ${lineOf(reportedRows.length)} of ${lineOf(all)} are listed)`
      : '';
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="table-scroller rows-table" tabIndex={0} aria-label="Rows that will not be added">
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              <th scope="col">Result</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {shownRows.map(({ line, fate, why }) => (
              <tr key={line}>
                <th scope="row" className="number">
                  {lineOf(line)}
                </th>
                <td>
                  <Fate fate={fate} />
                </td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages
        words={spanWords(shownRows, of)}
        onBack={from > 0 ? () => setFrom(Math.max(0, from - ROWS_SHOWN)) : null}
        onNext={from + ROWS_SHOWN < reportedRows.length ? () => setFrom(from + ROWS_SHOWN) : null}
      />
    </>
  );
}

interface EveryRowProps {
  readonly looked: ImportPreview;
  /** The line after which each page so far starts. */
  readonly path: readonly number[];
  readonly onPath: (path: readonly number[]) => void;
}

/** Every row of the file, page by page. */
function EveryRow({ looked, path, onPath }: EveryRowProps) {
  const { columns, rows, next } = looked;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className="table-scroller rows-table" tabIndex={0} aria-label="Every row of the file">
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              <th scope="col">Result</th>
              {columns.map(({ index, header }) => (
                <th key={index} scope="col">
                  <span className="cell">
                    {letterOf(index)} {header}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, fate, why: reason, cells }) => (
              <tr key={line}>
                <th scope="row" className="number">
                  {lineOf(line)}
                </th>
                <td>
                  <Fate fate={fate} />
                  {reason !== '' && <span className="why">{reason}</span>}
                </td>
                {columns.map(({ index }) => (
                  <td key={index}>
                    <span className="cell">{cells[index]}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages
        words={spanWords(rows, '')}
        onBack={path.length > 0 ? () => onPath(path.slice(0, -1)) : null}
        onNext={next === null ? null : () => onPath([...path, next])}
      />
    </>
  );
}

/** The outcome of each row: the rows that will not be added, or all rows. */
export function ImportRows(props: EveryRowProps) {
  const { told: reportedRows } = props.looked.dryRun;
  const [chosenRows, setChosenRows] = useState<'told' | 'all' | null>(null);
  const shownChoice = chosenRows ?? (reportedRows.length > 0 ? 'told' : 'all');
  return (
    <div className="import-rows">
      <Segments
        label="Which rows are shown"
        options={['told', 'all'] as const}
        words={(rows) => (rows === 'told' ? 'Rows that will not be added' : 'Every row')}
        isDisabled={(rows) => rows === 'told' && reportedRows.length === 0}
        value={shownChoice}
        onChange={setChosenRows}
      />
      {shownChoice === 'told' && reportedRows.length > 0 ? (
        <NotAddedRows looked={props.looked} />
      ) : (
        <EveryRow {...props} />
      )}
    </div>
  );
}
