import { AtSign } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { usePeople } from '../../state/others/people.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { sendAtKey } from '../../ui/send-keys.ts';

/** A comment, and other words that it suggests. */
export interface CommentInput {
  readonly text: string;
  readonly suggest?: string;
}

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly lines: number;
  /** The label of the button that sends it. */
  readonly send: string;
  /** The words that others can be suggested for; null where there are none. */
  readonly words?: string | null;
  readonly isPending: boolean;
  readonly onSend: (comment: CommentInput) => void;
  readonly onCancel: () => void;
}

/** Inserts a name into a comment, which then mentions that person. Lists everybody who ever worked on the review. */
function Mention({ onName }: { readonly onName: (name: string) => void }) {
  const people = usePeople();
  if (people.length === 0) return null;
  return (
    <MenuTrigger>
      <Button look="quiet">
        <AtSign aria-hidden="true" /> Mention…
      </Button>
      <Popover className="popover">
        <Menu aria-label="Mention somebody" onAction={(name) => onName(String(name))}>
          {people.map((name) => (
            <MenuItem key={name} id={name}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The form for a comment. It can’t be sent without words or a suggestion. */
export function CommentForm(props: Props) {
  const { label, help, lines, send, words = null, isPending, onSend, onCancel } = props;
  const [text, setText] = useState('');
  const [suggest, setSuggest] = useState<string | null>(null);
  const isSound = text.trim() !== '' || (suggest !== null && suggest !== words);
  return (
    <form
      ref={keepFormFocus}
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) onSend(suggest === null || suggest === words ? { text } : { text, suggest });
      }}
      onKeyDown={sendAtKey}
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
      {words !== null && (
        <Checkbox isSelected={suggest !== null} onChange={(isAsked) => setSuggest(isAsked ? words : null)}>
          Suggest other wording
        </Checkbox>
      )}
      {suggest !== null && (
        <Field
          label="Suggested wording"
          help="Leave empty to suggest deleting the words. You can add the suggestion to an amendment in one step."
          value={suggest}
          onChange={setSuggest}
          lines={2}
          maxLength={20_000}
        />
      )}
      <div className="actions">
        <Button
          type="submit"
          look="primary"
          whyNot={isSound ? null : 'Write a comment or suggest other words first.'}
          isBusy={isPending}
        >
          {send}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
        <Mention
          onName={(name) => setText((was) => `${was}${was === '' || /\s$/.test(was) ? '' : ' '}@${name} `)}
        />
      </div>
    </form>
  );
}
