import { GIVEN_STANCES, type GivenStance, STANCE_SIGNS, stanceWords } from './stance-words.ts';

/** The id of a stance's SVG pattern, which is defined once in the page and used by every bar. */
const patternOf = (stance: GivenStance): string => `stance-${stance}`;
export const fillOf = (stance: GivenStance): string => `url(#${patternOf(stance)})`;

const LINES: Readonly<Record<GivenStance, string>> = {
  supports: '',
  opposes: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6',
  mixed: 'M0 4 L8 4 M4 0 L4 8',
  neutral: 'M0 2 L8 2 M0 6 L8 6',
  unsaid: '',
};

/** The patterns of the bars. Each stance has its own pattern, so that they differ not only by colour. */
export function StancePatterns() {
  return (
    <svg className="stance-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        {GIVEN_STANCES.map((stance) => (
          <pattern
            key={stance}
            id={patternOf(stance)}
            className={stance}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect className="ground" width="8" height="8" />
            <path className="lines" d={LINES[stance]} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** The legend of the patterns. */
export function StanceLegend() {
  return (
    <ul className="stance-legend" aria-label="Patterns of the bars">
      {GIVEN_STANCES.map((stance) => (
        <li key={stance}>
          <svg width="28" height="14" aria-hidden="true">
            <rect className="stance-bar" x="0.5" y="0.5" width="27" height="13" fill={fillOf(stance)} />
          </svg>
          {STANCE_SIGNS[stance]} {stanceWords(stance)}
        </li>
      ))}
    </ul>
  );
}
