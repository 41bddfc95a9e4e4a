import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface Option {
  readonly id: string;
  readonly words: string;
  readonly more?: ReactNode;
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

/** One of a short list. */
export function Chooser({
  label,
  hideLabel = false,
  options,
  value,
  placeholder,
  isDisabled,
  onChange,
}: ChooserProps) {
  return (
    <Select
      className="field"
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
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.words}>
              {option.words}
              {option.more}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
