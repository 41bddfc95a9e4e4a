import { Plus } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { DetachedList } from './detached-list.tsx';
import { treeOf } from './frame-tree.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { type NamedText, TextSheet } from './open-text.tsx';
import { ThemeDetail } from './theme-detail.tsx';
import { ThemeExcerpts } from './theme-excerpts.tsx';
import { ThemeTree, UNTAGGED } from './theme-tree.tsx';
import { useCodingWrite, useFrame } from './use-coding.ts';
import './themes-view.css';

function NewTheme({ onMade }: { readonly onMade: (id: string) => void }) {
  const [name, setName] = useState('');
  const add = useCodingWrite('coding.addTheme');
  const { announce } = useAnnounce();
  return (
    <form
      className="new-theme"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        add.mutate(
          { name: name.trim() },
          {
            onSuccess: (theme) => {
              setName('');
              announce(`The theme ${theme.name} is added.`);
              onMade(theme.id);
            },
          },
        );
      }}
    >
      <Field label="New theme" value={name} onChange={setName} />
      <Button
        call="coding.addTheme"
        type="submit"
        whyNot={name.trim() === '' ? 'Enter a name for the theme.' : null}
        isBusy={add.isPending}
      >
        <Plus aria-hidden="true" /> Add
      </Button>
      {add.isError && <Trouble thrown={add.error} />}
    </form>
  );
}

/** The themes view: the code frame, the excerpts of the selected theme, and the detached excerpts. */
export function ThemesView() {
  const frame = useFrame();
  const [openTheme, setOpenTheme] = useState<string | null>(null);
  const [text, setText] = useState<NamedText | null>(null);
  if (isFailed(frame)) return <Trouble thrown={frame.error} onRetry={() => void frame.refetch()} />;
  if (!frame.data) return <p aria-busy="true">Reading the themes…</p>;
  const { themes, excerpts, untagged } = frame.data;
  const nodes = treeOf(themes);
  const isUntagged = openTheme === UNTAGGED && untagged > 0;
  const chosen = isUntagged ? null : (themes.find(({ id }) => id === openTheme) ?? nodes[0]?.theme ?? null);
  return (
    <div>
      <div className="themes-head">
        <p className="help" role="status">
          {count(themes.length, 'theme')}, {count(excerpts, 'excerpt')}
        </p>
        <HistoryButtons />
      </div>
      <DetachedList onOpen={setText} />
      <div className="themes-columns">
        <div className="frame">
          {themes.length + untagged > 0 && (
            <ThemeTree
              nodes={nodes}
              untagged={untagged}
              chosen={isUntagged ? UNTAGGED : (chosen?.id ?? null)}
              onChoose={setOpenTheme}
            />
          )}
          <NewTheme onMade={setOpenTheme} />
        </div>
        {isUntagged ? (
          <section className="theme-detail" aria-label="Excerpts without a theme">
            <h3>Without a theme</h3>
            <ThemeExcerpts
              theme={null}
              themes={themes}
              splitting={false}
              onSplit={() => undefined}
              onOpen={setText}
            />
          </section>
        ) : chosen ? (
          <ThemeDetail key={chosen.id} theme={chosen} themes={themes} onGo={setOpenTheme} onOpen={setText} />
        ) : (
          <div className="empty">
            <p>There are no themes yet.</p>
            <p>
              Open a response or a note, select a passage and type a theme. Or add the themes you expect here
              first.
            </p>
          </div>
        )}
      </div>
      <TextSheet text={text} onClose={() => setText(null)} />
    </div>
  );
}
