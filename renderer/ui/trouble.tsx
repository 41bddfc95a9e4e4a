import { CircleAlert } from 'lucide-react';
import type { Refusal } from '../../core/base/result.ts';
import { Button } from './controls.tsx';
import { refusalOf } from './refused.ts';
import './trouble.css';

interface TroubleProps {
  readonly thrown: unknown;
  readonly onRetry?: () => void;
  /** What the way out is called. */
  readonly retry?: string;
}

/** What is refused for what is asked: asked again as it is, it is refused again. */
const IN_VAIN: ReadonlySet<Refusal['kind']> = new Set(['refused', 'invalid', 'unsupported']);

/** What went wrong, at the place where it did, with the way out where there is one. */
export function Trouble({ thrown, onRetry, retry = 'Try again' }: TroubleProps) {
  const refusal = refusalOf(thrown);
  return (
    <div className="trouble" role="alert">
      <CircleAlert aria-hidden="true" />
      <p>
        {refusal.message}
        {refusal.place !== undefined && <span className="soft"> ({refusal.place})</span>}
      </p>
      {onRetry && !IN_VAIN.has(refusal.kind) && <Button onPress={onRetry}>{retry}</Button>}
    </div>
  );
}
