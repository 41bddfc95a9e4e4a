import { PenLine, Quote } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { Trouble } from '../ui/trouble.tsx';
import { useNear } from '../ui/use-near.ts';
import { linesOfClause, STYLE_NAMES } from './wording/clause.ts';
import { Proof } from './wording/proof.tsx';
import { useWritten } from './wording/use-wording.ts';
import { WordingCheck } from './wording/wording-check.tsx';

function Clause({ text }: { readonly text: string }) {
  return (
    <div className="card-clause" lang="en-GB">
      {linesOfClause(text).map(({ level, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a clause may read the same
        <p key={at} style={{ '--level': Math.min(level, 5) } as CSSProperties}>
          {words}
        </p>
      ))}
    </div>
  );
}

/** Printing does not wait for wording that is still to be generated. The page says so, and how to print it. */
const NotPrinted = () => (
  <p className="on-paper-only">
    The wording is not printed because this amendment was not on the screen. To print the wording of every
    amendment, select “Write as a Bill…”.
  </p>
);

function WrittenClause({ amendment }: { readonly amendment: Amendment }) {
  const { id, revision, wording } = amendment;
  const { data: clause, error, refetch } = useWritten(id, revision, wording?.style ?? 'uk');
  if (error) return <Trouble thrown={error} onRetry={() => void refetch()} />;
  if (!clause)
    return (
      <>
        <p className="help on-screen-only">Writing the wording…</p>
        <NotPrinted />
      </>
    );
  const text = wording?.text ?? clause.text;
  return (
    <>
      {text !== '' && <Clause text={text} />}
      {wording ? (
        <>
          <p className="edited">
            <PenLine aria-hidden="true" /> Edited by hand, based on the {STYLE_NAMES[wording.style]} style
          </p>
          <WordingCheck id={id} revision={revision} text={text} />
        </>
      ) : (
        <Proof clause={clause} />
      )}
    </>
  );
}

/** The amending wording of an amendment in its card. It is generated only when the card is close to the visible area. */
export const CardWording = memo(function CardWording({ amendment }: { readonly amendment: Amendment }) {
  const { place, isNear } = useNear<HTMLElement>();
  const { id, edits, wording } = amendment;
  return (
    <section ref={place} className="card-part" aria-label={`Wording of ${id}`}>
      <h4>
        <Quote aria-hidden="true" /> Wording
      </h4>
      {edits.length === 0 && !wording && <p className="soft">Wording appears here when you make a change.</p>}
      {(edits.length > 0 || wording) && (isNear ? <WrittenClause amendment={amendment} /> : <NotPrinted />)}
    </section>
  );
});
