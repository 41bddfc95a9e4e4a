import { Replace } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { amendEachPlace } from '../../../core/amend/commands/amend-each-place.ts';
import { findWords, type Hit } from '../../../core/amend/find-words.ts';
import { capitaliseLike } from '../../../core/amend/text/capitals.ts';
import { count } from '../../../core/base/english.ts';
import { useReview, useReviewOf } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import { unitOf } from '../../state/review/units.ts';
import { useScope } from '../../state/window/scope.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { canAmend, chosenOf, offeredOf } from './find-hits.ts';
import { HitRow } from './hit-row.tsx';
import './find.css';
import { unmet } from '../../ui/unmet.ts';

/** The section that a person is at, to search only there. */
function useHere(): { readonly pid: Pid; readonly name: string } | null {
  const { instrument } = useReview();
  const { focusedPid } = useStructure();
  const [section] = useState(() => {
    const pid = focusedPid();
    const unit =
      pid !== null && indexTree(instrument.root).byPid.has(pid) ? unitOf(instrument.root, pid) : null;
    return unit === null ? null : { pid: unit, name: cite(instrument.root, unit) };
  });
  return section;
}

interface FindAndAmendProps {
  /** The words to search for at first. */
  readonly first: string;
  readonly close: () => void;
}

/** Find and replace: the chosen places become one amendment’s edits, and one step of undo. */
export function FindAndAmend({ first, close }: FindAndAmendProps) {
  const { instrument, draft } = useReview();
  const me = useReviewOf(typingTarget);
  const { runKey } = useStructure();
  const { isOutside } = useScope();
  const section = useHere();
  const [words, setWords] = useState(first);
  const [replacement, setReplacement] = useState('');
  const [wholeWord, setWholeWord] = useState(true);
  const [matchCase, setMatchCase] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const [scope, setScope] = useState<'act' | 'section'>('act');
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const sought = useDeferredValue(words);
  const offered = useMemo(() => {
    // Amendments are searched whole, because words hidden from the text would otherwise stay unchanged.
    const selection = draft.amendments.filter(({ id }) =>
      draft.shownAmendments.some((each) => each.id === id),
    );
    const within = scope === 'section' && section ? { within: section.pid } : {};
    const hits = findWords(instrument.root, selection, sought, { wholeWord, matchCase, ...within });
    return offeredOf(hits, draft.amendments, me, isOutside);
  }, [instrument, draft, sought, wholeWord, matchCase, scope, section, me, isOutside]);
  const chosen = chosenOf(offered, unticked);
  const capitalFor = ({ text }: Hit) => capitaliseLike(text, sought, replacement);
  const wordsFor = (hit: Hit) => (capitals && capitalFor(hit)) || replacement;
  const withCapital = chosen.filter((hit) => capitalFor(hit) !== null).length;
  const tick = (keys: readonly string[], ticked: boolean) => {
    const next = new Set(unticked);
    for (const key of keys) ticked ? next.delete(key) : next.add(key);
    setUnticked(next);
  };
  const amend = () => {
    close();
    // Run after the text has the focus again.
    requestAnimationFrame(() => runKey((session) => amendEachPlace(session, chosen, wordsFor), null));
  };
  const list = useRef<HTMLOListElement>(null);
  const replaced = useRef<{ readonly index: number; readonly of: number } | null>(null);
  const replaceOnly = (hit: Hit, index: number) => {
    replaced.current = { index, of: offered.length };
    runKey((session) => amendEachPlace(session, [hit], wordsFor), null);
  };
  // A new search may also shorten the list. Then the focus stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these make it another search
  useEffect(() => {
    replaced.current = null;
  }, [sought, wholeWord, matchCase, scope]);
  useEffect(() => {
    // The replaced place is gone from the list, so the focus moves to the next one.
    if (!replaced.current || offered.length === 0 || offered.length >= replaced.current.of) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('li > button') ?? [];
    buttons[Math.min(replaced.current.index, buttons.length - 1)]?.focus();
    replaced.current = null;
  }, [offered]);
  const possible = offered.filter(canAmend).length;
  const isUnchanged = chosen.every((hit) => hit.text === wordsFor(hit));
  return (
    // No form: Enter in a field must change nothing.
    <div className="find-and-amend">
      <div className="find-words">
        <Field
          label="Find"
          value={words}
          autoFocus
          onChange={(text) => {
            setWords(text);
            setUnticked(new Set());
          }}
        />
        <Field
          label="Replace with"
          value={replacement}
          onChange={setReplacement}
          placeholder="Leave empty to delete"
        />
      </div>
      <div className="find-options">
        <Checkbox isSelected={wholeWord} onChange={setWholeWord}>
          Whole words
        </Checkbox>
        <Checkbox isSelected={matchCase} onChange={setMatchCase}>
          Match case
        </Checkbox>
        <RadioGroup
          aria-label="Search in"
          className="find-scope"
          value={scope}
          onChange={(chosen) => setScope(chosen === 'section' ? 'section' : 'act')}
        >
          <Radio value="act" className="radio">
            The whole Act
          </Radio>
          <Radio value="section" className="radio" isDisabled={section === null}>
            {section ? `Only ${section.name}` : 'Only this section'}
          </Radio>
        </RadioGroup>
      </div>
      <div className="find-count">
        <p role="status">
          {sought.trim() === ''
            ? 'Type the words to find.'
            : offered.length === 0
              ? 'No results'
              : `${count(offered.length, 'place')}, ${chosen.length} selected.`}
        </p>
        {possible > 0 && (
          <Checkbox
            isSelected={chosen.length === possible}
            isIndeterminate={chosen.length > 0 && chosen.length < possible}
            onChange={(ticked) =>
              tick(
                offered.map(({ hit }) => hit.key),
                ticked,
              )
            }
          >
            Select all
          </Checkbox>
        )}
      </div>
      {withCapital > 0 && (
        <Checkbox isSelected={capitals} onChange={setCapitals}>
          Use a capital letter where the found words do: {count(withCapital, 'place')}
        </Checkbox>
      )}
      {offered.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <ol ref={list} className="find-hits" aria-label="Places" tabIndex={0}>
          {offered.map((one, index) => (
            <HitRow
              key={one.hit.key}
              offered={one}
              ticked={canAmend(one) && !unticked.has(one.hit.key)}
              replacement={wordsFor(one.hit)}
              onTick={(key, ticked) => tick([key], ticked)}
              onReplace={() => replaceOnly(one.hit, index)}
            />
          ))}
        </ol>
      )}
      <div className="actions">
        <Button
          call="amendment.create"
          look="primary"
          onPress={amend}
          whyNot={unmet(
            [chosen.length > 0, 'Choose a place.'],
            [!isUnchanged, 'The new words are the same as the old.'],
          )}
        >
          <Replace aria-hidden="true" />{' '}
          {chosen.length === 0
            ? 'Replace'
            : `${replacement === '' ? 'Delete' : 'Replace'} in ${count(chosen.length, 'place')}`}
        </Button>
        <Button onPress={close}>Cancel</Button>
        <span className="help">
          {me ? `The change goes into ${me}.` : 'The change starts a new amendment.'}
        </span>
      </div>
    </div>
  );
}
