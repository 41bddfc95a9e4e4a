import type { Note } from '../../core/evidence/evidence.ts';
import { Checkbox, Field } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';

type Noted = Omit<Note, 'id'>;

/** Whether a date says when, or no less than it said before: of some statements the date was not seen. */
const isDated = (date: string, was?: Noted): boolean =>
  date.trim() === was?.date || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date.trim());

/** Whether a note says what every note must: who, when, and what. @param was what it said before, of one that is corrected */
export const isReady = ({ date, author, text }: Noted, was?: Noted): boolean =>
  isDated(date, was) && author.trim() !== '' && text.trim() !== '';

interface NoteFieldsProps {
  readonly note: Noted;
  /** What it said before, of one that is corrected. */
  readonly was?: Noted;
  readonly set: (given: Partial<Noted>) => void;
}

/** All that is held of a note, to be filled in or corrected. */
export function NoteFields({ note, was, set }: NoteFieldsProps) {
  const dated = isDated(note.date, was);
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
        <Field
          label="Date"
          isRequired={was?.date !== ''}
          value={note.date}
          onChange={(date) => set({ date })}
          isInvalid={!dated}
          help={dated ? undefined : 'For example 2026-11-24, 2026-11 or 2026. Enter as much as you know.'}
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
        onChange={(found) => set({ found })}
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
