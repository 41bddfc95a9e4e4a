import { useEffect, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Label,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { useCommandFinds } from '../commands/use-command-finds.ts';
import { useStructure } from '../commands/use-structure.ts';
import { COPY_COMMAND, COPY_KEY, useCopyRedline, useTakeRedline } from '../copy/use-copy-redline.ts';
import { FIND_COMMAND, useFindAndAmend } from '../find/use-find.tsx';
import { useReview } from '../state/review.tsx';
import { useWordingDialog, WORDING_FINDS } from '../wording/use-wording-dialogs.tsx';
import { excerpt, type Find, findsOf, search } from './finds.ts';
import './palette.css';

const KIND_WORDS: Readonly<Record<Find['kind'], string>> = {
  command: 'Command',
  provision: 'Act',
  amendment: 'Amendment',
  recommendation: 'Recommendation',
  note: 'Note',
};

const FIND: Find = {
  key: `command:${FIND_COMMAND}`,
  kind: 'command',
  id: FIND_COMMAND,
  name: 'Find and amend…',
  words: 'Substitute other words in each place where some occur. Ctrl+H',
};

const COPY: Find = {
  key: `command:${COPY_COMMAND}`,
  kind: 'command',
  id: COPY_COMMAND,
  name: 'Copy the redline',
  words: `Of what is selected, or of the provision you are at, with its changes marked. ${COPY_KEY}`,
};

const MOST = 40;

/** What can be typed, by instances that any Act has. */
const wayToAsk = (recommendations: boolean): string =>
  `A place, words or a number: 2(1), offence, A-001${recommendations ? ', recommendation 1' : ''}`;

function Search({ close }: { readonly close: () => void }) {
  const { instrument, draft, evidence, bench, dispatch } = useReview();
  const [typed, setTyped] = useState('');
  const { start } = useStructure();
  const findAndAmend = useFindAndAmend();
  const { commands, pid: here } = useCommandFinds();
  const take = useTakeRedline();
  const copy = useCopyRedline();
  const wordingDialog = useWordingDialog();
  // What is selected is let go of as this box takes the focus.
  const [toCopy] = useState(() => take());
  const finds = useMemo(
    () => [
      FIND,
      COPY,
      ...WORDING_FINDS,
      ...commands,
      ...findsOf(instrument.root, draft.amendments, evidence),
    ],
    [commands, instrument, draft.amendments, evidence],
  );
  const found = useMemo(() => search(finds, typed, MOST), [finds, typed]);
  const field = useRef<HTMLInputElement>(null);
  // The dialog takes the focus as it opens; the box is what it was opened for.
  useEffect(() => {
    field.current?.focus();
  }, []);

  const open = (key: string) => {
    const find = found.find((known) => known.key === key);
    if (!find) return;
    close();
    switch (find.kind) {
      case 'command':
        if (find.id === FIND_COMMAND) return requestAnimationFrame(findAndAmend);
        if (find.id === COPY_COMMAND) return requestAnimationFrame(() => copy(toCopy));
        for (const { id } of WORDING_FINDS)
          if (find.id === id) return requestAnimationFrame(() => wordingDialog(id));
        if (bench.room !== 'act') dispatch({ do: 'enter', room: 'act' });
        // When this box is gone, and no longer holds the focus.
        return requestAnimationFrame(() => here !== null && start(find.id, here));
      case 'provision':
        return dispatch({ do: 'go', pid: find.id });
      case 'amendment':
        dispatch({ do: 'activate', id: find.id });
        return dispatch({ do: 'spot', room: 'amendments', id: `amendment-${find.id}` });
      case 'recommendation':
        return dispatch({ do: 'spot', room: 'recommendations', id: `recommendation-${find.id}` });
      case 'note':
        return dispatch({ do: 'spot', room: 'consultation', id: `note-${find.id}` });
    }
  };

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="palette-field">
        <Label className="hidden-words">
          Search the Act, amendments, recommendations, notes and commands
        </Label>
        <Input ref={field} placeholder={wayToAsk(evidence.recommendations.length > 0)} />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="palette-scroller" tabIndex={0}>
        <Menu
          aria-label="Found"
          className="palette-list"
          items={found.map((find) => ({ id: find.key, find }))}
          onAction={(key) => open(String(key))}
          renderEmptyState={() => (
            <p className="help">
              {typed.trim() ? 'Nothing holds all of these words.' : 'Type a place, a number or words.'}
            </p>
          )}
        >
          {({ id, find }) => (
            <MenuItem id={id} textValue={`${find.name}: ${find.words}`.slice(0, 200)}>
              <Text slot="label">{find.name}</Text>
              <span className="kind">{KIND_WORDS[find.kind]}</span>
              <Text slot="description">{excerpt(find.words, typed, 110)}</Text>
            </MenuItem>
          )}
        </Menu>
      </div>
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
    <ModalOverlay className="scrim" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal palette">
        <Dialog aria-label="Search">{({ close }) => <Search close={close} />}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}
