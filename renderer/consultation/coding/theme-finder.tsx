import { Plus } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Autocomplete, Input, Label, Menu, MenuItem, SearchField } from 'react-aria-components';
import type { CountedTheme } from '../../../core/coding/calls.ts';

/** Maximum themes offered at once. */
const MAX_THEMES = 7;
const NEW = 'new';

const plain = (words: string): string => words.trim().toLocaleLowerCase('en-GB');

/** Returns the themes whose names contain every word typed, those that start with the typed text first. */
function matching(themes: readonly CountedTheme[], typed: string): readonly CountedTheme[] {
  const words = plain(typed).split(/\s+/);
  const begins = (theme: CountedTheme) => (plain(theme.name).startsWith(plain(typed)) ? 0 : 1);
  return themes
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .toSorted((a, b) => begins(a) - begins(b))
    .slice(0, MAX_THEMES);
}

interface ThemeFinderProps {
  readonly themes: readonly CountedTheme[];
  readonly chosen: readonly string[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onTheme: (id: string, name: string) => void;
  readonly onNew: (name: string) => void;
}

/** Finds a theme by typing, or creates one with the typed name. */
export function ThemeFinder(props: ThemeFinderProps) {
  const { themes, chosen, field, typed, onTyped, onTheme, onNew } = props;
  const name = typed.trim();
  const matches = name === '' ? [] : matching(themes, name);
  const isNameTaken = themes.some((theme) => plain(theme.name) === plain(name));
  const items = [
    ...matches.map((theme) => ({ id: theme.id, theme })),
    ...(name === '' || isNameTaken ? [] : [{ id: NEW, theme: null }]),
  ];
  const take = (id: string) => {
    const theme = themes.find((each) => each.id === id);
    onTyped('');
    if (theme) onTheme(theme.id, theme.name);
    else onNew(name);
  };
  // Enter takes the item reached with the arrows, or else the first: a fast typist is ahead of the list's own
  // highlight.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = items;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
    event.preventDefault();
    event.stopPropagation();
    const reached = event.currentTarget.getAttribute('aria-activedescendant');
    const option = reached === null ? null : document.getElementById(reached);
    take(option?.dataset.key ?? first.id);
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={onTyped}>
      <SearchField className="field" aria-label="Find or create a theme">
        <Label className="hidden-words">Find or create a theme</Label>
        <Input ref={field} onKeyDownCapture={enter} className="input" placeholder="Find or create a theme" />
      </SearchField>
      {items.length > 0 && (
        <Menu
          aria-label="Themes"
          className="finder-list"
          items={items}
          onAction={(key) => take(String(key))}
          dependencies={[chosen, name]}
        >
          {({ id, theme }) => (
            <MenuItem id={id} textValue={theme?.name ?? `Create the theme ${name}`}>
              {theme ? (
                <>
                  {theme.name}
                  {chosen.includes(id) && <span className="soft">, selected: press to remove</span>}
                </>
              ) : (
                <>
                  <Plus aria-hidden="true" /> Create the theme “{name}”
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      )}
    </Autocomplete>
  );
}
