import { type ReactNode, useRef } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { spliceBetween } from '../../../core/amend/typing/typing.ts';
import { useReviewNow, useTellNow, useTools } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import { UNCLAIMED, withUnclaimed } from '../../state/review/unclaimed.ts';
import { useMayRevise, useStart } from '../../state/review/use-amendments.ts';
import { useScope } from '../../state/window/scope.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { notInserted, useConsent } from '../commands/use-consent.tsx';
import { type PlainField, plainFields } from '../editor/plain-fields.ts';
import { asOneLine } from '../editor/plain-text.ts';
import { barTo } from '../editor/rights.ts';
import { keepLettersTyped, typeInField } from '../editor/type-in-field.ts';
import { editedDraftOf } from './edited-draft.ts';

/** The plain fields of a section in a review. */
export const fieldsOf =
  (pid: Pid) =>
  ({ instrument, draft, saving }: Review): readonly PlainField[] =>
    plainFields(instrument.root, withUnclaimed(draft.shownAmendments, saving.unclaimed), pid);

/** The field that was typed in last, and its caret. */
interface TypedAt {
  readonly field: PlainField;
  readonly element: HTMLTextAreaElement;
  readonly caret: number;
}

interface PlainTyping {
  /** Changes a field to the text of its element. */
  readonly type: (field: PlainField, element: HTMLTextAreaElement) => void;
  /** The consent question before another person’s words are changed, while it is open. */
  readonly question: ReactNode;
}

/** Types into the plain fields of a section. Each change is tracked and one step of undo, without the editor. */
export function usePlainTyping(pid: Pid): PlainTyping {
  const now = useReviewNow();
  const start = useStart();
  const mayRevise = useMayRevise();
  const { refusal } = useScope();
  const drawNow = useTellNow();
  const { undoStack } = useTools();
  const { explain } = useAnnounce();
  const at = useRef<TypedAt | null>(null);
  const fieldNow = ({ pid: of, field }: PlainField): PlainField | undefined =>
    fieldsOf(pid)(now()).find((each) => each.pid === of && each.field === field);

  /** @returns whether the change was made */
  const typeText = (
    field: PlainField,
    element: HTMLTextAreaElement,
    text: string,
    caret: number,
  ): boolean => {
    const into = editedDraftOf(pid, { now, start, onOthers: () => {} });
    const me = into.active() ?? UNCLAIMED;
    const edits = new Map(into.shownAmendments().map((drafted) => [drafted.id, drafted.edits]));
    const splice = spliceBetween(field.text, asOneLine(text).text, caret);
    const typed = typeInField(now().instrument.root, edits, field, me, splice, 'before');
    const { changes } = typed;
    const bar = barTo(changes, me, { mayRevise, asksFirst, outOfScope: refusal });
    if (bar && 'askAbout' in bar) {
      at.current = { field, element, caret: splice.at };
      onAsk(bar.askAbout, () => {
        if (fieldNow(field)?.text === field.text) return typeText(field, element, text, caret);
        explain('Somebody has just changed these words. Nothing was changed.');
        return false;
      });
      return false;
    }
    if (bar) {
      explain(bar.refused);
      return false;
    }
    at.current = { field, element, caret: splice.at + splice.insert.length };
    if (changes.length === 0) return true;
    keepLettersTyped(typed, field, splice);
    undoStack.record({ kind: 'other', changes, before: null, after: null, at: performance.now() });
    into.type(
      new Map(changes.map(({ am, after }) => [am, after])),
      changes.flatMap(({ am }) => (am === me ? [] : [am])),
    );
    drawNow();
    return true;
  };
  const { asksFirst, onAsk, question } = useConsent({
    insert: (words) => {
      const field = at.current && fieldNow(at.current.field);
      // A field of an inserted provision disappears with its last words.
      if (!at.current || !field) return explain(notInserted(words));
      const { element, caret } = at.current;
      const text = `${field.text.slice(0, caret)}${words}${field.text.slice(caret)}`;
      typeText(field, element, text, caret + words.length);
    },
    comeBack: () => {
      at.current?.element.focus({ preventScroll: true });
      at.current?.element.setSelectionRange(at.current.caret, at.current.caret);
    },
  });
  return {
    type: (field, element) => void typeText(field, element, element.value, element.selectionEnd),
    question,
  };
}
