import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Dialog, Input, Label, Menu, MenuItem, SearchField, Text } from 'react-aria-components';
import type { Hit } from '../../../core/search/search.ts';
import { useReview } from '../../state/review/review.tsx';
import { useOpen } from '../../state/review/use-open.ts';
import type { CommandFind, Find } from '../../state/window/find.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Over } from '../../ui/dialog.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { FIND_KIND_WORDS, type GroupId, kindsInGroup } from './kinds.ts';
import { shortenHit } from './line-of.ts';
import { citationFinder, findByName, reviewFinds } from './named-finds.ts';
import { Narrow } from './narrow.tsx';
import { useCommands } from './use-commands.ts';
import { useSearch } from './use-search.ts';
import './palette.css';

/** Maximum results found by name. They appear at once, above the full-text results. */
const MAX_NAMED = 8;

/** The placeholder of the search box, with examples that suit any Act. */
const placeholder = (recommendations: boolean): string =>
  `Search for a provision, words or a number: 2(1), offence, A-001${recommendations ? ', recommendation 1' : ''}`;

type PaletteItem =
  | { readonly key: string; readonly find: Find | CommandFind; readonly hit: null }
  | { readonly key: string; readonly find: null; readonly hit: Hit };

/** Lists results by name first, then full-text hits, without duplicates. */
function listItems(finds: readonly (Find | CommandFind)[], hits: readonly Hit[]): readonly PaletteItem[] {
  const keys = new Set(finds.map(({ key }) => key));
  const otherHits = hits
    .map((hit, at) => ({ key: `hit:${at}:${hit.kind}:${hit.id}`, find: null, hit }))
    .filter(({ hit }) => !keys.has(`${hit.kind}:${hit.id}`));
  return [...finds.map((find) => ({ key: find.key, find, hit: null })), ...otherHits];
}

function HitLine({ hit }: { readonly hit: Hit }) {
  const { text, matches } = shortenHit(hit);
  return <MarkedText text={text} marks={matches} />;
}

/** The description of a result found by name. For a disabled command, the reason. */
function FindLine({ find }: { readonly find: Find | CommandFind }) {
  const whyNot = 'whyNot' in find ? find.whyNot : undefined;
  return whyNot === undefined ? find.words : `${whyNot}.`;
}

function Search({ own, close }: { readonly own: readonly CommandFind[]; readonly close: () => void }) {
  const { instrument, draft, evidence } = useReview();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<GroupId>('all');
  const [deleted, setDeleted] = useState(false);
  const { explain } = useAnnounce();
  const openItem = useOpen();
  const commands = useCommands(own);
  const finds = useMemo(
    () => [...commands, ...reviewFinds(instrument.root, draft.amendments, evidence)],
    [commands, instrument, draft.amendments, evidence],
  );
  const citedBy = useMemo(
    () => citationFinder(instrument.root, draft.amendments),
    [instrument, draft.amendments],
  );
  const kinds = kindsInGroup(group, deleted);
  const search = useSearch(typed, kinds);
  const results = typed.trim() === '' ? undefined : search.data;
  const items = useMemo(() => {
    const namedFinds = findByName(finds, typed, { limit: MAX_NAMED, cited: citedBy(typed) });
    return listItems(group === 'all' ? namedFinds : [], results?.hits ?? []);
  }, [finds, citedBy, typed, group, results]);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // The dialog focuses itself when it opens, so the focus is moved to the search box.
  useEffect(() => {
    field.current?.focus();
  }, []);

  const open = (key: string) => {
    const chosen = items.find((each) => each.key === key);
    if (!chosen) return;
    close();
    if (chosen.hit) return openItem(chosen.hit.leads);
    const { find } = chosen;
    if (!('run' in find)) return openItem(`${find.kind}:${find.id}`);
    if (find.whyNot !== undefined) return explain(`${find.whyNot}.`);
    // The command runs after the dialog has closed and released the focus.
    return requestAnimationFrame(find.run);
  };

  // React Aria passes Enter to the item by its id, but an item's id can change while it is selected.
  const openChosen = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const chosen = list.current?.querySelector<HTMLElement>('[role=menuitem][data-focused]');
    if (!chosen?.dataset.key) return;
    event.preventDefault();
    event.stopPropagation();
    open(chosen.dataset.key);
  };

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="palette-field" onClear={close}>
        <Label className="hidden-words">
          Search the Act, amendments, recommendations, the consultation and commands
        </Label>
        <Input
          ref={field}
          onKeyDownCapture={openChosen}
          placeholder={placeholder(evidence.recommendations.length > 0)}
        />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="palette-scroller" tabIndex={0}>
        <Menu
          ref={list}
          aria-label="Found"
          className="palette-list"
          items={items.map((item) => ({ id: item.key, item }))}
          onAction={(key) => open(String(key))}
          renderEmptyState={() => (
            <p className="help">
              {typed.trim() === ''
                ? 'Type a provision, a number or words. Put an exact phrase in “quotation marks”.'
                : search.isFetching
                  ? 'Searching…'
                  : 'No results'}
            </p>
          )}
        >
          {({ id, item: { find, hit } }) => (
            <MenuItem
              id={id}
              textValue={(hit ?? find).name}
              className={find && 'whyNot' in find && find.whyNot ? 'unavailable' : ''}
            >
              <Text slot="label">{(hit ?? find).name}</Text>
              <span className="kind">{FIND_KIND_WORDS[(hit ?? find).kind]}</span>
              <Text slot="description">{hit ? <HitLine hit={hit} /> : <FindLine find={find} />}</Text>
            </MenuItem>
          )}
        </Menu>
      </div>
      <Narrow
        group={group}
        onGroup={setGroup}
        deleted={deleted}
        onDeleted={setDeleted}
        counts={results?.counts ?? null}
      />
    </Autocomplete>
  );
}

/** The search dialog, which finds anything in the review and any command. */
export function Palette({
  own,
  isOpen,
  onOpenChange,
}: {
  /** The commands of the window's frame. */
  readonly own: readonly CommandFind[];
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Over className="palette" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Dialog aria-label="Search">{({ close }) => <Search own={own} close={close} />}</Dialog>
    </Over>
  );
}
