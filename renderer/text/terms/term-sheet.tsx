import { Filter, Pencil } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cite } from '../../../core/act/citation.ts';
import type { Definition } from '../../../core/act/definitions.ts';
import { termCard } from '../../../core/act/term-card.ts';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { TermPlace } from '../../../core/act/uses.ts';
import { plainText } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf } from '../../../core/amend/redline/redline.ts';
import { abridged, count } from '../../../core/base/english.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { unitOf } from '../../state/review/units.ts';
import { Button } from '../../ui/controls.tsx';
import { RenameTerm } from './rename-term-form.tsx';
import { useTerms } from './terms-context.ts';
import './terms.css';

/** How much text is shown before and after a use, in UTF-16 code units. */
const ROUND = 60;
const LONGEST = 450;

/** A use of the term, with the words around it. */
function Use({
  text,
  use,
  onGo,
}: {
  readonly text: Provision;
  readonly use: TermPlace;
  readonly onGo: () => void;
}) {
  const words = indexTree(text).byPid.get(use.pid)?.[use.field] ?? '';
  const [isCutBefore, isCutAfter] = [use.from > ROUND, use.to + ROUND < words.length];
  const start = words.slice(Math.max(0, use.from - ROUND), use.from);
  const end = words.slice(use.to, use.to + ROUND);
  // Cuts at spaces, so that no word is cut in two.
  const before = isCutBefore ? `…${start.replace(/^\S*\s+/, '')}` : start;
  const after = isCutAfter ? `${end.replace(/\s+\S*$/, '')}…` : end;
  return (
    <li>
      <Button look="link" onPress={onGo}>
        {cite(text, use.pid)}
      </Button>
      {use.field === 'heading' && <span className="soft"> (heading)</span>}
      <span className="context" lang="en-GB">
        {before}
        <mark>{words.slice(use.from, use.to)}</mark>
        {after}
      </span>
    </li>
  );
}

function TermLinks({ title, terms }: { readonly title: string; readonly terms: readonly Definition[] }) {
  const { openTerm } = useTerms();
  if (terms.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd className="term-others">
        {terms.map(({ key, term }) => (
          <Button key={key} look="link" onPress={() => openTerm(key)}>
            “{term}”
          </Button>
        ))}
      </dd>
    </>
  );
}

/** The sections that contain some places. */
const unitsOf = (text: Provision, places: readonly { readonly pid: Pid }[]): ReadonlySet<Pid> =>
  new Set(places.map(({ pid }) => unitOf(text, pid) ?? pid));

/** A term in the text as amended: its definition and uses, and the actions on it. */
export function TermSheet({ term: key, close }: { readonly term: string; readonly close: () => void }) {
  const title = useReviewOf((review) => review.instrument.title);
  const act = useReviewOf(actOf);
  const { dispatch } = useBench();
  const { showOnly } = useTerms();
  const [isRenaming, setRenaming] = useState(false);
  const text = useMemo(() => asAmendedOf(act), [act]);
  const card = useMemo(() => termCard(text, title, key), [text, title, key]);
  if (!card) return <p>The draft no longer has this definition.</p>;
  const { definition, uses, termsInDefinition, termsItDefines, usesInLongerTerms } = card;
  const node = indexTree(text).byPid.get(definition.pid);
  const definitionText = node ? plainText(node).replaceAll('\t', ' ') : '';
  const go = (pid: string) => {
    close();
    requestAnimationFrame(() => dispatch({ do: 'go', pid }));
  };
  return (
    <div className="term-card">
      <h3 lang="en-GB">“{definition.term}”</h3>
      {isRenaming ? (
        <RenameTerm term={definition} keptCount={usesInLongerTerms.length} close={close} />
      ) : (
        <>
          <blockquote lang="en-GB">{abridged(definitionText, LONGEST)}</blockquote>
          <dl>
            <dt>Defined in</dt>
            <dd>
              <Button look="link" onPress={() => go(definition.pid)}>
                {cite(text, definition.pid)}
              </Button>
            </dd>
            <dt>Has this meaning in</dt>
            <dd>{definition.scopeWords}</dd>
            <TermLinks title="Other terms in the definition" terms={termsInDefinition} />
            <TermLinks title="Used to define" terms={termsItDefines} />
          </dl>
          <div className="actions">
            <Button
              onPress={() => {
                showOnly({ key, term: definition.term, units: unitsOf(text, [definition, ...uses]) });
                close();
                requestAnimationFrame(() => dispatch({ do: 'enter', room: 'act' }));
              }}
            >
              <Filter aria-hidden="true" /> Show only the provisions that use it
            </Button>
            {!definition.quoted && (
              <Button call="amendment.create" onPress={() => setRenaming(true)}>
                <Pencil aria-hidden="true" /> Rename it everywhere…
              </Button>
            )}
          </div>
          <h4>
            {uses.length === 0
              ? 'The term is not used'
              : `Used in ${count(uses.length, 'place')}, in ${count(unitsOf(text, uses).size, 'section')}`}
          </h4>
          {uses.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <ol className="term-uses" aria-label="Uses" tabIndex={0}>
              {uses.map((use) => (
                <Use
                  key={`${use.pid} ${use.field} ${use.from}`}
                  text={text}
                  use={use}
                  onGo={() => go(use.pid)}
                />
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  );
}
