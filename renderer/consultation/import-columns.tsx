import { Input, TextField } from 'react-aria-components';
import { count } from '../../core/base/english.ts';
import { COLUMN_ROLES, type ColumnRole, type Mapping } from '../../core/consultation/mapping.ts';
import { ROLE_WORDS } from '../../core/consultation/mapping-words.ts';
import { Chooser } from '../ui/select.tsx';
import { columnOf, isQuestion, type PreviewColumn, withColumn } from './import-words.ts';
import { letterOf } from './letters.ts';

const OPTIONS = COLUMN_ROLES.map((id) => ({ id, words: ROLE_WORDS[id] }));
const SAMPLES = 3;

interface RowProps {
  readonly column: PreviewColumn;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function Question({ column, mapping, onChange }: RowProps) {
  const { code, text } = columnOf(mapping, column.index);
  const letter = letterOf(column.index);
  return (
    <div className="question-fields">
      <TextField
        aria-label={`Number of the question in column ${letter}`}
        value={code}
        maxLength={300}
        onChange={(next) => onChange(withColumn(mapping, column.index, { code: next }))}
      >
        <Input className="input" placeholder="No." />
      </TextField>
      <TextField
        aria-label={`Words of the question in column ${letter}`}
        value={text}
        maxLength={5000}
        onChange={(next) => onChange(withColumn(mapping, column.index, { text: next }))}
      >
        <Input className="input" placeholder="Question" />
      </TextField>
    </div>
  );
}

function Row({ column, mapping, onChange }: RowProps) {
  const { index, header, samples, filled, distinct, guess, because } = column;
  const { role } = columnOf(mapping, index);
  return (
    <tr className={role === 'ignore' ? 'left-out' : undefined}>
      <th scope="row">
        <span className="letter">{letterOf(index)}</span>
        <span className="header-words">{header || <span className="soft">(no header)</span>}</span>
      </th>
      <td>
        <Chooser
          label={`Contents of column ${letterOf(index)}, ${header || 'without a header'}`}
          hideLabel
          options={OPTIONS}
          value={role}
          onChange={(next) =>
            onChange(withColumn(mapping, index, { role: next as ColumnRole, decisions: [] }))
          }
        />
        {role === guess && because !== '' && <p className="help">Guessed: {because}.</p>}
        {isQuestion(role) && <Question column={column} mapping={mapping} onChange={onChange} />}
      </td>
      <td>
        {samples.length === 0 ? (
          <span className="soft">Empty</span>
        ) : (
          <>
            <ul className="samples">
              {samples.slice(0, SAMPLES).map((sample) => (
                <li key={sample}>{sample}</li>
              ))}
            </ul>
            <p className="soft small">
              {count(filled, 'cell')} filled,{' '}
              {distinct >= 1000 ? '1,000 or more values' : count(distinct, 'value')}
            </p>
          </>
        )}
      </td>
    </tr>
  );
}

interface ColumnsProps {
  readonly columns: readonly PreviewColumn[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** The role of each column of the file: Keeling's guess with its reason, which a person can change. */
export function ImportColumns({ columns, mapping, onChange }: ColumnsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className="table-scroller columns-table" tabIndex={0} aria-label="Columns of the file">
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Contents</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <Row key={column.index} column={column} mapping={mapping} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
