import { type ReactNode, useId, useState } from 'react';
import { type DateParts, type DatePrecision, isoDateFrom, parseDate } from '../../core/base/date-parts.ts';
import { dateWords } from '../../core/base/date-words.ts';
import { Field } from './controls.tsx';
import './date-field.css';

interface DateFieldProps {
  readonly label: string;
  /** An ISO 8601 date, perhaps only a year or month; empty if there is none. */
  readonly value: string;
  /** Called with a valid ISO date, with '' if all parts are empty, or else with the invalid text as typed. */
  readonly onChange: (value: string) => void;
  /** The precision that the date must have. */
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

/** Parses a complete date; returns null if the text is not one or has no day. */
function wholeDate(words: string): DateParts | null {
  const parts = parseDate(words);
  return parts !== null && parts.day !== '' ? parts : null;
}

/** A date field of day, month and year. A complete date typed or pasted into any of them fills all three. */
export function DateField({ label, value, onChange, precision, isRequired = false, help }: DateFieldProps) {
  const [typed, setTyped] = useState({ value, parts: parseDate(value) ?? NOTHING });
  const helpId = useId();
  const [isLeft, setIsLeft] = useState(false);
  // A value set by the parent, for example a date read from a file, replaces what was typed.
  const parts = typed.value === value ? typed.parts : (parseDate(value) ?? NOTHING);
  const change = (next: DateParts) => {
    const date = isoDateFrom(next, precision) ?? `${next.day}/${next.month}/${next.year}`;
    setTyped({ value: date, parts: next });
    onChange(date);
  };
  // An interval, as for an undated letter, does not fit the three fields. It stays until a date is typed.
  const isOther = value !== '' && parts === NOTHING;
  const isWrong = isLeft && isoDateFrom(parts, precision) === null;
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
