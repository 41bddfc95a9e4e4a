import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<T extends string> {
  /** The accessible name of the group. */
  readonly label: string;
  readonly options: readonly T[];
  /** The content of a segment, with its count if it has one. */
  readonly words: (option: T) => ReactNode;
  readonly value: T;
  readonly onChange: (option: T) => void;
  readonly isDisabled?: (option: T) => boolean;
}

/** A row of toggle buttons, of which exactly one is selected. */
export function Segments<T extends string>({
  label,
  options,
  words,
  value,
  onChange,
  isDisabled = () => false,
}: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option));
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option} id={option} isDisabled={isDisabled(option)}>
          {words(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
