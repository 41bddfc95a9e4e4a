import { useState } from 'react';
import { capital, count } from '../../../core/base/english.ts';
import type { CountedTheme, PlacedExcerpt } from '../../../core/coding/calls.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Button, Checkbox } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { LinkedAmendments } from './linked-amendments.tsx';
import { type NamedText, OpenTextButton } from './open-text.tsx';
import { shortened } from './shortened.ts';
import { SplitForm } from './split-form.tsx';
import { STANCE_SIGNS, stanceWords } from './stance-words.ts';
import { MayLeave, WhoSaid } from './who-said.tsx';

/** Excerpts listed at once. */
const PAGE = 100;

interface ExcerptRowProps {
  readonly excerpt: PlacedExcerpt;
  /** The names of the other themes of the excerpt. */
  readonly otherThemes: readonly string[];
  /** Whether the excerpt is selected to be split off; null if no split is in progress. */
  readonly picked: boolean | null;
  readonly onPick: (picked: boolean) => void;
  readonly onOpen: (text: NamedText) => void;
}

function ExcerptRow({ excerpt, otherThemes, picked, onPick, onOpen }: ExcerptRowProps) {
  const { of, anchor, stance, remark, state, id } = excerpt;
  return (
    <li className="theme-excerpt">
      {picked !== null && (
        <Checkbox
          isSelected={picked}
          onChange={onPick}
          aria-label={`Split off “${shortened(anchor.quote, 80)}”`}
        />
      )}
      <div>
        <blockquote>“{shortened(anchor.quote, 400)}”</blockquote>
        <p className="said-by">
          <span>
            <WhoSaid of={of} />
          </span>
          <span className="stance-count">
            <span aria-hidden="true">{STANCE_SIGNS[stance ?? 'unsaid']} </span>
            {stanceWords(stance)}
          </span>
          <MayLeave of={of} from={anchor.from} to={anchor.to} />
          {state === 'detached' && <span className="chip warn">detached</span>}
        </p>
        {remark && <p className="small">{remark}</p>}
        <p className="said-by soft">
          {otherThemes.length > 0 && `also ${otherThemes.join(' · ')}`}
          <OpenTextButton
            text={{ of, title: capital(refWords(of)) }}
            words="Open the full text"
            onOpen={onOpen}
          />
        </p>
        <LinkedAmendments to={`excerpt:${id}`} />
      </div>
    </li>
  );
}

interface ThemeExcerptsProps {
  /** Null for the excerpts without a theme. */
  readonly theme: CountedTheme | null;
  readonly themes: readonly CountedTheme[];
  readonly splitting: boolean;
  /** Called with the id of the new theme, or null if the split was cancelled. */
  readonly onSplit: (id: string | null) => void;
  readonly onOpen: (text: NamedText) => void;
}

/** The excerpts of a theme, with the speaker, the stance and the permission to publish. Some can be split off. */
export function ThemeExcerpts({ theme, themes, splitting, onSplit, onOpen }: ThemeExcerptsProps) {
  const [limit, setLimit] = useState(PAGE);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const answer = useAnswer('coding.excerpts', { theme: theme?.id ?? null, limit });
  if (isFailed(answer)) return <Trouble thrown={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p aria-busy="true">Reading the excerpts…</p>;
  const { excerpts, total } = answer.data;
  if (total === 0)
    return (
      <p className="empty">
        No excerpt has this theme yet. Open a response or a note, select a passage and give the passage this
        theme.
      </p>
    );
  const name = (id: string) => themes.find((each) => each.id === id)?.name ?? id;
  return (
    <>
      {splitting && theme && <SplitForm theme={theme} picked={[...picked]} onDone={onSplit} />}
      <ol aria-label="Excerpts">
        {excerpts.map((excerpt) => (
          <ExcerptRow
            key={excerpt.id}
            excerpt={excerpt}
            otherThemes={excerpt.themes.filter((id) => id !== theme?.id).map(name)}
            picked={splitting ? picked.has(excerpt.id) : null}
            onOpen={onOpen}
            onPick={(on) => {
              const next = new Set(picked);
              if (on) next.add(excerpt.id);
              else next.delete(excerpt.id);
              setPicked(next);
            }}
          />
        ))}
      </ol>
      {total > excerpts.length && (
        <p className="help">
          {excerpts.length.toLocaleString('en-GB')} of {count(total, 'excerpt')}.{' '}
          {limit < 1000 && (
            <Button look="link" onPress={() => setLimit(Math.min(1000, limit + 2 * PAGE))}>
              Show more
            </Button>
          )}
        </p>
      )}
    </>
  );
}
