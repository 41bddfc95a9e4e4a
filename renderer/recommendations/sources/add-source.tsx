import { useState } from 'react';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Field } from '../../ui/controls.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { unmet } from '../../ui/unmet.ts';
import { ReadFile, type ReadWords } from './read-file.tsx';

const BLANK = { title: '', author: '', date: '', url: '', licence: '' };
const isDated = (date: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date.trim());
const isAddress = (url: string): boolean => url.trim() === '' || /^https?:\/\/\S+$/.test(url.trim());

/** Puts a document into the review: its words from a file, and what the file doesn't say from a person. */
export function AddSource({ close }: { readonly close: () => void }) {
  const [about, setAbout] = useState(BLANK);
  const [words, setWords] = useState<ReadWords>({ text: '', underlined: [] });
  const add = useWrite('source.add');
  const { say } = useAnnounce();
  const set = (given: Partial<typeof BLANK>) => setAbout((now) => ({ ...now, ...given }));
  const { title, author, date, url, licence } = about;
  const named = [title, author, licence].every((text) => text.trim() !== '');
  const ready = named && isDated(date) && isAddress(url) && words.text.trim() !== '';
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
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
              say(`${source.title} is added.`);
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
        // What was underlined is known by its place, which typing may move.
        onChange={(text) => setWords({ text, underlined: [] })}
      />
      <Field
        label="Title"
        isRequired
        value={title}
        onChange={(given) => set({ title: given })}
        maxLength={500}
      />
      <div className="pair">
        <Field
          label="Author"
          isRequired
          value={author}
          onChange={(given) => set({ author: given })}
          maxLength={500}
        />
        <Field
          label="Date"
          isRequired
          value={date}
          onChange={(given) => set({ date: given })}
          help="For example 2026-11-24, 2026-11 or 2026. Enter as much as you know."
        />
      </div>
      <Field
        label="Licence"
        isRequired
        value={licence}
        onChange={(given) => set({ licence: given })}
        maxLength={500}
        placeholder="Crown copyright, Open Government Licence v3.0"
      />
      <Field
        label="Web address it came from"
        value={url}
        onChange={(given) => set({ url: given })}
        isInvalid={!isAddress(url)}
        placeholder="https://"
      />
      <FormEnd
        call="source.add"
        writing={add}
        send="Add the document"
        whyNot={unmet(
          [words.text.trim() !== '', 'Choose a file, or paste the text.'],
          [named, 'Enter the title, the author and the licence.'],
          [isDated(date), 'Enter a date like 2026-11-24.'],
          [isAddress(url), 'Enter a web address that begins with https.'],
        )}
        onCancel={close}
      />
    </form>
  );
}
