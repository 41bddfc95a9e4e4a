import { useState } from 'react';
import { isDate } from '../../../core/base/date-parts.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { unmet } from '../../ui/unmet.ts';
import { ReadFile, type ReadWords } from './read-file.tsx';

const BLANK = { title: '', author: '', date: '', url: '', licence: '' };
const isAddress = (url: string): boolean => url.trim() === '' || /^https?:\/\/\S+$/.test(url.trim());

/** The form that adds a source document: its text from a file, and the details that the file does not state. */
export function AddSource({ close }: { readonly close: () => void }) {
  const [about, setAbout] = useState(BLANK);
  const [words, setWords] = useState<ReadWords>({ text: '', underlined: [] });
  const add = useWrite('source.add');
  const { announce } = useAnnounce();
  const set = (change: Partial<typeof BLANK>) => setAbout((now) => ({ ...now, ...change }));
  const { title, author, date, url, licence } = about;
  const hasDetails = [title, author, licence].every((text) => text.trim() !== '');
  const whyNot = unmet(
    [words.text.trim() !== '', 'Choose a file, or paste the text.'],
    [hasDetails, 'Enter the title, the author and the licence.'],
    [isDate(date, 'year'), 'Enter a date: at least its year.'],
    [isAddress(url), 'Enter a web address that begins with https.'],
  );
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        add.mutate(
          {
            title,
            author,
            date: date.trim(),
            licence,
            ...(url.trim() && { url: url.trim() }),
            text: words.text,
            ...(words.underlined.length > 0 && { underlined: [...words.underlined] }),
          },
          {
            onSuccess: (source) => {
              announce(`${source.title} is added.`);
              close();
            },
          },
        );
      }}
    >
      <ReadFile onRead={setWords} />
      <Field
        label="Text"
        isRequired
        lines={6}
        value={words.text}
        // Underlining is stored by offsets, which typing would make wrong, so it is dropped.
        onChange={(text) => setWords({ text, underlined: [] })}
      />
      <Field label="Title" isRequired value={title} onChange={(title) => set({ title })} maxLength={500} />
      <div className="pair">
        <Field
          label="Author"
          isRequired
          value={author}
          onChange={(author) => set({ author })}
          maxLength={500}
        />
        <DateField label="Date" isRequired value={date} onChange={(date) => set({ date })} precision="year" />
      </div>
      <Field
        label="Licence"
        isRequired
        value={licence}
        onChange={(licence) => set({ licence })}
        maxLength={500}
        placeholder="Crown copyright, Open Government Licence v3.0"
      />
      <Field
        label="Web address it came from"
        value={url}
        onChange={(url) => set({ url })}
        isInvalid={!isAddress(url)}
        placeholder="https://"
      />
      <FormEnd call="source.add" writing={add} send="Add the document" whyNot={whyNot} onCancel={close} />
    </form>
  );
}
