import { linkWords } from '../../../core/evidence/describe.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { endpointName } from '../../links/endpoint-name.ts';
import { SuspectMark } from '../../links/suspect-mark.tsx';
import { useReview } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { type CoverageNavigation, useCoverageNavigation } from './use-navigation.ts';

function End({ to, name, go }: { readonly to: Ref; readonly name: string; readonly go: CoverageNavigation }) {
  const goThere = go.to(to);
  if (!goThere) return <span>{name}</span>;
  return (
    <Button look="link" onPress={goThere}>
      {name}
    </Button>
  );
}

/** Describes links, with buttons to both endpoints, and with the actions on a link that needs checking. */
export function CellLinks({
  ids,
  leave,
  noneWords,
}: {
  readonly ids: readonly string[];
  readonly leave: () => void;
  readonly noneWords: string;
}) {
  const review = useReview();
  const go = useCoverageNavigation(leave);
  const links = review.links.filter(({ id }) => ids.includes(id));
  if (links.length === 0) return <p className="soft">{noneWords}</p>;
  return (
    <ul className="behind-links">
      {links.map((link) => {
        const [from, to] = [endpointName(review, link.from), endpointName(review, link.to)];
        const words = linkWords(link.type);
        return (
          <li key={link.id}>
            <p>
              <End to={link.from} name={from} go={go} /> {words} <End to={link.to} name={to} go={go} />
            </p>
            <SuspectMark link={link} name={`${from} ${words} ${to}`} />
          </li>
        );
      })}
    </ul>
  );
}

/** A list of items by name, each with a button that leads to it if it has a place. */
export function EndList({
  refs,
  names,
  leave,
  noneWords,
}: {
  readonly refs: readonly Ref[];
  readonly names?: ReadonlyMap<Ref, string>;
  readonly leave: () => void;
  readonly noneWords: string;
}) {
  const review = useReview();
  const go = useCoverageNavigation(leave);
  if (refs.length === 0) return <p className="soft">{noneWords}</p>;
  return (
    <ul className="behind-links">
      {refs.map((ref) => (
        <li key={ref}>
          <End to={ref} name={names?.get(ref) ?? endpointName(review, ref)} go={go} />
        </li>
      ))}
    </ul>
  );
}
