import { percentWords } from '../../../core/base/percent.ts';
import type { Tally } from '../../../core/consultation/tally.ts';
import { type Among, shareWords } from '../../../core/consultation/tally-words.ts';
import { FiguresTable } from './figures-table.tsx';

/** The results of a closed question, in total and by respondent type. */
export function ShareTable({
  tally,
  among,
  caption,
}: {
  readonly tally: Tally;
  readonly among: Among;
  readonly caption: string;
}) {
  const { rows, groups, answers } = tally;
  const shownGroups = groups.length > 1 ? groups : [];
  return (
    <FiguresTable label={caption}>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">Number</th>
          <th scope="col">Per cent</th>
          {shownGroups.map(({ name }) => (
            <th key={name} scope="col">
              {name || 'Kind not given'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, isOffered, chosen, byGroup }) => (
          <tr key={`${name} ${isOffered}`}>
            <th scope="row">{name === '' ? 'Blank' : name}</th>
            <td>{chosen[among].toLocaleString('en-GB')}</td>
            <td>{percentWords(chosen[among], answers[among])}</td>
            {shownGroups.map((group, at) => (
              <td key={group.name}>{shareWords(byGroup[at]?.[among] ?? 0, group.answers[among])}</td>
            ))}
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">Answered the question</th>
          <td>{answers[among].toLocaleString('en-GB')}</td>
          <td />
          {shownGroups.map((group) => (
            <td key={group.name}>{group.answers[among].toLocaleString('en-GB')}</td>
          ))}
        </tr>
      </tbody>
    </FiguresTable>
  );
}
