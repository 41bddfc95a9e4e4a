import { useState } from 'react';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { FiguresTable } from '../coding/figures-table.tsx';
import { questionWords } from '../coding/question-words.ts';

/** The words that are more frequent in the answers of one group than in the others. */
export function TypicalWords() {
  const [by, setBy] = useState<'question' | 'type'>('type');
  const groups = useAnswer('suggest.words', { by });
  const questions = new Map(useAnswer('consultation.questions', {}).data?.map((one) => [one.id, one]));
  if (isFailed(groups)) return <Trouble thrown={groups.error} onRetry={() => void groups.refetch()} />;
  return (
    <>
      <Segments
        label="Words typical of"
        options={['type', 'question'] as const}
        words={(one) => (one === 'type' ? 'Of kinds of respondent' : 'Of questions')}
        value={by}
        onChange={setBy}
      />
      <p className="help">
        Words in more answers of this group than of the others, the surest first. Small differences, which
        could be chance, are left out. The answers of campaigns are included.
      </p>
      {!groups.data && <p aria-busy="true">Counting…</p>}
      {groups.data?.map(({ group, texts, words }) => {
        const name =
          by === 'question' ? questionWords(questions.get(group), group) : group || 'Kind not given';
        return (
          <section key={group} className="chart-group" aria-label={name}>
            <h3>{name}</h3>
            {words.length === 0 ? (
              <p className="help">No word is typical of these {texts.toLocaleString('en-GB')} answers.</p>
            ) : (
              <FiguresTable label={`Words typical of ${name}`}>
                <thead>
                  <tr>
                    <th scope="col">Word</th>
                    <th scope="col">Answers of {texts.toLocaleString('en-GB')} here</th>
                    <th scope="col">Other answers</th>
                  </tr>
                </thead>
                <tbody>
                  {words.map(({ word, inside, outside }) => (
                    <tr key={word}>
                      <th scope="row">{word}</th>
                      <td>{inside.toLocaleString('en-GB')}</td>
                      <td>{outside.toLocaleString('en-GB')}</td>
                    </tr>
                  ))}
                </tbody>
              </FiguresTable>
            )}
          </section>
        );
      })}
    </>
  );
}
