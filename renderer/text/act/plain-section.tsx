import { CircleAlert } from 'lucide-react';
import type { ChangeEvent } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { spliceBetween } from '../../../core/amend/typing.ts';
import { useReviewNow, useReviewOf, useTellNow, useTools } from '../../state/review.tsx';
import type { Review } from '../../state/review-store.ts';
import { useScope } from '../../state/scope.ts';
import { UNCLAIMED, withUnclaimed } from '../../state/unclaimed.ts';
import { useMayRevise, useStart } from '../../state/use-amendments.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { saysTheSame } from '../../ui/same.ts';
import { type PlainField, plainFields } from '../editor/plain-fields.ts';
import { asOneLine } from '../editor/text.ts';
import { typeInField } from '../editor/type-in-field.ts';
import { typedIntoOf } from './typed-into.ts';
import './plain-section.css';

interface PlainSectionProps {
  readonly pid: Pid;
  readonly name: string;
  /** What went wrong when the section was drawn. */
  readonly fault: string;
  /** Tries to draw it once more. */
  readonly onAgain: () => void;
}

const fieldsOf =
  (pid: Pid) =>
  ({ instrument, draft, saving }: Review): readonly PlainField[] =>
    plainFields(instrument.root, withUnclaimed(draft.shown, saving.unclaimed), pid);

/** Types into fields of a section, each a tracked change and a step of undo, without the editor. */
function useTypeInField(pid: Pid): (field: PlainField, text: string, caret: number) => void {
  const now = useReviewNow();
  const start = useStart();
  const mayRevise = useMayRevise();
  const { refusal } = useScope();
  const tell = useTellNow();
  const { undoStack } = useTools();
  const { say } = useAnnounce();
  return (field, text, caret) => {
    const into = typedIntoOf(pid, { now, start, onOthers: () => {} });
    const me = into.active() ?? UNCLAIMED;
    const edits = new Map(into.shown().map((drafted) => [drafted.id, drafted.edits]));
    const splice = spliceBetween(field.text, asOneLine(text).text, caret);
    const { changes } = typeInField(now().instrument.root, edits, field, me, splice, 'before');
    const settled = changes.find(({ am }) => am !== me && am !== UNCLAIMED && !mayRevise(am));
    if (settled)
      return say(`These words belong to ${settled.am}, which is no longer a draft. Nothing was changed.`);
    if (changes.length === 0) return;
    const refused = refusal(changes.map(({ after }) => after));
    if (refused) return say(refused);
    undoStack.record({ kind: 'other', changes, before: null, after: null, at: performance.now() });
    into.type(
      new Map(changes.map(({ am, after }) => [am, after])),
      changes.flatMap(({ am }) => (am === me ? [] : [am])),
    );
    tell();
  };
}

/** A section that can't be drawn, so that no draft locks anybody out of it: its words in plain fields, to be typed in. */
export function PlainSection({ pid, name, fault, onAgain }: PlainSectionProps) {
  const fields = useReviewOf(fieldsOf(pid), saysTheSame);
  const type = useTypeInField(pid);
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
            onChange={({ target }: ChangeEvent<HTMLTextAreaElement>) =>
              type(field, target.value, target.selectionEnd)
            }
          />
          {field.locked !== null && <span className="help">{field.locked}</span>}
          {field.was !== null && (
            <span className="help">
              {field.was === '' ? 'The Act has no words here.' : `The Act: ${field.was}`}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}
