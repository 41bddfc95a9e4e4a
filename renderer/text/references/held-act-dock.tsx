import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer, useHeldActs, useHeldWhere } from '../../state/host/queries.ts';
import type { HeldActPlace } from '../../state/window/held-act.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { HeldActText } from './held-act-text.tsx';
import { HeldVersions, type HeldVersionsProps } from './held-versions.tsx';
import './held-act.css';

/** The results of a search in all available Acts, each a link to its place. */
function HeldActResults({
  words,
  onOpen,
}: {
  readonly words: string;
  readonly onOpen: (place: HeldActPlace) => void;
}) {
  const results = useAnswer('library.search', { words });
  if (isFailed(results)) return <Trouble thrown={results.error} />;
  if (!results.data) return <p role="status">Searching…</p>;
  return (
    <>
      <p className="help" role="status">
        {results.data.length === 0 ? 'No results' : count(results.data.length, 'result')}
      </p>
      <ul className="held-found" aria-label="Found">
        {results.data.map(({ id, version, title, pid, cite, heading, words: near }) => (
          <li key={`${id} ${version} ${pid}`}>
            <Button look="link" onPress={() => onOpen({ text: { id, version }, pid })}>
              {title} ({version}), {cite}
              {heading && `: ${heading}`}
            </Button>
            <p className="soft small">{near}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The most Acts that are listed. Others are found by searching. */
const MOST_LISTED = 200;

/** All available Acts, for a person who has not chosen one yet. */
function AllHeld({ onOpen }: { readonly onOpen: (place: HeldActPlace) => void }) {
  const { data: acts, error } = useHeldActs();
  const where = useHeldWhere();
  if (error) return <Trouble thrown={error} />;
  if (!acts) return <p role="status">Reading the Acts {where}…</p>;
  const unlistedCount = acts.length - MOST_LISTED;
  return (
    <>
      <ul className="held-found" aria-label={`Acts ${where}`}>
        {acts.slice(0, MOST_LISTED).map(({ id, version, title, description }) => (
          <li key={`${id} ${version}`}>
            <Button look="link" onPress={() => onOpen({ text: { id, version } })}>
              {title} ({version})
            </Button>
            <p className="soft small">{description}</p>
          </li>
        ))}
      </ul>
      {unlistedCount > 0 && (
        <p className="help">And {count(unlistedCount, 'more text')}. Search for the Act by its name.</p>
      )}
    </>
  );
}

export interface HeldActDockProps extends Pick<HeldVersionsProps, 'onCompare'> {
  readonly place: HeldActPlace;
  readonly onOpen: (place: HeldActPlace) => void;
  readonly onClose: () => void;
}

/** Another Act in a panel beside the room, and the search of all available Acts. */
export function HeldActDock({ place, onOpen, onCompare, onClose }: HeldActDockProps) {
  const [typed, setTyped] = useState('');
  const dock = useRef<HTMLElement>(null);
  const { title, text } = place;
  const isOfOne = title !== undefined || text !== undefined;
  const act = useAnswer('library.text', { ...text, ...(title !== undefined && { title }) }, isOfOne);
  const search = useRef<HTMLInputElement>(null);
  const where = useHeldWhere();
  // Without an Act, the person is about to search for one.
  useEffect(() => {
    (isOfOne ? dock.current : search.current)?.focus();
  }, [isOfOne]);
  const words = typed.trim();
  const open = (next: HeldActPlace) => {
    setTyped('');
    onOpen(next);
    // The chosen button is gone with its list.
    dock.current?.focus();
  };
  return (
    <aside
      className="source-dock held-act"
      aria-label="Another Act"
      ref={dock}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="sheet-head">
        <h2>{act.data?.title ?? title ?? `Acts ${where}`}</h2>
        <Button look="icon" aria-label="Close the Act" onPress={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label className="field-label">Search every Act {where}</Label>
        <Input ref={search} className="input" placeholder="Words, or section 4 of the … Act 1997" />
      </SearchField>
      {words.length > 1 ? (
        <HeldActResults words={words} onOpen={open} />
      ) : (
        <>
          {!isOfOne && <AllHeld onOpen={open} />}
          {isOfOne && act.isError && <Trouble thrown={act.error} />}
          {isOfOne && act.isPending && <p role="status">Opening the Act…</p>}
          {act.data && <p className="soft small">{act.data.description}</p>}
          {act.data && (
            <HeldVersions
              text={act.data}
              onCompare={onCompare}
              onOpen={(other) => open({ text: other, ...(place.path && { path: place.path }) })}
            />
          )}
          {act.data && (
            <HeldActText key={`${act.data.id} ${act.data.version}`} act={act.data} place={place} />
          )}
        </>
      )}
    </aside>
  );
}
