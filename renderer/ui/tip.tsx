import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import './tip.css';

/** How long a pointer rests on a button before its tip is shown, in milliseconds. */
const DELAY = 400;

interface TipProps {
  readonly tip: ReactNode;
  /** The button that it is about. */
  readonly children: ReactElement;
}

/** A word about a button, its key above all: shown to who points at it and to who comes to it by keyboard. */
export function Tip({ tip, children }: TipProps) {
  return (
    <TooltipTrigger delay={DELAY} closeDelay={0}>
      {children}
      <Tooltip className="tip" placement="bottom" offset={4}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  );
}
