import { useState } from 'react';
import { Button, Field } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { useDebounced } from '../../ui/use-settled.ts';
import { WordingCheck } from './wording-check.tsx';

interface EditProps {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  readonly onKeep: (text: string) => void;
  readonly onCancel: () => void;
}

/** Milliseconds without typing before the wording is checked (debounce). */
const REST_MS = 400;

/** The editor of an amendment's wording. It checks the wording against the draft during typing. */
export function EditWording({ id, revision, text, onKeep, onCancel }: EditProps) {
  const [words, setWords] = useState(text);
  const checked = useDebounced(words, REST_MS);
  return (
    <form
      ref={keepFormFocus}
      className="edit-wording"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') onKeep(words);
      }}
    >
      <Field
        label={`Wording of ${id}`}
        value={words}
        onChange={setWords}
        lines={4}
        maxLength={1_000_000}
        autoFocus
        spellCheck="true"
      />
      <WordingCheck id={id} revision={revision} text={checked} />
      <div className="actions">
        <Button look="primary" type="submit" whyNot={words.trim() === '' ? 'Write the wording first.' : null}>
          Save this wording
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
