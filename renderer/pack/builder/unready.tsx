import type { Builder, BuilderPart } from '../../../core/pack/builder-calls.ts';
import { Button } from '../../ui/controls.tsx';
import { count } from '../../ui/words.ts';

const findingsOf = ({ items }: BuilderPart): readonly string[] =>
  items.flatMap((item) => (item.kind === 'text' ? item.findings.map(({ message }) => message) : []));

interface Props {
  readonly builder: Builder;
  readonly onChoose: (part: string) => void;
}

/** What a person should know before a paper is exported: what is not written yet, and what is out of step. */
export function Unready({ builder, onChoose }: Props) {
  const parts = builder.parts.filter(({ isIncluded }) => isIncluded);
  const unwritten = parts.filter(({ gaps }) => gaps.length > 0);
  const outOfStep = parts.filter(({ state }) => state === 'out-of-step');
  const statements = parts.filter((part) => findingsOf(part).length > 0);
  const gaps = unwritten.reduce((sum, part) => sum + part.gaps.length, 0);
  if (unwritten.length + outOfStep.length + statements.length === 0)
    return <p className="help">Every part is written and in step with the draft.</p>;
  const line = (part: BuilderPart, words: string) => (
    <li key={part.id}>
      <Button look="link" onPress={() => onChoose(part.id)}>
        {part.heading}
      </Button>
      : {words}
    </li>
  );
  return (
    <div className="lacking" role="note">
      {outOfStep.length > 0 && (
        <>
          <p>Out of step with the draft:</p>
          <ul>{outOfStep.map((part) => line(part, 'both texts are shown there.'))}</ul>
        </>
      )}
      {statements.length > 0 && (
        <>
          <p>Explanatory statements to look at:</p>
          <ul>{statements.map((part) => line(part, findingsOf(part).join(' ')))}</ul>
        </>
      )}
      {unwritten.length > 0 && (
        <details>
          <summary>
            Not written yet: {count(gaps, 'text')} in {count(unwritten.length, 'part')}
          </summary>
          <ul>{unwritten.map((part) => line(part, `${part.gaps.join('; ')}.`))}</ul>
        </details>
      )}
      <p>They go out as they are; where nothing is written, the paper says so.</p>
    </div>
  );
}
