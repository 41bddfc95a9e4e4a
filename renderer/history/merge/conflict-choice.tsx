import { Label, Radio, RadioGroup } from 'react-aria-components';
import { hunksOf } from '../../../core/compare/hunks.ts';
import type { OpenConflict } from '../../../core/merge/calls.ts';
import { dayAndTime } from '../../ui/dates.ts';
import { MarkedText } from '../../ui/marked-text.tsx';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Returns the ranges of a text that another text does not contain. */
function differingWords(text: string, other: string): readonly Span[] {
  let at = 0;
  const spans: Span[] = [];
  for (const { unchanged, inserted } of hunksOf(other, text)) {
    at += unchanged.join('').length;
    const to = at + inserted.join('').length;
    if (to > at) spans.push({ from: at, to });
    at = to;
  }
  return spans;
}

const OPEN = 'open';

interface Props {
  readonly conflict: OpenConflict;
  /** The event of the chosen reading; null if the conflict is left open. */
  readonly chosen: string | null;
  readonly onChoose: (event: string | null) => void;
}

/** The first other reading, which a reading is compared with. There are usually two. */
const otherOf = (readings: OpenConflict['readings'], event: string) =>
  readings.find((reading) => reading.event !== event);

/** Conflicting readings side by side, with their differences marked. The person chooses one or decides later. */
export function ConflictChoice({ conflict, chosen, onChoose }: Props) {
  const { about, readings } = conflict;
  // The local reading comes first, whichever is shown for now.
  const inTurn = readings.toSorted((a, b) => Number(b.ours) - Number(a.ours));
  return (
    <RadioGroup
      className="choosing"
      value={chosen ?? OPEN}
      onChange={(chosen) => onChoose(chosen === OPEN ? null : chosen)}
    >
      <Label>{about}</Label>
      <div className="readings">
        {inTurn.map(({ event, who, at, words, ours }) => (
          <Radio key={event} value={event} className="conflict-reading">
            <span className="dot" aria-hidden="true" />
            <span className="reading-body">
              <span className="reading-head">
                <span>
                  <strong>{ours === null ? who : ours ? 'Here' : 'Theirs'}</strong>
                  {ours === null ? '' : `, by ${who}`}, {dayAndTime(at)}
                </span>
                {event === readings[0]?.event && <span className="chip">shown for now</span>}
              </span>
              {words.map((line, index) => (
                <span key={line} className="reading-line">
                  <MarkedText
                    text={line}
                    marks={differingWords(line, otherOf(inTurn, event)?.words[index] ?? '')}
                  />
                </span>
              ))}
            </span>
          </Radio>
        ))}
        <Radio value={OPEN} className="conflict-reading later">
          <span className="dot" aria-hidden="true" />
          <span className="reading-body">Decide later</span>
        </Radio>
      </div>
    </RadioGroup>
  );
}
