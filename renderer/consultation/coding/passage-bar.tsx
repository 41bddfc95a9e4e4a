import { Link2, MessageSquare, ShieldBan, Trash2, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { CountedTheme } from '../../../core/coding/calls.ts';
import { STANCES, type Stance } from '../../../core/evidence/records.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { LinkSheet } from './link-sheet.tsx';
import { useRecentThemes } from './recent-themes.ts';
import { STANCE_SIGNS, stanceWords } from './stance-words.ts';
import { ThemeFinder } from './theme-finder.tsx';
import type { Coder, Passage } from './use-coder.ts';

type Asking = 'remark' | 'redact' | null;

interface PassageBarProps {
  readonly coder: Coder;
  readonly passage: Passage;
  readonly quote: string;
  readonly themes: readonly CountedTheme[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  /** Closes the bar and returns the focus to the text. */
  readonly onLeave: () => void;
}

/** The bar for the selected words: themes, stance, remark, link and redaction. */
export function PassageBar(props: PassageBarProps) {
  const { coder, passage, quote, themes, field, typed, onTyped, onLeave } = props;
  const [asking, setAsking] = useState<Asking>(null);
  const [linking, setLinking] = useState(false);
  const { excerpt } = passage;
  const themeIds = excerpt?.themes ?? [];
  const recent = useRecentThemes(themes);

  const keys = (event: KeyboardEvent) => {
    // React events of a dialog opened from here bubble to this handler, but belong to the dialog.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onLeave();
    }
    // In the empty search box, a digit picks the recent theme with that number.
    const picked = typed === '' && event.target === field.current ? recent[Number(event.key) - 1] : undefined;
    if (!picked || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    coder.theme(picked.id, picked.name);
  };

  return (
    <div className="passage-bar-keys" data-holds-forms="" onKeyDownCapture={keys}>
      <header>
        <p className="quote">“{quote}”</p>
        <Button look="icon" aria-label="Close" onPress={onLeave}>
          <X aria-hidden="true" />
        </Button>
      </header>
      {themeIds.length > 0 && (
        <ul className="given" aria-label="Themes of this passage">
          {themeIds.map((id) => {
            const name = themes.find((theme) => theme.id === id)?.name ?? id;
            return (
              <li key={id} className="chip">
                {name}
                <Button
                  call="coding.changeExcerpt"
                  look="icon"
                  aria-label={`Remove the theme ${name}`}
                  onPress={() => coder.theme(id, name)}
                >
                  <X aria-hidden="true" />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <ThemeFinder
        themes={themes}
        chosen={themeIds}
        field={field}
        typed={typed}
        onTyped={onTyped}
        onTheme={coder.theme}
        onNew={coder.newTheme}
      />
      {recent.length > 0 && typed === '' && (
        <fieldset className="recent">
          <legend className="hidden-words">Themes by their digit</legend>
          {recent.map(({ id, name }, at) => (
            <ToggleButton
              key={id}
              className="recent-theme"
              isSelected={themeIds.includes(id)}
              onChange={() => coder.theme(id, name)}
            >
              <kbd>{at + 1}</kbd> {name}
            </ToggleButton>
          ))}
        </fieldset>
      )}
      <ToggleButtonGroup
        aria-label="Stance"
        className="segments"
        selectionMode="single"
        selectedKeys={excerpt?.stance ? [excerpt.stance] : []}
        onSelectionChange={(keys) => {
          const stance: Stance | null = STANCES.find((each) => keys.has(each)) ?? null;
          coder.stance(stance, stance === null ? 'No stance.' : `It ${stanceWords(stance)}.`);
        }}
      >
        {STANCES.map((stance) => (
          <ToggleButton key={stance} id={stance}>
            <span aria-hidden="true">{STANCE_SIGNS[stance]} </span>
            {stanceWords(stance)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {asking === null ? (
        <div className="actions">
          <Button call="coding.changeExcerpt" look="quiet" onPress={() => setAsking('remark')}>
            <MessageSquare aria-hidden="true" /> {excerpt?.remark ? 'Edit the remark' : 'Remark'}
          </Button>
          <Button call="redaction.add" look="quiet" onPress={() => setAsking('redact')}>
            <ShieldBan aria-hidden="true" /> Redact
          </Button>
          <Button
            call="link.add"
            look="quiet"
            onPress={() => {
              if (!excerpt) coder.keep();
              setLinking(true);
            }}
          >
            <Link2 aria-hidden="true" /> Link
          </Button>
          {excerpt && (
            <Button call="coding.removeExcerpt" look="quiet" onPress={coder.remove}>
              <Trash2 aria-hidden="true" /> Remove
            </Button>
          )}
        </div>
      ) : (
        <SayMore
          asking={asking}
          was={asking === 'remark' ? (excerpt?.remark ?? '') : ''}
          onSaid={(words) => {
            if (asking === 'remark') coder.remark(words);
            else coder.redact(words);
            setAsking(null);
          }}
          onCancel={() => setAsking(null)}
        />
      )}
      {excerpt && (
        <LinkSheet
          to={`excerpt:${excerpt.id}`}
          name={`“${quote}”`}
          stance={excerpt.stance}
          isOpen={linking}
          onOpenChange={setLinking}
        />
      )}
    </div>
  );
}

const QUESTIONS = {
  remark: { label: 'Remark', help: 'For colleagues. It is not published.', action: 'Save the remark' },
  redact: {
    label: 'Reason for redaction',
    help: 'These words are left out of everything you export. You can still read them here.',
    action: 'Redact these words',
  },
} as const;

function SayMore({
  asking,
  was,
  onSaid,
  onCancel,
}: {
  readonly asking: Exclude<Asking, null>;
  readonly was: string;
  readonly onSaid: (words: string) => void;
  readonly onCancel: () => void;
}) {
  const [words, setWords] = useState(was);
  const { label, help, action } = QUESTIONS[asking];
  return (
    <form
      ref={keepFormFocus}
      className="say-more"
      onSubmit={(event) => {
        event.preventDefault();
        onSaid(words.trim());
      }}
    >
      <Field
        label={label}
        help={help}
        value={words}
        onChange={setWords}
        autoFocus
        {...(asking === 'remark' ? { lines: 2 } : {})}
      />
      <div className="actions">
        <Button type="submit" look="primary">
          {action}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
