import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../core/amend/checks/finding.ts';

const WORDS: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'For information',
};
const MARKS = { error: OctagonX, warning: TriangleAlert, information: Info } as const;

/** How grave a finding is: an octagon, a triangle or a circle, so that no colour has to be told from another. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const Mark = MARKS[severity];
  return <Mark className={`severity ${severity}`} aria-hidden="true" />;
}

/** The mark with its word. */
export function SeverityWord({ severity }: { readonly severity: Severity }) {
  return (
    <span className="severity-word">
      <SeverityMark severity={severity} />
      {WORDS[severity]}
    </span>
  );
}
