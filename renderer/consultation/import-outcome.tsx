import { CircleAlert, CircleCheck, CircleMinus, CopyMinus } from 'lucide-react';
import { count } from '../../core/base/english.ts';
import { ROW_FATES, type RowFate } from '../../core/consultation/calls.ts';
import { type DryRun, FATE_WORDS, type ImportPreview, linesWords } from './import-words.ts';
import { letterOf } from './letters.ts';

const ICONS = { added: CircleCheck, doubled: CopyMinus, empty: CircleMinus, broken: CircleAlert } as const;

/** The outcome of a row, as an icon and a word. */
export function Fate({ fate }: { readonly fate: RowFate }) {
  const Icon = ICONS[fate];
  return (
    <span className={`row-fate ${fate}-row`}>
      <Icon aria-hidden="true" /> {FATE_WORDS[fate]}
    </span>
  );
}

/** The number of rows by outcome. */
export function Tally({ run }: { readonly run: DryRun }) {
  return (
    <ul className="tally-list" aria-label="What happens to the rows">
      {ROW_FATES.map((fate) => (
        <li key={fate} className={run[fate] === 0 ? 'none' : undefined}>
          <strong>{run[fate].toLocaleString('en-GB')}</strong> <Fate fate={fate} />
        </li>
      ))}
    </ul>
  );
}

function questionWords({ questions, answers }: DryRun, isDone: boolean): string {
  const knownCount = questions.filter(({ question }) => question !== null).length;
  const importedWords =
    isDone || knownCount === 0
      ? ''
      : knownCount === questions.length
        ? ', already imported'
        : `, ${knownCount} already imported`;
  return `${count(answers, 'answer')} to ${count(questions.length, 'question')}${importedWords}.`;
}

/** The questions whose answers will be imported, or were. */
export function Questions({ run, isDone = false }: { readonly run: DryRun; readonly isDone?: boolean }) {
  return (
    <details>
      <summary>{questionWords(run, isDone)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Question</th>
            <th scope="col">Answered</th>
            <th scope="col" className="number">
              Answers
            </th>
          </tr>
        </thead>
        <tbody>
          {run.questions.map(({ column, question, code, text, kind, answers }) => (
            <tr key={column}>
              <td>{letterOf(column)}</td>
              <td>
                {code !== '' && <strong>{code} </strong>}
                {text}
                {question !== null && !isDone && <span className="chip">already imported</span>}
              </td>
              <td>{kind === 'open' ? 'in own words' : 'by choosing'}</td>
              <td className="number">{answers.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The problems found in reading the file. */
export function Problems({ problems }: { readonly problems: ImportPreview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="import-problems">
      <h3 id="import-problems">About the file</h3>
      <ul>
        {problems.map(({ kind, message, at, lines, column }) => (
          <li key={`${kind} ${column} ${message}`}>
            {message}
            <span className="soft">
              {column !== null && ` Column ${letterOf(column)}.`}
              {lines > 0 && ` ${linesWords(at, lines).replace(/^l/, 'L')}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
