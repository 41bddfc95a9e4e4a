import { Link2, Merge, Pencil, Split, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { CountedTheme } from '../../../core/coding/calls.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Chooser } from '../../ui/select.tsx';
import { flat, treeOf, withParts } from './frame-tree.ts';
import { LinkSheet } from './link-sheet.tsx';
import { LinkedAmendments } from './linked-amendments.tsx';
import { MergeSheet } from './merge-sheet.tsx';
import type { NamedText } from './open-text.tsx';
import { RenameForm } from './rename-form.tsx';
import { GIVEN_STANCES, type GivenStance, STANCE_SIGNS, stanceWords } from './stance-words.ts';
import { ThemeExcerpts } from './theme-excerpts.tsx';
import { useCodingWrite } from './use-coding.ts';

const TOP = 'top';

/** The number of a theme's excerpts by stance: "3 support, 1 opposes". */
function StanceLine({ stances }: { readonly stances: CountedTheme['stances'] }) {
  const of = (stance: GivenStance) => stances[stance === 'unsaid' ? 'none' : stance];
  const stancesPresent = GIVEN_STANCES.filter((stance) => of(stance) > 0);
  return (
    <>
      {stancesPresent.map((stance) => (
        <span key={stance} className="stance-count">
          <span aria-hidden="true">{STANCE_SIGNS[stance]} </span>
          {of(stance)} {stanceWords(stance)}
        </span>
      ))}
    </>
  );
}

/** The parent of a theme in the code frame, which can be changed. */
function PartOf({
  theme,
  themes,
}: {
  readonly theme: CountedTheme;
  readonly themes: readonly CountedTheme[];
}) {
  const change = useCodingWrite('coding.changeTheme');
  const { announce, fault } = useAnnounce();
  const own = withParts(themes, theme.id);
  const otherRows = flat(treeOf(themes)).filter((row) => !own.has(row.theme.id));
  if (otherRows.length === 0) return null;
  return (
    <Chooser
      label="Part of"
      value={theme.parent ?? TOP}
      options={[
        { id: TOP, words: 'no theme: top level' },
        ...otherRows.map((row) => ({
          id: row.theme.id,
          words: `${'– '.repeat(row.depth)}${row.theme.name}`,
        })),
      ]}
      onChange={(key) => {
        const parent = key === TOP ? null : key;
        if (parent === theme.parent) return;
        change.mutate(
          { id: theme.id, parent },
          { onSuccess: ({ name }) => announce(`${name} is moved.`), onError: fault },
        );
      }}
    />
  );
}

interface ThemeDetailProps {
  readonly theme: CountedTheme;
  readonly themes: readonly CountedTheme[];
  /** Opens another theme, or none for null. */
  readonly onGo: (id: string | null) => void;
  readonly onOpen: (text: NamedText) => void;
}

/** A theme: its name, its parent, its links and its excerpts. */
export function ThemeDetail({ theme, themes, onGo, onOpen }: ThemeDetailProps) {
  const [openForm, setOpenForm] = useState<'rename' | 'merge' | 'split' | 'link' | null>(null);
  const remove = useCodingWrite('coding.removeTheme');
  const { announce, fault } = useAnnounce();
  const idle = () => setOpenForm(null);
  return (
    <section className="theme-detail" aria-label={`The theme ${theme.name}`}>
      {openForm === 'rename' ? (
        <RenameForm theme={theme} onDone={idle} />
      ) : (
        <header>
          <h3>{theme.name}</h3>
          <Button
            call="coding.changeTheme"
            look="quiet"
            aria-label={`Rename ${theme.name}`}
            onPress={() => setOpenForm('rename')}
          >
            <Pencil aria-hidden="true" /> Rename
          </Button>
        </header>
      )}
      {theme.description && openForm !== 'rename' && <p>{theme.description}</p>}
      <p className="theme-counts">
        <span>
          {count(theme.excerpts, 'excerpt')} in {count(theme.texts, 'text')}
          {theme.withCampaigns > theme.texts &&
            ` (${count(theme.withCampaigns, 'text')} with the answers of campaigns)`}
        </span>
        <StanceLine stances={theme.stances} />
      </p>
      <LinkedAmendments to={`theme:${theme.id}`} />
      <div className="theme-tools">
        <PartOf theme={theme} themes={themes} />
        <div className="actions">
          <Button call="link.add" onPress={() => setOpenForm('link')}>
            <Link2 aria-hidden="true" /> Link to an amendment…
          </Button>
          <Button
            call="coding.mergeThemes"
            whyNot={themes.length < 2 ? 'There is no other theme to merge with.' : null}
            onPress={() => setOpenForm('merge')}
          >
            <Merge aria-hidden="true" /> Merge into…
          </Button>
          <Button
            call="coding.splitTheme"
            whyNot={theme.excerpts === 0 ? 'This theme has no excerpts to split.' : null}
            onPress={() => setOpenForm(openForm === 'split' ? null : 'split')}
          >
            <Split aria-hidden="true" /> Split…
          </Button>
          <Button
            call="coding.removeTheme"
            isBusy={remove.isPending}
            onPress={() =>
              remove.mutate(
                { id: theme.id },
                {
                  onSuccess: () => {
                    announce(`The theme ${theme.name} is removed.`);
                    onGo(null);
                  },
                  onError: fault,
                },
              )
            }
          >
            <Trash2 aria-hidden="true" /> Remove
          </Button>
        </div>
      </div>
      <ThemeExcerpts
        key={`${theme.id} ${openForm === 'split'}`}
        theme={theme}
        themes={themes}
        splitting={openForm === 'split'}
        onOpen={onOpen}
        onSplit={(id) => {
          idle();
          if (id !== null) onGo(id);
        }}
      />
      <MergeSheet
        theme={theme}
        themes={themes}
        isOpen={openForm === 'merge'}
        onOpenChange={(open) => !open && idle()}
        onMerged={onGo}
      />
      <LinkSheet
        to={`theme:${theme.id}`}
        name={`the theme ${theme.name}`}
        isOpen={openForm === 'link'}
        onOpenChange={(open) => !open && idle()}
      />
    </section>
  );
}
