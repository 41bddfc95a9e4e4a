import { CircleDot, FilePlus2, Layers } from 'lucide-react';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { canRevise } from '../../core/amend/states.ts';
import { AmendmentChecks } from '../checks/panel-checks.tsx';
import { Button, Field } from '../shared/controls.tsx';
import { Chooser } from '../shared/select.tsx';
import { useSame } from '../shared/use-same.ts';
import { useActive, useReview } from '../state/review.tsx';
import { ChooseGroups } from './choose-shown.tsx';
import { LinkList } from './link-list.tsx';
import { Places } from './places.tsx';
import { Revisions } from './revisions.tsx';
import { SaveState } from './save-state.tsx';
import { Alternatives, type Listed, ShownList } from './shown.tsx';
import { MOVE_WORDS, movesOf, STATE_WORDS, titleOf } from './state-words.ts';
import { useMove, useStart } from './use-amendments.ts';
import './panel.css';

function Describe({ amendment }: { readonly amendment: Amendment }) {
  const { saver } = useReview();
  const { id, title, purpose, reason } = amendment;
  const leave = () => void saver.flush();
  return (
    <>
      <Field
        label="Title"
        value={title}
        lines={1}
        onChange={(text) => saver.describe(id, { title: text.replace(/\s*\n\s*/g, ' ') })}
        onBlur={leave}
        maxLength={500}
        placeholder="What the change is, in a few words"
      />
      <Field
        label="Purpose"
        value={purpose}
        onChange={(text) => saver.describe(id, { purpose: text })}
        onBlur={leave}
        maxLength={20_000}
        lines={1}
        placeholder="What the change is meant to bring about"
      />
      <Field
        label="Reason"
        value={reason}
        onChange={(text) => saver.describe(id, { reason: text })}
        onBlur={leave}
        maxLength={20_000}
        lines={3}
        placeholder="Why it is needed: this is published with the change"
      />
    </>
  );
}

function Moves({ amendment }: { readonly amendment: Amendment }) {
  const move = useMove();
  const word = useRef<HTMLSpanElement>(null);
  const moveTo = async (state: Amendment['state']) => {
    await move(amendment.id, state);
    // The button that was pressed is gone: the state is where it led to.
    if (document.activeElement === document.body) word.current?.focus();
  };
  return (
    <div className="moves">
      <span className={`state ${amendment.state}`} ref={word} tabIndex={-1}>
        <CircleDot aria-hidden="true" />
        <span className="hidden-words">State: </span>
        {STATE_WORDS[amendment.state]}
      </span>
      {movesOf(amendment).map((state) => (
        <Button key={state} onPress={() => void moveTo(state)}>
          {MOVE_WORDS[state]}
        </Button>
      ))}
    </div>
  );
}

function Worked({ amendment }: { readonly amendment: Amendment }) {
  return (
    <>
      <Moves amendment={amendment} />
      {!canRevise(amendment.state) && (
        <p className="help">
          The words of {amendment.id} are settled. Typing starts another amendment; to change this one, reopen
          it first.
        </p>
      )}
      <Describe amendment={amendment} />
      <SaveState />
      <Revisions id={amendment.id} />
      <Places amendment={amendment} />
      <AmendmentChecks id={amendment.id} />
      <LinkList amendment={amendment} />
    </>
  );
}

function Nothing({ any }: { readonly any: boolean }) {
  return (
    <div className="empty">
      <p>
        {any
          ? 'No amendment is being worked on. Choose one above, or click a change in the text to see it here.'
          : 'There are no amendments yet.'}
      </p>
      <p>
        To draft a change, click a section of the Act and type. Every change is tracked; the first starts an
        amendment.
      </p>
    </div>
  );
}

/** The choice of working on none. */
const NONE = 'none';

interface WorkingOnProps {
  readonly listed: readonly Listed[];
  readonly active: string | null;
  readonly onChoose: (id: string | null) => void;
}

const WorkingOn = memo(function WorkingOn({ listed, active, onChoose }: WorkingOnProps) {
  return (
    <Chooser
      label="Working on"
      hideLabel
      value={active ?? NONE}
      options={[
        { id: NONE, words: 'No amendment: typing starts one' },
        ...listed.map(({ id, title, state }) => ({
          id,
          words: `${id} ${titleOf({ title })}`,
          more: <span className="soft"> · {STATE_WORDS[state].toLowerCase()}</span>,
        })),
      ]}
      onChange={(id) => onChoose(id === NONE ? null : id)}
    />
  );
});

/** The amendment being worked on: what it is, why, what it changes and what it answers. */
export function AmendmentPanel() {
  const { draft, bench, dispatch } = useReview();
  const active = useActive();
  const start = useStart();
  const panel = useRef<HTMLDivElement>(null);
  const id = active?.id;
  const listed = useSame(
    draft.amendments.map(({ id, title, state }) => ({
      id,
      title,
      state,
      alternative: draft.alternatives.some((other) => other.id === id),
    })),
  );
  const any = listed.length > 0;
  const onChoose = useCallback((id: string | null) => dispatch({ do: 'activate', id }), [dispatch]);
  const onShow = useCallback(
    (ids: readonly string[], shown: boolean) => dispatch({ do: 'show', ids, shown }),
    [dispatch],
  );
  // Another amendment is read from its top.
  useEffect(() => {
    const side = panel.current?.parentElement;
    if (id !== undefined && side) side.scrollTop = 0;
  }, [id]);
  return (
    <div className="panel" ref={panel}>
      <h2 className="hidden-words">{active ? `Working on ${active.id}` : 'Amendment'}</h2>
      <div className="panel-head">
        {any && <WorkingOn listed={listed} active={active?.id ?? null} onChoose={onChoose} />}
        <Button aria-label="New amendment" onPress={() => void start()}>
          <FilePlus2 aria-hidden="true" /> {any ? 'New' : 'New amendment'}
        </Button>
      </div>
      <Alternatives />
      {active ? <Worked key={active.id} amendment={active} /> : <Nothing any={any} />}
      {any && (
        <section aria-labelledby="shown-heading" className="shown-section">
          <h3 id="shown-heading">
            <Layers aria-hidden="true" /> Shown in the text
          </h3>
          <ChooseGroups />
          <ShownList listed={listed} hidden={bench.hidden} onShow={onShow} />
        </section>
      )}
    </div>
  );
}
