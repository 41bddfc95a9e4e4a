import { PenLine } from 'lucide-react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { placesTouched, wordCounts } from '../../core/amend/change-counts.ts';
import { canMove, canRevise, isLive, STATE_WORDS } from '../../core/amend/states.ts';
import { count } from '../../core/base/english.ts';
import { linkWords } from '../../core/evidence/describe.ts';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { targetOf } from '../links/targets.ts';
import { MOVE_WORDS, movesOf, titleOf } from '../state/amendment-words.ts';
import { describedChanges } from '../state/changes.ts';
import { useReview } from '../state/review.tsx';
import { useMove } from '../state/use-amendments.ts';
import { useOpenAlternatives } from '../text/alternatives/alternatives-provider.tsx';
import { Decide } from '../text/comments/decide.tsx';
import { Button, Checkbox } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { ChooseEdits } from './choose-shown.tsx';
import { changeKeys, leftIn } from './listed-amendments.ts';

/** What an amendment changes, how often it was revised, and what it is linked to. */
function Facts({ amendment }: { readonly amendment: Amendment }) {
  const { instrument, evidence, links } = useReview();
  const { root } = instrument;
  const changes = describedChanges(root, amendment);
  // As few places as say it: where a new provision is, and not what it is put under.
  const places = [...new Set(changes.map(({ place }) => place))];
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
        <span className="soft"> · {count(changes.length, 'change')}</span>
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

/** An amendment in the list of all: its state, its reason, its facts, and what can be done with it. */
export function AmendmentCard({ amendment }: { readonly amendment: Amendment }) {
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
            dispatch({ do: canRevise(state) ? 'activate' : 'select', id });
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
