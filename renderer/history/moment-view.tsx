import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Bookmark, GitCompareArrows, Lock } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { chooseCompatible, notShownWords } from '../../core/amend/edits/clash.ts';
import { linesOf } from '../../core/amend/redline/lines.ts';
import { redline } from '../../core/amend/redline/redline.ts';
import type { CallOutput } from '../../core/api.ts';
import { count } from '../../core/base/english.ts';
import { describeEntry } from '../../core/events/describe-entry.ts';
import { CHOOSE_ALL, choose } from '../../core/selection/choose.ts';
import type { Row } from '../compare/compared-rows.ts';
import { TextInOne } from '../compare/compared-text.tsx';
import { call } from '../state/host/call.ts';
import { amendmentsIn } from '../text/act/line-view.tsx';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import '../text/act/act-text.css';
import '../compare/compare-room.css';

type Moment = CallOutput<'history.moment'>;

/** The redline of the Act at a moment, and the amendments that it leaves out as incompatible. */
function linesAt({ instrument, amendments }: Moment): {
  readonly rows: readonly Row[];
  readonly out: readonly string[];
} {
  const { drafted } = choose(CHOOSE_ALL, amendments, []);
  const { chosen, leftOut } = chooseCompatible(instrument.root, drafted);
  const rows = linesOf(redline(instrument.root, chosen)).map((line): Row => {
    const by = amendmentsIn(line);
    return { type: 'line', line, move: by.length > 0 ? by.join(', ') : null };
  });
  return {
    rows,
    out: leftOut.map(notShownWords),
  };
}

const always = () => true;
const itself = (words: string) => words;
const nothing = () => undefined;

function Text({ moment }: { readonly moment: Moment }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { rows, out } = useMemo(() => linesAt(moment), [moment]);
  const { instrument } = moment;
  return (
    <section
      className="compare-scroller"
      ref={setScroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
      aria-label="The Act as it was marked up"
    >
      {out.length > 0 && (
        <ul className="compare-remarks">
          {out.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {scroller && (
        <TextInOne
          scroller={scroller}
          rows={rows}
          name={`${instrument.title}, as it was marked up`}
          isShown={always}
          wordsOf={itself}
          onReady={nothing}
        />
      )}
      <footer className="compare-provenance">
        <p>
          {instrument.title}. {instrument.description}. {instrument.licence}.
        </p>
      </footer>
    </section>
  );
}

interface Props {
  readonly seq: number;
  /** The names of the versions saved at this moment. */
  readonly names: readonly string[];
  readonly onBack: () => void;
  readonly onCompare: (seq: number) => void;
  readonly onKeep: (seq: number) => void;
}

/** The Act as it was marked up after a ledger entry, read-only. */
export function MomentView({ seq, names, onBack, onCompare, onKeep }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: moment, error } = useQuery({
    queryKey: ['history.moment', { seq }],
    queryFn: async () => valueOrThrow(await call('history.moment', { seq })),
  });
  useEffect(() => heading.current?.focus(), []);
  const back = useCallback(onBack, [onBack]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back
    <div
      className="room moment"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) back();
      }}
    >
      <header className="moment-head">
        <Button onPress={back}>
          <ArrowLeft aria-hidden="true" /> Back to the history
        </Button>
        <h2 ref={heading} tabIndex={-1}>
          The Act as it was marked up{names.length > 0 && `: ${names.join('; ')}`}
        </h2>
        <Button look="primary" onPress={() => onCompare(seq)}>
          <GitCompareArrows aria-hidden="true" /> Compare with now
        </Button>
        <Button call="version.keep" onPress={() => onKeep(seq)}>
          <Bookmark aria-hidden="true" /> Save as a version…
        </Button>
      </header>
      <p className="moment-note">
        <Lock aria-hidden="true" />
        <span>
          <strong>Read only.</strong> This is the review at an earlier date. You cannot change anything here.
          {moment && (
            <>
              {' '}
              After entry {seq}, {dayAndTime(moment.entry.at)}: {moment.entry.who}{' '}
              {describeEntry(moment.entry)}. {count(moment.amendments.length, 'amendment')}.
            </>
          )}
        </span>
      </p>
      {moment && <Fingerprint of={`entry ${seq}`} hash={moment.entry.hash} />}
      {error && <Trouble thrown={error} />}
      {moment && <Text moment={moment} />}
    </div>
  );
}
