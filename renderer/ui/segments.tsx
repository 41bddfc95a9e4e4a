import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<T extends string> {
  /** What is chosen, for who does not see that. */
  readonly label: string;
  readonly options: readonly T[];
  /** What is on each; with its number, where there is one. */
  readonly words: (option: T) => ReactNode;
  readonly value: T;
  readonly onChange: (option: T) => void;
  readonly isDisabled?: (option: T) => boolean;
}

/** One of a few, side by side: one is always chosen. */
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
