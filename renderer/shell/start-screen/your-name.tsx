import { Field } from '../../ui/controls.tsx';

interface YourNameProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly autoFocus?: boolean;
}

/** The field that asks for the person's name. */
export function YourName(props: YourNameProps) {
  return (
    <Field
      label="Your name"
      maxLength={200}
      help="Keeling records each change under your name. You are asked once."
      {...props}
    />
  );
}
