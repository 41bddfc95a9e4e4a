import { isDate } from '../../core/base/date-parts.ts';
import type { Note } from '../../core/evidence/evidence.ts';
import { Checkbox, Field } from '../ui/controls.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Chooser } from '../ui/select.tsx';
import { unmet } from '../ui/unmet.ts';

type Noted = Omit<Note, 'id'>;

/** Whether a date is valid or unchanged. Some statements were recorded without a date. */
const isDated = (date: string, was?: Noted): boolean => date === was?.date || isDate(date, 'year');

/**
 * Returns the requirement that a note does not meet: author, date or text; null if it meets all. @param was the note
 * before its correction
 */
export const lackOfNote = ({ date, author, text }: Noted, was?: Noted): string | null =>
  unmet(
    [author.trim() !== '', 'Enter the author.'],
    [isDated(date, was), 'Enter a date: at least its year.'],
    [text.trim() !== '', 'Enter the words of the note.'],
  );

interface NoteFieldsProps {
  readonly note: Noted;
  /** The note before its correction, if it is corrected. */
  readonly was?: Noted;
  readonly set: (change: Partial<Noted>) => void;
}

/** The fields of a note. */
export function NoteFields({ note, was, set }: NoteFieldsProps) {
  return (
    <>
      <div className="pair">
        <Field label="Author" isRequired value={note.author} onChange={(author) => set({ author })} />
        <Field
          label="Organisation"
          value={note.organisation}
          onChange={(organisation) => set({ organisation })}
        />
      </div>
      <div className="pair">
        <DateField
          label="Date"
          isRequired={was?.date !== ''}
          value={note.date}
          onChange={(date) => set({ date })}
          precision="year"
        />
        <Chooser
          label="The text is"
          value={note.wording}
          options={[
            { id: 'quoted', words: 'the exact words' },
            { id: 'gist', words: 'a summary of what was said' },
            { id: 'sample', words: 'a made-up sample' },
          ]}
          onChange={(id) => set({ wording: id as Note['wording'] })}
        />
      </div>
      <Field label="Question answered" value={note.question} onChange={(question) => set({ question })} />
      <Field label="Text" isRequired lines={6} value={note.text} onChange={(text) => set({ text })} />
      <Field
        label="Where it was found"
        value={note.found}
        onChange={(place) => set({ found: place })}
        placeholder="For example: a web page, an email or a file"
      />
      <Checkbox isSelected={note.consent} onChange={(consent) => set({ consent })}>
        The author agrees to publication
      </Checkbox>
      <Checkbox isSelected={note.confidential} onChange={(confidential) => set({ confidential })}>
        Confidential: never publish
      </Checkbox>
    </>
  );
}
