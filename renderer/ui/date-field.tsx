import { type ReactNode, useId, useState } from 'react';
import { type DateParts, type DatePrecision, dateOfParts, datePartsOf } from '../../core/base/date-parts.ts';
import { dateWords } from '../../core/base/date-words.ts';
import { Field } from './controls.tsx';
import './date-field.css';

interface DateFieldProps {
  readonly label: string;
  /** The date as ISO 8601 writes it, or as much of one as is known; empty where there is none. */
  readonly value: string;
  /** Hears the date once it is one, empty where nothing is typed, and what was typed where it is no date. */
  readonly onChange: (value: string) => void;
  /** How much of the date must be known. */
  readonly precision: DatePrecision;
  readonly isRequired?: boolean;
  readonly help?: ReactNode;
}

const NOTHING: DateParts = { day: '', month: '', year: '' };

const PARTS = [
  ['day', 'Day'],
  ['month', 'Month'],
  ['year', 'Year'],
] as const;

const EXAMPLES = {
  day: 'For example, 24 11 2026',
  year: 'For example, 24 11 2026. Enter as much as you know.',
} as const;

/** The parts of a date that is whole; null where words are none, or not all of one. */
function wholeDate(words: string): DateParts | null {
  const parts = datePartsOf(words);
  return parts !== null && parts.day !== '' ? parts : null;
}

/** A date, asked for as its day, month and year. A whole date that is typed or pasted into any of them fills all. */
export function DateField({ label, value, onChange, precision, isRequired = false, help }: DateFieldProps) {
  const [typed, setTyped] = useState({ value, parts: datePartsOf(value) ?? NOTHING });
  const helpId = useId();
  const [isLeft, setIsLeft] = useState(false);
  // What was set from outside, such as a date that a file says, is shown in the place of what was typed.
  const parts = typed.value === value ? typed.parts : (datePartsOf(value) ?? NOTHING);
  const change = (next: DateParts) => {
    const date = dateOfParts(next, precision) ?? `${next.day}/${next.month}/${next.year}`;
    setTyped({ value: date, parts: next });
    onChange(date);
  };
  // A stretch between two dates, as of an undated letter, is no one date: it stays until another is typed.
  const isOther = value !== '' && parts === NOTHING;
  const isWrong = isLeft && dateOfParts(parts, precision) === null;
  return (
    <fieldset
      className="field date-field"
      aria-describedby={helpId}
      onBlur={({ currentTarget, relatedTarget }) => setIsLeft(!currentTarget.contains(relatedTarget))}
      onFocus={() => setIsLeft(false)}
    >
      <legend className="field-label">{label}</legend>
      <p id={helpId} className="help">
        {isOther
          ? `Recorded as ${dateWords(value)}. Enter a date to change that.`
          : (help ?? EXAMPLES[precision])}
      </p>
      <div className="date-parts">
        {PARTS.map(([part, name]) => (
          <Field
            key={part}
            label={name}
            inputMode={part === 'month' ? 'text' : 'numeric'}
            value={parts[part]}
            onChange={(words) => change(wholeDate(words) ?? { ...parts, [part]: words })}
            isRequired={isRequired && (part === 'year' || precision === 'day')}
            isInvalid={isWrong}
          />
        ))}
      </div>
      {isWrong && <p className="fault">Enter a real date, for example 24 11 2026.</p>}
    </fieldset>
  );
}
