import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Pid } from '../../../core/act/tree.ts';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { useDebounced } from '../../ui/use-settled.ts';
import { focusOn } from '../commands/text-focus.ts';
import { useStructure } from '../commands/use-structure.ts';
import { unitInView } from '../page/place.ts';
import { type Match, matchesIn, rangesOf } from './matches.ts';
import { usePaintedMatches } from './painted-matches.ts';
import { useFinding } from './use-find.tsx';
import './find.css';

/** How long the text must rest before it is searched again while somebody types. */
const REST_MS = 200;

interface FindBarProps {
  readonly page: RefObject<HTMLElement | null>;
  /** Draws a section at once, wherever it is. */
  readonly draw: (pid: Pid) => void;
}

const isSame = (a: Match, b: Match): boolean => a.line === b.line && a.from === b.from && a.to === b.to;

/** The index of the first match at or after the visible part, or of the last before it. */
function firstFrom(
  matches: readonly Match[],
  order: readonly Pid[],
  inView: Pid | null,
  step: 1 | -1,
): number {
  const from = inView === null ? 0 : order.indexOf(inView);
  const next = matches.findIndex(({ unit }) => order.indexOf(unit) >= from);
  if (step === 1) return next === -1 ? 0 : next;
  return next <= 0 ? matches.length - 1 : next - 1;
}

function Bar({ page, draw }: FindBarProps) {
  const { bar, closeBar, amend } = useFinding();
  const now = useReviewNow();
  const { view, open } = useBench().bench;
  const root = useReviewOf((review) => review.instrument.root);
  const act = useDebounced(useReviewOf(actOf), REST_MS);
  const { session, comeBack, at } = useStructure();
  const { announcePolitely } = useAnnounce();
  const [words, setWords] = useState('');
  const [currentMatch, setCurrent] = useState<Match | null>(null);
  const sought = useDeferredValue(words);
  const matches = useMemo(() => matchesIn(root, act, view, sought), [root, act, view, sought]);
  const placeOf = (all: readonly Match[]): number =>
    currentMatch === null ? -1 : all.findIndex((match) => isSame(match, currentMatch));
  const place = placeOf(matches);
  usePaintedMatches(page, matches, matches[place] ?? null);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening the bar again selects its words
  useEffect(() => field.current?.select(), [bar?.turn]);

  const rangeOf = (match: Match): Range | undefined => {
    if (!page.current) return undefined;
    const drawn = rangesOf(page.current, root, actOf(now()), now().bench.view, [match]);
    return drawn.get(match)?.[0];
  };
  const lineOf = (match: Match): HTMLElement | null =>
    page.current?.querySelector<HTMLElement>(`[data-pid="${CSS.escape(match.pid)}"]`) ?? null;

  /** The matches in the text as it is now. What is drawn of them is deferred. */
  const latest = (): readonly Match[] => matchesIn(root, actOf(now()), now().bench.view, words);

  const step = (direction: 1 | -1) => {
    const scroller = page.current;
    const all = latest();
    if (!scroller || all.length === 0) return;
    const index = placeOf(all);
    const order = [...scroller.querySelectorAll<HTMLElement>('[data-unit]')].map(
      ({ dataset }) => dataset.unit ?? '',
    );
    const next =
      index === -1
        ? firstFrom(all, order, unitInView(scroller), direction)
        : (index + direction + all.length) % all.length;
    const match = all[next];
    if (!match) return;
    setCurrent(match);
    draw(match.unit);
    const goal = rangeOf(match)?.startContainer.parentElement ?? lineOf(match);
    goal?.scrollIntoView({ block: 'center' });
    at(match.pid);
    const name = nameOf(textWithInsertions(session()), match.pid);
    announcePolitely(`${next + 1} of ${all.length}${name ? `, ${name}` : ''}.`);
  };

  const leave = () => {
    closeBar();
    const all = latest();
    const match = all[placeOf(all)];
    if (!match) {
      requestAnimationFrame(comeBack);
      return;
    }
    const range = rangeOf(match);
    const line = lineOf(match);
    const typed = range?.startContainer.parentElement?.closest<HTMLElement>('.ed-text');
    if (typed) typed.focus({ preventScroll: true });
    else focusOn(line?.closest<HTMLElement>('[data-unit]') ?? null, line);
    // The match stays selected, to be copied, commented on or typed over.
    if (range)
      window
        .getSelection()
        ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  };

  const resultWords =
    sought.trim() === ''
      ? ''
      : matches.length === 0
        ? 'No results'
        : place === -1
          ? `${matches.length} found`
          : `${place + 1} of ${matches.length}`;
  return (
    <search
      className="find-bar"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          leave();
        }
      }}
    >
      <TextField
        className="find-field"
        value={words}
        onChange={(text) => {
          setWords(text);
          setCurrent(null);
        }}
        autoFocus
      >
        <Label className="hidden-words">Find in the text</Label>
        <Input
          ref={field}
          className="input"
          placeholder="Find in the text"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          }}
        />
      </TextField>
      <p role="status" className="soft">
        {resultWords}
      </p>
      <Button look="icon" aria-label="Previous result (Shift+Enter)" onPress={() => step(-1)}>
        <ArrowUp aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label="Next result (Enter)" onPress={() => step(1)}>
        <ArrowDown aria-hidden="true" />
      </Button>
      <Button look="quiet" aria-label="Replace these words… (Ctrl+H)" onPress={() => amend(words)}>
        Replace…
      </Button>
      {open !== null && (
        <span className="help">To find deleted words, leave the section you are editing.</span>
      )}
      <Button look="icon" aria-label="Close (Esc)" onPress={leave}>
        <X aria-hidden="true" />
      </Button>
    </search>
  );
}

/** The bar that finds words in the text. It changes nothing: Enter goes to the next match. */
export function FindBar(props: FindBarProps) {
  return useFinding().bar === null ? null : <Bar {...props} />;
}
