import { Check } from 'lucide-react';
import { type CSSProperties, type ReactNode, type Ref, useCallback, useContext, useRef } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import type { CallName } from '../../core/api.ts';
import { useBarred } from './allowed.tsx';
import { AnnouncerContext } from './announcer.ts';
import { holdStill } from './still-button.ts';
import { useUnsentField } from './unsent-fields.ts';

/** A `link` leads to the thing it names. A `link-command` names an action, and is not printed. */
export type ButtonLook = keyof typeof LOOKS;

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'isDisabled' | 'isPending'> {
  readonly look?: ButtonLook;
  readonly ref?: Ref<HTMLButtonElement>;
  /** The tooltip, for buttons whose label does not say enough. */
  readonly title?: string;
  /**
   * The call that the button makes or leads to. The button is disabled, with the reason, for users who may not make
   * it.
   */
  readonly call?: CallName | undefined;
  /** Why the button is disabled, as a sentence; null if it is enabled. No button is disabled without a reason. */
  readonly whyNot?: string | null;
  /** Whether the action is running. Further presses are ignored. */
  readonly isBusy?: boolean;
}

const LOOKS = {
  plain: 'button',
  primary: 'button primary',
  quiet: 'button quiet',
  icon: 'button quiet icon',
  link: 'link-button',
  'link-command': 'link-button on-screen-only',
} as const;

/** Sets a ref to its element. @returns a function that clears it */
function putRef<T>(ref: Ref<T> | undefined, element: T): () => void {
  if (typeof ref === 'function') return ref(element) ?? (() => ref(null));
  if (!ref) return () => undefined;
  ref.current = element;
  return () => {
    ref.current = null;
  };
}

/**
 * The standard button. A button with only an icon shows its label as a tooltip. A disabled button stays focusable, and
 * explains itself in the tooltip and when pressed.
 */
export function Button({
  look = 'plain',
  title,
  ref,
  call,
  whyNot = null,
  isBusy = false,
  ...props
}: ButtonProps) {
  const barred = useBarred(call);
  const announcer = useContext(AnnouncerContext);
  const reason = barred ?? whyNot;
  const hint = reason ?? title ?? (look === 'icon' ? props['aria-label'] : undefined);
  const place = useCallback(
    (button: HTMLButtonElement) => {
      if (hint !== undefined) button.title = hint;
      const explain = () => {
        if (reason !== null) announcer?.explain(reason);
      };
      const letGo = reason !== null || isBusy ? holdStill(button, explain) : undefined;
      const leave = putRef(ref, button);
      return () => {
        button.removeAttribute('title');
        letGo?.();
        leave();
      };
    },
    [reason, hint, isBusy, announcer, ref],
  );
  return <AriaButton {...props} ref={place} className={LOOKS[look]} />;
}

interface FieldProps extends Omit<TextFieldProps, 'className' | 'children'> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly placeholder?: string;
  /** The number of lines of a text area, which grows with its text. Absent for a single-line input. */
  readonly lines?: number;
  /** The call that saves the text. The field is read-only, with the reason, for users who may not make it. */
  readonly call?: CallName;
}

export function Field({ label, help, placeholder, lines, call, ...props }: FieldProps) {
  const barred = useBarred(call);
  const description = barred ?? help;
  const field = useRef<HTMLDivElement>(null);
  useUnsentField(field, props.value);
  return (
    <TextField
      {...props}
      isReadOnly={barred !== null || props.isReadOnly === true}
      ref={field}
      className="field"
    >
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input className="input" placeholder={placeholder} />
      ) : (
        <TextArea
          className="input"
          placeholder={placeholder}
          rows={lines}
          style={{ '--lines': lines } as CSSProperties}
        />
      )}
      {description !== undefined && (
        <Text slot="description" className="help">
          {description}
        </Text>
      )}
      <FieldError className="fault" />
    </TextField>
  );
}

export function Checkbox({
  children,
  call,
  ...props
}: Omit<AriaCheckboxProps, 'className' | 'children'> & {
  readonly children?: ReactNode;
  readonly call?: CallName;
}) {
  const barred = useBarred(call);
  const isDisabled = barred !== null || props.isDisabled === true;
  return (
    <AriaCheckbox {...props} isDisabled={isDisabled} className="checkbox">
      <span className="box" aria-hidden="true">
        <Check />
      </span>
      {children !== undefined && <span>{children}</span>}
    </AriaCheckbox>
  );
}
