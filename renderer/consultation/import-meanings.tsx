import type { Mapping } from '../../core/consultation/mapping.ts';
import { Chooser } from '../shared/select.tsx';
import {
  columnOf,
  type LookedColumn,
  type Meaning,
  meaningOf,
  plainWord,
  withMeaning,
} from './import-words.ts';

const WORDS = {
  consent: {
    title: 'Who agrees to be published',
    help: 'Where nothing, or a word that is not known, stands in the file, nothing that the respondent said is published.',
    options: [
      { id: 'yes', words: 'agrees' },
      { id: 'no', words: 'does not agree' },
      { id: 'unknown', words: 'not known: not published' },
    ],
  },
  confidential: {
    title: 'What is confidential',
    help: 'What is confidential is never published, whatever else its respondent agreed to.',
    options: [
      { id: 'yes', words: 'confidential' },
      { id: 'no', words: 'not confidential' },
      { id: 'unknown', words: 'not known' },
    ],
  },
} as const;

interface MeaningsProps {
  readonly of: 'consent' | 'confidential';
  readonly columns: readonly LookedColumn[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** What the words of a column mean that says what may be published; nothing where no column says it. */
export function ImportMeanings({ of, columns, mapping, onChange }: MeaningsProps) {
  const saying = columns.filter(({ index }) => columnOf(mapping, index).role === of);
  const found = new Map(
    saying.flatMap(({ samples }) => samples.map((word) => [plainWord(word), word] as const)),
  );
  found.delete('');
  const { title, help, options } = WORDS[of];
  if (saying.length === 0) return null;
  return (
    <fieldset className="meanings">
      <legend>{title}</legend>
      <p className="help">{help}</p>
      <ul>
        {[...found].map(([plain, word]) => (
          <li key={plain}>
            <span className="word">“{word}”</span>
            <span aria-hidden="true">means</span>
            <Chooser
              label={`“${word}” means`}
              hideLabel
              options={options}
              value={meaningOf(mapping, of, word)}
              onChange={(meaning) => onChange(withMeaning(mapping, of, word, meaning as Meaning))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
