import { isDate } from '../../../core/base/date-parts.ts';
import { Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Chooser } from '../../ui/select.tsx';

/** The details that a person enters for a text whose file states neither year nor number. */
export const NO_DETAILS = { type: 'ukpga', year: '', number: '', date: '' };
type TypedDetails = typeof NO_DETAILS;

const TYPES = [
  { id: 'ukpga', words: 'Act of the UK Parliament' },
  { id: 'asp', words: 'Act of the Scottish Parliament' },
  { id: 'asc', words: 'Act of Senedd Cymru' },
  { id: 'nia', words: 'Act of the Northern Ireland Assembly' },
  { id: 'uksi', words: 'Statutory instrument' },
];

/** Returns the details, trimmed, once all are valid; null until then. */
export function completeDetails({ type, year, number, date }: TypedDetails): TypedDetails | null {
  const details = { type, year: year.trim(), number: number.trim(), date: date.trim() };
  const isWhole = /^\d{4}$/.test(details.year) && /^\d+$/.test(details.number);
  return isWhole && isDate(details.date, 'day') ? details : null;
}

interface TextDetailsProps {
  readonly details: TypedDetails;
  readonly onChange: (details: TypedDetails) => void;
}

/** The fields for the year, number and date of a text whose file does not state them. */
export function TextDetailsFields({ details, onChange }: TextDetailsProps) {
  const set = (change: Partial<TypedDetails>) => onChange({ ...details, ...change });
  return (
    <>
      <p>The file does not say the year and number of this text. Enter them to save it.</p>
      <Chooser label="Kind" value={details.type} options={TYPES} onChange={(type) => set({ type })} />
      <div className="pair">
        <Field
          label="Year"
          isRequired
          value={details.year}
          onChange={(year) => set({ year })}
          maxLength={4}
        />
        <Field
          label="Chapter or number"
          isRequired
          value={details.number}
          onChange={(number) => set({ number })}
          maxLength={6}
        />
      </div>
      <DateField
        label="Date of the text"
        isRequired
        value={details.date}
        onChange={(date) => set({ date })}
        precision="day"
        help="The day on which the law reads as in this file. For example, 24 11 2026."
      />
    </>
  );
}
