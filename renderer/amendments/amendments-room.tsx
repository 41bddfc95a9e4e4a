import { FilePlus2, FileText, PenLine, Quote } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cite } from '../../core/act/citation.ts';
import { indexTree } from '../../core/act/tree.ts';
import { AMENDMENT_STATES, type Amendment, type AmendmentState } from '../../core/amend/amendment.ts';
import { placesTouched, wordCounts } from '../../core/amend/places.ts';
import { canMove, canRevise, isLive, STATE_WORDS } from '../../core/amend/states.ts';
import { count } from '../../core/base/english.ts';
import { linkWords } from '../../core/evidence/describe.ts';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { targetOf } from '../links/targets.ts';
import { MOVE_WORDS, movesOf, titleOf } from '../state/amendment-words.ts';
import { changesTold } from '../state/changes.ts';
import { useReview } from '../state/review.tsx';
import { useMove, useStart } from '../state/use-amendments.ts';
import { useWordingDialog } from '../state/wording-dialog.ts';
import { useOpenAlternatives } from '../text/alternatives/alternatives-provider.tsx';
import { Decide } from '../text/comments/decide.tsx';
import { Button, Checkbox } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { LongList } from '../ui/long-list.tsx';
import { AlternativeGroups } from './alternative-groups.tsx';
import { ChooseEdits, ChooseGroups } from './choose-shown.tsx';
import { changeKeys, leftIn } from './listed-amendments.ts';
import './amendments-room.css';

/** Where an amendment changes the Act, as few places as say it. */
function placesOf(root: Parameters<typeof cite>[0], amendment: Amendment): readonly string[] {
  const known = indexTree(root).byPid;
  const places = placesTouched(amendment.edits).filter(({ pid }) => known.has(pid));
  return [...new Set(places.map(({ pid }) => cite(root, pid)))];
}

function Facts({ amendment }: { readonly amendment: Amendment }) {
  const { instrument, evidence, links } = useReview();
  const { root } = instrument;
  const places = placesOf(root, amendment);
  const words = wordCounts(root, amendment.edits);
  const own = links.filter(({ from }) => from === `amendment:${amendment.id}`);
  return (
    <dl className="facts">
      <dt>Places</dt>
      <dd>{places.length === 0 ? <span className="soft">No change yet</span> : places.join(', ')}</dd>
      <dt>Words</dt>
      <dd>
        {words.inserted > 0 && <span className="plus">{words.inserted} inserted</span>}
        {words.inserted > 0 && words.deleted > 0 && ', '}
        {words.deleted > 0 && <span className="minus">{words.deleted} deleted</span>}
        {words.inserted + words.deleted === 0 && 'No whole word'}
        <span className="soft"> · {count(changesTold(root, amendment).length, 'change')}</span>
      </dd>
      <dt>Revisions</dt>
      <dd>
        {count(amendment.revision - 1, 'revision')}
        {amendment.revision > 1 && <span className="soft"> · the last by {amendment.changedBy}</span>}
      </dd>
      <dt>Links</dt>
      <dd>
        {own.length === 0 ? (
          <span className="soft">
            {evidence.recommendations.length > 0
              ? 'None: nothing says which recommendation it answers'
              : 'None: nothing says what evidence is behind it'}
          </span>
        ) : (
          <ul className="link-lines">
            {own.map((link) => {
              const words = `${linkWords(link.type)} ${targetOf(evidence, link.to).name}`;
              return (
                <li key={link.id}>
                  {words}
                  {isSuspect(link) && <SuspectMark link={link} name={`${amendment.id} ${words}`} />}
                </li>
              );
            })}
          </ul>
        )}
      </dd>
    </dl>
  );
}

function Card({ amendment }: { readonly amendment: Amendment }) {
  const { bench, dispatch, draft } = useReview();
  const move = useMove();
  const openAlternatives = useOpenAlternatives();
  const { id, state, reason, purpose } = amendment;
  const clash = draft.alternatives.find((alternative) => alternative.id === id);
  const heading = `amendment-${id}`;
  return (
    <article className={`card ${state}`} aria-labelledby={heading} tabIndex={-1}>
      <header>
        <span className="id">{id}</span>
        <h3 id={heading}>{titleOf(amendment)}</h3>
        <span className={`state ${state}`}>{STATE_WORDS[state]}</span>
      </header>
      {purpose && <p className="purpose">{purpose}</p>}
      {reason ? <p className="reason">{reason}</p> : <p className="reason soft">No reason given yet.</p>}
      <Facts amendment={amendment} />
      {clash && (
        <p className="clash">
          An alternative to {clash.with.join(', ')}: both change the same words, so this one is not shown.{' '}
          <Button look="link" onPress={() => openAlternatives(id)}>
            Compare {id} side by side
          </Button>
        </p>
      )}
      {isLive(amendment) && !clash && !bench.hidden.has(id) && (
        <ChooseEdits id={id} changes={changeKeys(amendment).size} left={leftIn(amendment, bench.leftOut)} />
      )}
      <footer>
        <Button
          aria-label={`${canRevise(state) ? 'Work on' : 'Open'} ${id}`}
          onPress={() => {
            dispatch({ do: 'activate', id });
            const [first] = placesTouched(amendment.edits);
            if (first) dispatch({ do: 'go', pid: first.pid });
            else dispatch({ do: 'enter', room: 'act' });
          }}
        >
          <PenLine aria-hidden="true" /> {canRevise(state) ? 'Work on it' : 'Open it'}
        </Button>
        {amendment.state === 'in-legal-review' && <Decide id={id} isNamed />}
        {movesOf(amendment).map((next) => (
          <Button key={next} aria-label={`${id}: ${MOVE_WORDS[next]}`} onPress={() => void move(id, next)}>
            {MOVE_WORDS[next]}
          </Button>
        ))}
        {canMove(state, 'withdrawn') && (
          <Button look="quiet" aria-label={`Withdraw ${id}`} onPress={() => void move(id, 'withdrawn')}>
            {MOVE_WORDS.withdrawn}
          </Button>
        )}
        {isLive(amendment) && (
          <Checkbox
            isSelected={!bench.hidden.has(id)}
            onChange={(shown) => dispatch({ do: 'show', ids: [id], shown })}
          >
            Shown in the text<span className="hidden-words">: {id}</span>
          </Checkbox>
        )}
        <span className="soft small">
          {amendment.author}; changed {dayAndTime(amendment.changedAt)}
        </span>
      </footer>
    </article>
  );
}

/** How tall a card is, in pixels: a title, a line of reason, four of facts, and its buttons. */
const CARD_HEIGHT = 280;

function StateFilter(props: {
  readonly amendments: readonly Amendment[];
  readonly value: AmendmentState | 'all';
  readonly onChange: (value: AmendmentState | 'all') => void;
}) {
  const { amendments, value, onChange } = props;
  const states = AMENDMENT_STATES.filter((state) =>
    amendments.some((amendment) => amendment.state === state),
  );
  return (
    <ToggleButtonGroup
      aria-label="State"
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange(states.find((state) => keys.has(state)) ?? 'all')}
    >
      <ToggleButton id="all">All {amendments.length}</ToggleButton>
      {states.map((state) => (
        <ToggleButton key={state} id={state}>
          {STATE_WORDS[state]} {amendments.filter((amendment) => amendment.state === state).length}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Every amendment of the review, as cards. */
export function AmendmentsRoom() {
  const { draft, dispatch } = useReview();
  const start = useStart();
  const wordingDialog = useWordingDialog();
  const [state, setState] = useState<AmendmentState | 'all'>('all');
  const { amendments } = draft;
  const listed = amendments.filter((amendment) => state === 'all' || amendment.state === state);
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Amendments</h2>
          {amendments.length > 0 && <StateFilter amendments={amendments} value={state} onChange={setState} />}
          <Button
            onPress={() => {
              void start().then((id) => id !== null && dispatch({ do: 'enter', room: 'act' }));
            }}
          >
            <FilePlus2 aria-hidden="true" /> New amendment
          </Button>
          <Button onPress={() => wordingDialog('apply-text')}>
            <Quote aria-hidden="true" /> Apply amending text…
          </Button>
          {amendments.length > 0 && (
            <Button onPress={() => wordingDialog('as-bill')}>
              <FileText aria-hidden="true" /> Write as a Bill…
            </Button>
          )}
        </header>
        <AlternativeGroups />
        <ChooseGroups />
        {listed.length === 0 ? (
          <div className="empty">
            <p>
              {amendments.length === 0 ? 'There are no amendments yet.' : 'No amendment is in this state.'}
            </p>
            {amendments.length === 0 && (
              <p>
                Open the Act, click the section to change, and type. The first key starts an amendment, which
                you then name.
              </p>
            )}
          </div>
        ) : (
          <LongList key={state} items={listed} keyOf={({ id }) => id} height={CARD_HEIGHT} className="cards">
            {(amendment) => <Card amendment={amendment} />}
          </LongList>
        )}
      </div>
    </div>
  );
}
