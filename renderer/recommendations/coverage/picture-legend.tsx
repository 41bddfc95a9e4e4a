import { thicknessOf } from './picture-layout.ts';
import { Badge } from './picture-shapes.tsx';

const KINDS: readonly (readonly [string, string])[] = [
  ['answers', 'answers'],
  ['partly', 'partly answers'],
  ['departs', 'departs from'],
  ['tied', 'linked to, without answering'],
];

function Sample({ look, weight }: { readonly look: string; readonly weight: number }) {
  const thickness = thicknessOf(weight);
  return (
    <svg className={`flow ${look}`} width={44} height={20} aria-hidden="true">
      <path className="body" d="M2,10 L42,10" strokeWidth={thickness} />
      {look === 'partly' && <path className="hollow" d="M2,10 L42,10" strokeWidth={thickness - 4} />}
      {look === 'departs' && <Badge look="departs" x={22} y={10} />}
    </svg>
  );
}

/** Explains what the lines of the diagram mean. */
export function PictureLegend() {
  return (
    <ul className="legend" aria-label="What the lines mean">
      {KINDS.map(([look, words]) => (
        <li key={look}>
          <Sample look={look} weight={2} /> {words}
        </li>
      ))}
      <li>
        <Sample look="change bare" weight={0} /> without evidence
      </li>
      <li>
        <Sample look="change" weight={1} /> 1 piece of evidence
      </li>
      <li>
        <Sample look="change" weight={9} /> 9 pieces of evidence
      </li>
      <li>
        <span className="badge-key" aria-hidden="true">
          ?
        </span>{' '}
        needs checking
      </li>
    </ul>
  );
}
