import type { Tally } from '../../../core/consultation/tally.ts';
import { type Among, shareWords } from '../../../core/consultation/tally-words.ts';

/** The index of a respondent type in the tally; null for all respondents. */
export type GroupPlace = number | null;

/** The figures of a question for some respondents, with the total that the shares refer to. */
export function sharesOf(tally: Tally, group: GroupPlace, among: Among) {
  const answers = group === null ? tally.answers : tally.groups[group]?.answers;
  const rows = tally.rows.map(({ name, isOffered, chosen, byGroup }) => {
    const figures = group === null ? chosen : byGroup[group];
    return { name, isOffered, number: figures?.[among] ?? 0 };
  });
  return { of: answers?.[among] ?? 0, rows };
}

/** A bar for each answer to a closed question, as long as its share, with its figures. */
export function ShareChart({ of, rows }: ReturnType<typeof sharesOf>) {
  return (
    <ul className="bar-chart share-chart">
      {rows.map(({ name, number, isOffered }) => (
        <li key={`${name} ${isOffered}`}>
          <span className="bar-name">{name === '' ? 'Blank' : name}</span>
          <svg className="chart-bar" height="20" width="100%" aria-hidden="true">
            <rect className="share-ground" x="0" y="1" width="100%" height="18" />
            <rect
              className="share-bar"
              x="0"
              y="1"
              width={`${of === 0 ? 0 : (number / of) * 100}%`}
              height="18"
            />
          </svg>
          <span className="bar-total">{shareWords(number, of)}</span>
        </li>
      ))}
    </ul>
  );
}
