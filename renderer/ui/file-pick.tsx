import type { Ref } from 'react';

interface FilePickProps {
  /** The visible button clicks this hidden input. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** A hidden file input behind a button. It is cleared after each choice, so that the same file can be chosen again. */
export function FilePick({ ref, label, accept, onChoose }: FilePickProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ target }) => {
        const file = target.files?.[0];
        if (file) onChoose(file);
        target.value = '';
      }}
    />
  );
}
