import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { isShortcut } from '../../ui/shortcut.ts';
import { Trouble } from '../../ui/trouble.tsx';
import type { Stretch } from './cut-blocks.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { MarkList } from './mark-list.tsx';
import { type Mark, marksAt } from './marked-pieces.ts';
import { PassageBar } from './passage-bar.tsx';
import { PASSAGE_KEYS } from './passage-keys.ts';
import { ReadingMarks } from './reading-marks.tsx';
import { useRecentThemes } from './recent-themes.ts';
import { shortened } from './shortened.ts';
import { TextBlocks } from './text-blocks.tsx';
import { useChoosing } from './use-choosing.ts';
import { useCoder } from './use-coder.ts';
import { useFrame } from './use-coding.ts';
import { usePaintedMarks } from './use-painted.ts';
import './text-reader.css';

interface TextReaderProps {
  /** The note, answer or source. */
  readonly of: Ref;
  /** The text, shown at once. The marks follow when they have loaded. */
  readonly text: string;
}

/** A text with its excerpts and redactions, which can be coded by mouse or keyboard. */
export function TextReader({ of, text }: TextReaderProps) {
  const coded = useAnswer('coding.text', { of });
  const frame = useFrame();
  const themes = frame.data?.themes ?? [];
  const recent = useRecentThemes(themes);
  const { announcePolitely } = useAnnounce();
  const words = coded.data?.text ?? text;
  const [typed, setTyped] = useState('');
  const within = useRef<HTMLDivElement>(null);
  const reader = useRef<HTMLDivElement>(null);
  const toText = () => reader.current?.focus({ preventScroll: true });
  const coder = useCoder(of, words, toText);
  const bar = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const help = useId();
  const { passage } = coder;

  const excerpts = useMemo(
    () =>
      (coded.data?.excerpts ?? [])
        .toSorted((a, b) => a.anchor.from - b.anchor.from || b.anchor.to - a.anchor.to)
        .map((excerpt, at) => ({ ...excerpt, sign: String(at + 1) })),
    [coded.data],
  );
  const marks = useMemo<readonly Mark[]>(() => {
    const placedExcerpts = excerpts.filter(({ state }) => state === 'placed');
    const placedRedactions = (coded.data?.redactions ?? []).filter(({ state }) => state === 'placed');
    return [
      ...placedExcerpts.map(({ id, anchor: { from, to }, sign }) => ({
        key: id,
        kind: 'excerpt' as const,
        from,
        to,
        sign,
      })),
      ...placedRedactions.map(({ id, anchor: { from, to } }) => ({
        key: id,
        kind: 'redaction' as const,
        from,
        to,
        sign: '⊘',
      })),
    ];
  }, [excerpts, coded.data]);

  const leave = () => {
    setTyped('');
    coder.choose(null);
    toText();
  };
  const chosen = (stretch: Stretch, by: 'pointer' | 'keys') => {
    const sameExcerpt = excerpts.find(
      ({ anchor, state }) => state === 'placed' && anchor.from === stretch.from && anchor.to === stretch.to,
    );
    coder.choose({ ...stretch, excerpt: sameExcerpt ?? null });
    if (by === 'pointer') requestAnimationFrame(() => bar.current?.scrollIntoView({ block: 'nearest' }));
    const over = marksAt(marks, stretch.from).map(({ kind, sign }) =>
      kind === 'excerpt' ? `excerpt ${sign}` : 'redacted',
    );
    const where = over.length > 0 ? `, in ${over.join(' and ')}` : '';
    announcePolitely(
      by === 'keys'
        ? `${shortened(words.slice(stretch.from, stretch.to))}${where}`
        : 'Passage selected. Press Enter to code this passage.',
    );
  };
  const choosing = useChoosing({
    text: words,
    within,
    onChosen: chosen,
    onPointed: (at) => {
      const [mark] = marksAt(marks, at).filter(({ kind }) => kind === 'excerpt');
      const excerpt = excerpts.find(({ id }) => id === mark?.key);
      coder.choose(mark && excerpt ? { from: mark.from, to: mark.to, excerpt } : null);
    },
    onNothing: () => coder.choose(null),
  });
  usePaintedMarks({ within, blocks: choosing.blocks, passage, drawn: marks, bar });

  const toBar = (letters: string) => {
    setTyped(letters);
    // The box takes the focus before the next render, so that the next letter typed reaches it.
    field.current?.focus();
    requestAnimationFrame(() => {
      field.current?.focus();
      bar.current?.scrollIntoView({ block: 'nearest' });
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (choosing.chosenBy(event)) return;
    if (!passage || event.ctrlKey || event.metaKey || event.altKey) return;
    const picked = recent[Number(event.key) - 1];
    if (picked) coder.theme(picked.id, picked.name);
    else if (isShortcut(event, PASSAGE_KEYS.code)) toBar('');
    else if (event.key === 'Escape') leave();
    else if (/^\p{L}$/u.test(event.key)) toBar(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = (excerpt: PlacedExcerpt) => {
    const { from, to } = excerpt.anchor;
    choosing.startAt({ from, to });
    coder.choose({ from, to, excerpt });
    const block = within.current?.querySelector('.piece.opened') ?? reader.current;
    block?.scrollIntoView({ block: 'nearest' });
    toBar('');
  };

  return (
    <div className="reader">
      <div className="reader-head">
        {coded.data && <ReadingMarks of={of} readings={coded.data.readings} />}
        <HistoryButtons />
      </div>
      {coded.data && coded.data.withheld !== '' && (
        <p className="help withheld">Not published: {coded.data.withheld}.</p>
      )}
      {coded.isError && <Trouble thrown={coded.error} onRetry={() => void coded.refetch()} />}
      <div className="reader-columns">
        <div className="reader-body">
          {/* biome-ignore lint/a11y/useSemanticElements: what is read has marks in it, which no text area can show */}
          <div
            ref={reader}
            className="reader-text"
            role="textbox"
            aria-readonly="true"
            aria-multiline="true"
            aria-label={coded.data ? `The text of ${coded.data.name}` : 'The text'}
            aria-describedby={help}
            tabIndex={0}
            onKeyDown={keys}
            onPointerDown={choosing.press}
          >
            <TextBlocks
              ref={within}
              text={words}
              blocks={choosing.blocks}
              marks={marks}
              opened={passage?.excerpt?.id ?? null}
            />
          </div>
          {passage && (
            <section ref={bar} className="passage-bar" aria-label="Code these words">
              <PassageBar
                key={passage.from}
                coder={coder}
                passage={passage}
                quote={shortened(words.slice(passage.from, passage.to), 120)}
                themes={themes}
                field={field}
                typed={typed}
                onTyped={setTyped}
                onLeave={leave}
              />
            </section>
          )}
          <p id={help} className="help">
            Select words with the mouse or the arrow keys: ← → by word, ↑ ↓ by sentence, Shift to select more.
            Press Enter to code the words, or 1 to 9 to give a theme straight away. Words with one underline
            are in an excerpt. A double or wavy underline means several excerpts. A dashed box means the words
            are redacted.
          </p>
        </div>
        <MarkList
          excerpts={excerpts}
          redactions={coded.data?.redactions ?? []}
          themes={themes}
          opened={passage?.excerpt?.id ?? null}
          isChosen={passage !== null && passage.excerpt === null}
          onOpen={open}
          onPlace={coder.place}
          onLifted={toText}
        />
      </div>
    </div>
  );
}
