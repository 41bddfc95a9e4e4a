import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../core/amend/checks/finding.ts';

const WORDS: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'For information',
};
const MARKS = { error: OctagonX, warning: TriangleAlert, information: Info } as const;

/** The severity of a finding as a shape (octagon, triangle, circle), so that nobody has to distinguish colours. */
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
