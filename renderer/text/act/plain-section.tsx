import { CircleAlert } from 'lucide-react';
import type { ChangeEvent } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { saysTheSame } from '../../ui/says-the-same.ts';
import { fieldsOf, usePlainTyping } from './use-plain-typing.ts';
import './plain-section.css';

interface PlainSectionProps {
  readonly pid: Pid;
  readonly name: string;
  /** The message of the error in drawing the section. */
  readonly fault: string;
  /** Tries to draw the section again. */
  readonly onAgain: () => void;
}

/** A section that can’t be drawn, as plain text fields that can still be edited. No draft may lock anybody out. */
export function PlainSection({ pid, name, fault, onAgain }: PlainSectionProps) {
  const fields = useReviewOf(fieldsOf(pid), saysTheSame);
  const { type, question } = usePlainTyping(pid);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" className="unit plain-section" data-unit={pid} aria-label={name}>
      <p className="plain-why">
        <CircleAlert aria-hidden="true" /> {name} cannot be shown as printed. This is a fault in Keeling, not
        in your work. You can edit the words of the draft here. Your typing is tracked as usual.{' '}
        <span className="fault-words">{fault}</span>
      </p>
      <p className="actions">
        <Button onPress={onAgain}>Try again</Button>
      </p>
      {fields.map((field) => (
        <label key={`${field.pid}/${field.field}`} className="plain-field" data-pid={field.pid}>
          <span>{field.label}</span>
          <textarea
            className="input"
            lang="en-GB"
            rows={Math.min(8, 1 + Math.floor(field.text.length / 80))}
            value={field.text}
            readOnly={field.locked !== null}
            onChange={({ target }: ChangeEvent<HTMLTextAreaElement>) => type(field, target)}
          />
          {field.locked !== null && <span className="help">{field.locked}</span>}
          {field.was !== null && (
            <span className="help">
              {field.was === '' ? 'The Act has no words here.' : `The Act: ${field.was}`}
            </span>
          )}
        </label>
      ))}
      {question}
    </div>
  );
}
