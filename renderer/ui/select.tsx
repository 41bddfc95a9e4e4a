import { ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface Option {
  readonly id: string;
  readonly words: string;
  readonly detail?: ReactNode;
}

interface ChooserProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (id: string) => void;
}

/** Maximum options that are rendered before the control is focused. */
const MAX_INITIAL_OPTIONS = 40;

/** A select box. For speed, a long list has only its first and selected options until the box is focused. */
export function Chooser({
  label,
  hideLabel = false,
  options,
  value,
  placeholder,
  isDisabled,
  onChange,
}: ChooserProps) {
  const [cameTo, setCameTo] = useState(false);
  const comeTo = (hasCome: boolean) => hasCome && setCameTo(true);
  const ready =
    cameTo || options.length <= MAX_INITIAL_OPTIONS
      ? options
      : options.filter(({ id }, at) => at === 0 || id === value);
  return (
    <Select
      className="field"
      onFocusChange={comeTo}
      onOpenChange={comeTo}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder ?? 'Choose…'}
      {...(isDisabled === undefined ? {} : { isDisabled })}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <Button className="select-button">
        <SelectValue>{({ defaultChildren, selectedText }) => selectedText || defaultChildren}</SelectValue>
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <ListBox items={ready}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.words}>
              {option.words}
              {option.detail}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
