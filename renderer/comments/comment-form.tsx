import { useState } from 'react';
import { Button, Field } from '../shared/controls.tsx';

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly lines: number;
  /** What the button that sends it says. */
  readonly send: string;
  readonly isPending: boolean;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** Where a comment is written: nothing is sent without words. */
export function CommentForm({ label, help, lines, send, isPending, onSend, onCancel }: Props) {
  const [text, setText] = useState('');
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onSend(text);
      }}
    >
      <Field
        label={label}
        {...(help === undefined ? {} : { help })}
        value={text}
        onChange={setText}
        lines={lines}
        maxLength={20_000}
        autoFocus
      />
      <div className="actions">
        <Button type="submit" look="primary" isDisabled={text.trim() === '' || isPending}>
          {send}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
