import { useEffect, useRef, useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { Builder, BuilderPart } from '../../../core/pack/builder-calls.ts';
import { isInHeading } from '../../../core/pack/paper/headings.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { Button } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { ConsultedOn } from './consulted-on.tsx';
import type { AskedPlace } from './finding-place.ts';
import { stepped } from './order.ts';
import { PaperPreview } from './paper-preview.tsx';
import { PartEditor } from './part-editor.tsx';
import { partWith, writtenWords } from './part-fields.tsx';
import { PartList } from './part-list.tsx';
import { SmallNumbers } from './small-numbers.tsx';
import { type PaperChoice, useBuilder, useDo } from './use-paper.ts';
import './paper-builder.css';

const findingsOf = ({ items }: BuilderPart): readonly string[] =>
  items.flatMap((item) => (item.kind === 'text' ? item.findings.map(({ message }) => message) : []));

/** Describes the gaps of a part; '' if the only gap is already named by the heading beside it. */
const gapWords = (part: BuilderPart): string =>
  part.gaps.length === 1 && part.gaps.every((gap) => isInHeading(part, gap))
    ? ''
    : `${part.gaps.join('; ')}.`;

interface Props {
  readonly builder: Builder;
  readonly onChoose: (part: string) => void;
}

/** The warnings before export: texts not written, texts not up to date, and explanatory statements to check. */
function Unready({ builder, onChoose }: Props) {
  const parts = builder.parts.filter(({ isIncluded }) => isIncluded);
  const unwritten = parts.filter(({ gaps }) => gaps.length > 0);
  const outOfStep = parts.filter(({ state }) => state === 'out-of-step');
  const statements = parts.filter((part) => findingsOf(part).length > 0);
  const gaps = unwritten.reduce((sum, part) => sum + part.gaps.length, 0);
  if (unwritten.length + outOfStep.length + statements.length === 0)
    return <p className="help">Every part is written and up to date with the draft.</p>;
  const line = (part: BuilderPart, words: string) => (
    <li key={part.id}>
      <Button look="link" onPress={() => onChoose(part.id)}>
        {part.heading}
      </Button>
      {words && `: ${words}`}
    </li>
  );
  return (
    <div className="lacking" role="note">
      {outOfStep.length > 0 && (
        <>
          <p>Not up to date with the draft:</p>
          <ul>{outOfStep.map((part) => line(part, 'you can compare both texts there.'))}</ul>
        </>
      )}
      {statements.length > 0 && (
        <>
          <p>Explanatory statements to check:</p>
          <ul>{statements.map((part) => line(part, findingsOf(part).join(' ')))}</ul>
        </>
      )}
      {unwritten.length > 0 && (
        <details>
          <summary>
            Not written yet: {count(gaps, 'text')} in {count(unwritten.length, 'part')}
          </summary>
          <ul>{unwritten.map((part) => line(part, gapWords(part)))}</ul>
        </details>
      )}
      <p>The paper leaves out what is not written. Before you publish, write it or sign it off below.</p>
    </div>
  );
}

/** Scrolls to the editor of a part and focuses a text slot in it, or else its heading. */
function focusOn(editor: HTMLElement, slot: string | undefined): void {
  const field =
    slot === undefined
      ? null
      : editor.querySelector(`[data-slot="${CSS.escape(slot)}"] :is(textarea, input)`);
  const target = field ?? editor.querySelector('h3');
  editor.scrollIntoView({ block: 'start' });
  if (target instanceof HTMLElement) target.focus({ preventScroll: field === null });
}

interface PanesProps {
  readonly builder: Builder;
  readonly choice: PaperChoice;
  readonly askedPlace: AskedPlace | null;
}

function Panes({ builder, choice, askedPlace }: PanesProps) {
  const act = useDo();
  const { parts, document } = builder;
  const [partId, setPartId] = useState<string | null>(null);
  const panes = useRef<HTMLDivElement>(null);
  const lastTurn = useRef(askedPlace?.turn);
  const chosen = parts.find(({ id }) => id === partId) ?? parts[0];
  const chosenId = chosen?.id;
  useEffect(() => {
    if (!askedPlace || lastTurn.current === askedPlace.turn) return;
    const { place } = askedPlace;
    const ids = parts.map(({ id }) => id);
    const [part, slot] =
      place.kind === 'part'
        ? [place.part, place.slot]
        : place.kind === 'field'
          ? [partWith(place.field, ids), place.field]
          : [];
    if (part === undefined) return;
    if (chosenId !== part) return setPartId(part);
    lastTurn.current = askedPlace.turn;
    const editor = panes.current?.querySelector('.part-editor');
    if (editor instanceof HTMLElement) focusOn(editor, slot);
  }, [askedPlace, chosenId, parts]);
  if (!chosen) return null;
  const order = parts.map(({ id }) => id);
  const leftOut = parts.filter(({ isIncluded }) => !isIncluded).map(({ id }) => id);
  const arrange = (
    arrangement: { readonly order?: readonly string[]; readonly leftOut?: readonly string[] },
    message: string,
  ) =>
    act(
      'pack.arrange',
      { document, order: [...(arrangement.order ?? order)], leftOut: [...(arrangement.leftOut ?? leftOut)] },
      message,
    );
  const reorder = (next: readonly string[]) => {
    if (next.join('\n') !== order.join('\n'))
      void arrange({ order: next }, 'The order of the parts is changed.');
  };
  return (
    <>
      <div className="paper-panes" ref={panes}>
        <PartList parts={parts} chosen={chosen.id} onChoose={setPartId} onOrder={reorder} />
        <PartEditor
          key={`${document} ${chosen.id}`}
          builder={builder}
          part={chosen}
          onStep={(by) => reorder(stepped(order, chosen.id, by))}
          onInclude={(isIncluded) =>
            void arrange(
              {
                leftOut: isIncluded ? leftOut.filter((id) => id !== chosen.id) : [...leftOut, chosen.id],
              },
              isIncluded ? `${chosen.heading} is included.` : `${chosen.heading} is excluded.`,
            )
          }
        />
        <PaperPreview choice={choice} part={chosen.isIncluded ? chosen.id : null} />
      </div>
      <Unready builder={builder} onChoose={setPartId} />
    </>
  );
}

/** The editor of a paper: its parts and their order, their texts, and a preview. */
export function PaperBuilder({ choice, askedPlace }: Pick<PanesProps, 'choice' | 'askedPlace'>) {
  const builder = useBuilder(choice);
  if (isFailed(builder)) return <Trouble thrown={builder.error} onRetry={() => void builder.refetch()} />;
  if (!builder.data) return <p className="help">Reading the paper…</p>;
  return (
    <section className="paper-builder" aria-label="The paper">
      <div className="paper-head">
        <h3>{builder.data.title}</h3>
        <p className="help">{writtenWords(builder.data)}</p>
      </div>
      <Panes builder={builder.data} choice={choice} askedPlace={askedPlace} />
      {choice.document === 'response' && <SmallNumbers leastShown={builder.data.leastShown} />}
      <ConsultedOn builder={builder.data} />
    </section>
  );
}
