import { useEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Dialog, Input, Label, Menu, MenuItem, SearchField, Text } from 'react-aria-components';
import type { Hit } from '../../../core/search/search.ts';
import { WORDING_FINDS } from '../../amendments/wording/wording-provider.tsx';
import { useLinkFinds } from '../../links/link-finds.ts';
import { PACK_FINDS } from '../../pack/pack-finds.ts';
import type { Find } from '../../state/find.ts';
import { useReview } from '../../state/review.tsx';
import { useOpen } from '../../state/use-open.ts';
import { useWordingDialog } from '../../state/wording-dialog.ts';
import { useCommandFinds } from '../../text/commands/use-command-finds.ts';
import { useStructure } from '../../text/commands/use-structure.ts';
import { COPY_COMMAND, COPY_KEY, useCopyRedline, useTakeRedline } from '../../text/copy/use-copy-redline.ts';
import { FIND_COMMAND, FIND_IN_TEXT_COMMAND, useFinding } from '../../text/find/use-find.tsx';
import { Over } from '../../ui/dialog.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { FIND_KIND_WORDS, type GroupId, kindsOf } from './kinds.ts';
import { lineOf } from './line-of.ts';
import { findsOf, named } from './named-finds.ts';
import { Narrow } from './narrow.tsx';
import { ROOM_FINDS, toShownTab } from './room-finds.ts';
import { useSearch } from './use-search.ts';
import './palette.css';

const FIND: Find = {
  key: `command:${FIND_COMMAND}`,
  kind: 'command',
  id: FIND_COMMAND,
  name: 'Find and replace…',
  words: 'Replace words wherever they occur. Ctrl+H',
};

const FIND_IN_TEXT: Find = {
  key: `command:${FIND_IN_TEXT_COMMAND}`,
  kind: 'command',
  id: FIND_IN_TEXT_COMMAND,
  name: 'Find in the text',
  words: 'Find words in the text, including deleted words. Ctrl+F',
};

const COPY: Find = {
  key: `command:${COPY_COMMAND}`,
  kind: 'command',
  id: COPY_COMMAND,
  name: 'Copy the redline',
  words: `Copy the selected words, or the provision you are in, with the changes marked. ${COPY_KEY}`,
};

/** What is named as was typed comes at once, and first. */
const MOST_NAMED = 8;

/** What can be typed, by instances that any Act has. */
const wayToAsk = (recommendations: boolean): string =>
  `Search for a provision, words or a number: 2(1), offence, A-001${recommendations ? ', recommendation 1' : ''}`;

type Item =
  | { readonly key: string; readonly find: Find; readonly hit: null }
  | { readonly key: string; readonly find: null; readonly hit: Hit };

/** What is named so, and then what says so: none twice. */
function itemsOf(finds: readonly Find[], hits: readonly Hit[]): readonly Item[] {
  const known = new Set(finds.map(({ key }) => key));
  const rest = hits
    .map((hit, at) => ({ key: `hit:${at}:${hit.kind}:${hit.id}`, find: null, hit }))
    .filter(({ hit }) => !known.has(`${hit.kind}:${hit.id}`));
  return [...finds.map((find) => ({ key: find.key, find, hit: null })), ...rest];
}

function HitLine({ hit }: { readonly hit: Hit }) {
  const { text, matches } = lineOf(hit);
  return <MarkedText text={text} marks={matches} />;
}

function Search({ close }: { readonly close: () => void }) {
  const { instrument, draft, evidence, bench, dispatch } = useReview();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<GroupId>('all');
  const [deleted, setDeleted] = useState(false);
  const { start } = useStructure();
  const finding = useFinding();
  const { commands, pid: here } = useCommandFinds();
  const links = useLinkFinds(here);
  const take = useTakeRedline();
  const copy = useCopyRedline();
  const wordingDialog = useWordingDialog();
  const openThing = useOpen();
  // What is selected is let go of as this box takes the focus.
  const [toCopy] = useState(() => take());
  const finds = useMemo(
    () => [
      FIND,
      FIND_IN_TEXT,
      COPY,
      ...WORDING_FINDS,
      ...PACK_FINDS,
      ...ROOM_FINDS,
      ...links.finds,
      ...commands,
      ...findsOf(instrument.root, draft.amendments, evidence),
    ],
    [commands, links.finds, instrument, draft.amendments, evidence],
  );
  const kinds = kindsOf(group, deleted);
  const search = useSearch(typed, kinds);
  const found = typed.trim() === '' ? undefined : search.data;
  const items = useMemo(() => {
    const near = named(finds, typed, MOST_NAMED);
    return itemsOf(group === 'all' ? near : [], found?.hits ?? []);
  }, [finds, typed, group, found]);
  const field = useRef<HTMLInputElement>(null);
  // The dialog takes the focus as it opens; the box is what it was opened for.
  useEffect(() => {
    field.current?.focus();
  }, []);

  const open = (key: string) => {
    const item = items.find((known) => known.key === key);
    if (!item) return;
    close();
    if (item.hit) return openThing(item.hit.leads);
    const { kind, id } = item.find;
    if (kind !== 'command') return openThing(`${kind}:${id}`);
    if (id === FIND_COMMAND) return requestAnimationFrame(() => finding.amend());
    if (id === FIND_IN_TEXT_COMMAND) {
      if (bench.room !== 'act') dispatch({ do: 'enter', room: 'act' });
      return requestAnimationFrame(finding.openBar);
    }
    if (id === COPY_COMMAND) return requestAnimationFrame(() => copy(toCopy));
    if (links.run(id)) return;
    const into = ROOM_FINDS.find((one) => one.id === id);
    if (into) {
      dispatch({ do: 'enter', room: into.room });
      return requestAnimationFrame(toShownTab);
    }
    if (PACK_FINDS.some((one) => one.id === id)) return dispatch({ do: 'spot', room: 'pack', id });
    for (const one of WORDING_FINDS)
      if (one.id === id) return requestAnimationFrame(() => wordingDialog(one.id));
    if (bench.room !== 'act') dispatch({ do: 'enter', room: 'act' });
    // When this box is gone, and no longer holds the focus.
    return requestAnimationFrame(() => here !== null && start(id, here));
  };

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="palette-field">
        <Label className="hidden-words">
          Search the Act, amendments, recommendations, the consultation and commands
        </Label>
        <Input ref={field} placeholder={wayToAsk(evidence.recommendations.length > 0)} />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="palette-scroller" tabIndex={0}>
        <Menu
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
            <MenuItem id={id} textValue={(hit ?? find).name}>
              <Text slot="label">{(hit ?? find).name}</Text>
              <span className="kind">{FIND_KIND_WORDS[(hit ?? find).kind]}</span>
              <Text slot="description">{hit ? <HitLine hit={hit} /> : find.words}</Text>
            </MenuItem>
          )}
        </Menu>
      </div>
      <Narrow
        group={group}
        onGroup={setGroup}
        deleted={deleted}
        onDeleted={setDeleted}
        counts={found?.counts ?? null}
      />
    </Autocomplete>
  );
}

/** One box that finds anything in the review. */
export function Palette({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Over className="palette" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Dialog aria-label="Search">{({ close }) => <Search close={close} />}</Dialog>
    </Over>
  );
}
