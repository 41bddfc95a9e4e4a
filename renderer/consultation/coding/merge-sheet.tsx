import { useState } from 'react';
import { count, listed } from '../../../core/base/english.ts';
import type { CountedTheme } from '../../../core/coding/calls.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { Chooser } from '../../ui/select.tsx';
import { flat, treeOf, withParts } from './frame-tree.ts';
import { useCodingWrite } from './use-coding.ts';

interface MergeProps {
  readonly theme: CountedTheme;
  readonly themes: readonly CountedTheme[];
  readonly onMerged: (into: string) => void;
}

function MergeForm({ theme, themes, onMerged, close }: MergeProps & { readonly close: () => void }) {
  const [into, setInto] = useState<string | null>(null);
  const merge = useCodingWrite('coding.mergeThemes');
  const { announce } = useAnnounce();
  const own = withParts(themes, theme.id);
  const parts = themes.filter(({ parent }) => parent === theme.id);
  const target = themes.find(({ id }) => id === into);
  const moving = [
    count(theme.excerpts, 'excerpt'),
    ...(parts.length > 0
      ? [`${count(parts.length, 'part')} (${listed(parts.map(({ name }) => name))})`]
      : []),
  ];
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!target) return;
        merge.mutate(
          { from: theme.id, into: target.id },
          {
            onSuccess: ({ excerpts }) => {
              announce(`${theme.name} is merged into ${target.name}: ${count(excerpts, 'excerpt')} moved.`);
              onMerged(target.id);
              close();
            },
          },
        );
      }}
    >
      <Chooser
        label={`Merge “${theme.name}” into`}
        value={into}
        options={flat(treeOf(themes))
          .filter((row) => !own.has(row.theme.id))
          .map((row) => ({
            id: row.theme.id,
            words: `${'– '.repeat(row.depth)}${row.theme.name}`,
            detail: <span className="soft"> {row.theme.excerpts}</span>,
          }))}
        onChange={setInto}
      />
      <p role="status">
        {target
          ? `${listed(moving)} will move to “${target.name}”, which has ${count(target.excerpts, 'excerpt')} now. The theme “${theme.name}” will be removed. An excerpt with both themes keeps one. You can undo this.`
          : 'Choose the theme to keep. You see what will move before you merge.'}
      </p>
      <FormEnd
        call="coding.mergeThemes"
        writing={merge}
        send="Merge"
        whyNot={target === undefined ? 'Choose the theme to merge into.' : null}
        onCancel={close}
      />
    </form>
  );
}

/** The dialog that merges a theme into another. It shows first what will move. */
export function MergeSheet({
  isOpen,
  onOpenChange,
  ...props
}: MergeProps & { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void }) {
  return (
    <Sheet title="Merge two themes" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <MergeForm {...props} close={close} />}
    </Sheet>
  );
}
