import type { Ref } from 'react';

interface FilePickProps {
  /** Clicked by the button that stands for it. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** The browser's own way to choose a file, out of sight behind a button. The same file can be chosen again. */
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
