import { useState } from 'react';
import { listed } from '../../../core/base/english.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Field } from '../../ui/controls.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { unmet } from '../../ui/unmet.ts';
import { ReadFile, type ReadWords } from './read-file.tsx';

/** The form that replaces a document's text, with the reason, for example a missing page or a newer version. */
export function ReplaceText({ source, close }: { readonly source: Source; readonly close: () => void }) {
  const [words, setWords] = useState<ReadWords>({ text: source.text, underlined: source.underlined ?? [] });
  const [because, setBecause] = useState('');
  const revise = useWrite('source.revise');
  const { announce } = useAnnounce();
  const whyNot = unmet(
    [words.text.trim() !== '', 'Choose a file, or paste the text.'],
    [words.text !== source.text, 'The text is the same as before.'],
    [because.trim() !== '', 'Give a reason.'],
  );
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        const underlined = words.underlined.length > 0 ? { underlined: [...words.underlined] } : {};
        revise.mutate(
          { id: source.id, was: source.hash, text: words.text, ...underlined, because },
          {
            onSuccess: ({ lost: lostRefs }) => {
              announce(
                lostRefs.length === 0
                  ? 'The text is replaced. All quotations from it were found in the new text.'
                  : `The text is replaced. What ${listed(lostRefs.map(refWords))} quote${lostRefs.length === 1 ? 's' : ''} is no longer in the text.`,
              );
              close();
            },
          },
        );
      }}
    >
      <p className="help">
        The old text stays in the history. Quotations move to the new text if their words are found there for
        certain. You need to check the links to anything that changed.
      </p>
      <ReadFile onRead={setWords} />
      <Field
        label="Text"
        isRequired
        lines={10}
        value={words.text}
        onChange={(text) => setWords({ text, underlined: [] })}
      />
      <Field
        label="Reason for replacing the text"
        isRequired
        value={because}
        onChange={setBecause}
        maxLength={1000}
      />
      <FormEnd
        call="source.revise"
        writing={revise}
        send="Replace the text"
        whyNot={whyNot}
        onCancel={close}
      />
    </form>
  );
}
