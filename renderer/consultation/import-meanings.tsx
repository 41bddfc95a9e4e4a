import type { Mapping } from '../../core/consultation/mapping.ts';
import { plain } from '../../core/consultation/table-row.ts';
import { Chooser } from '../ui/select.tsx';
import { columnOf, type Meaning, meaningOf, type PreviewColumn, withMeaning } from './import-words.ts';

const WORDS = {
  consent: {
    title: 'Consent to publish',
    help: 'If the file does not say, or Keeling does not recognise the answer, nothing from that respondent is published. What is published of an organisation has its name; an individual’s name is never published.',
    unknown: 'not recognised: not published',
    options: [
      { id: 'yes', words: 'agrees' },
      { id: 'no', words: 'does not agree' },
    ],
  },
  confidential: {
    title: 'Confidential answers',
    help: 'Confidential answers are never published, even if the respondent agreed to publication.',
    unknown: 'not recognised: not confidential',
    options: [
      { id: 'yes', words: 'confidential' },
      { id: 'no', words: 'not confidential' },
    ],
  },
} as const;

interface MeaningsProps {
  readonly of: 'consent' | 'confidential';
  readonly columns: readonly PreviewColumn[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** What the words of a column mean that says what may be published; nothing where no column says it. */
export function ImportMeanings({ of, columns, mapping, onChange }: MeaningsProps) {
  const saying = columns.filter(({ index }) => columnOf(mapping, index).role === of);
  const found = new Map(saying.flatMap(({ samples }) => samples.map((word) => [plain(word), word] as const)));
  found.delete('');
  const { title, help, unknown, options } = WORDS[of];
  if (saying.length === 0) return null;
  return (
    <fieldset className="meanings">
      <legend>{title}</legend>
      <p className="help">{help}</p>
      <ul>
        {[...found].map(([key, word]) => (
          <li key={key}>
            <span className="word">“{word}”</span>
            <span aria-hidden="true">means</span>
            <Chooser
              label={`“${word}” means`}
              hideLabel
              options={options}
              placeholder={unknown}
              value={meaningOf(mapping, of, word)}
              onChange={(meaning) => onChange(withMeaning(mapping, of, word, meaning as Meaning))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
