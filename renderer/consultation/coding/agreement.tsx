import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { agreementWords, kappaFigure, shareFigure } from './agreement-words.ts';
import { FiguresTable } from './figures-table.tsx';

function Figures({ first, second }: { readonly first: string; readonly second: string }) {
  const answer = useAnswer('coding.agreement', { coders: [first, second] });
  if (isFailed(answer)) return <Trouble thrown={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p aria-busy="true">Calculating…</p>;
  const { texts, themes, overall } = answer.data;
  if (texts === 0)
    return (
      <p className="empty">
        The two coders have not read any of the same texts. Both must mark a text as read before you can
        compare their coding.
      </p>
    );
  const rows = [
    ...themes.map((row) => ({ ...row, key: row.theme })),
    { ...overall, key: '', name: 'All themes' },
  ];
  return (
    <>
      <p className="help">
        Based on the {count(texts, 'text')} that both have read. Kappa measures agreement beyond chance: 1
        means agreement on every text, and 0 means no more than by chance. The descriptions are from Landis
        and Koch (1977).
      </p>
      <FiguresTable
        label="Agreement, theme by theme"
        caption={`How ${first} and ${second} agree`}
        look="agreement"
      >
        <thead>
          <tr>
            <th scope="col">Theme</th>
            <th scope="col">Both</th>
            <th scope="col">Only {first}</th>
            <th scope="col">Only {second}</th>
            <th scope="col">Neither</th>
            <th scope="col">Agree</th>
            <th scope="col">Kappa</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.key === '' ? 'sum' : ''}>
              <th scope="row">{row.name}</th>
              <td>{row.both}</td>
              <td>{row.onlyFirst}</td>
              <td>{row.onlySecond}</td>
              <td>{row.neither}</td>
              <td>{shareFigure(row.observed)}</td>
              <td>{kappaFigure(row.kappa)}</td>
              <td className="words">{agreementWords(row)}</td>
            </tr>
          ))}
        </tbody>
      </FiguresTable>
    </>
  );
}

/** The agreement between two coders of the same texts, theme by theme. */
export function Agreement({ coders }: { readonly coders: readonly string[] }) {
  const [first, setFirst] = useState<string | null>(coders[0] ?? null);
  const [second, setSecond] = useState<string | null>(coders[1] ?? null);
  const options = coders.map((id) => ({ id, words: id }));
  return (
    <section className="chart-group" aria-labelledby="agreement">
      <h3 id="agreement">A second coder’s agreement</h3>
      {coders.length < 2 ? (
        <p className="help">
          Only {coders[0] ?? 'nobody'} has coded here so far. When a second person has read and coded the same
          texts, you can see here how far they agree.
        </p>
      ) : (
        <>
          <div className="filters">
            <Chooser label="First coder" value={first} options={options} onChange={setFirst} />
            <Chooser label="Second coder" value={second} options={options} onChange={setSecond} />
          </div>
          {first !== null && second !== null && first !== second ? (
            <Figures first={first} second={second} />
          ) : (
            <p className="help">Choose two different people.</p>
          )}
        </>
      )}
    </section>
  );
}
