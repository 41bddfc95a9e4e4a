import { Check, CornerUpLeft } from 'lucide-react';
import { DECISION_WORDS, DECISIONS, type Decision } from '../text/comments/decide.tsx';
import { Button } from '../ui/controls.tsx';
import { shownShortcut } from '../ui/shortcut.ts';
import { Tip } from '../ui/tip.tsx';
import { CARD_KEYS, shortcutTip } from './card-keys.ts';

const ICONS = { agree: Check, return: CornerUpLeft } as const;

interface CardDecisionsProps {
  readonly id: string;
  readonly onDecide: (decision: Decision) => void;
}

/** The buttons to agree or return an amendment in legal review, each with its shortcut. */
export const CardDecisions = ({ id, onDecide }: CardDecisionsProps) =>
  DECISIONS.map((decision) => {
    const Icon = ICONS[decision];
    return (
      <Tip key={decision} tip={shortcutTip(decision)}>
        <Button
          call="amendment.decide"
          aria-label={`${id}: ${DECISION_WORDS[decision]}`}
          aria-keyshortcuts={shownShortcut(CARD_KEYS[decision])}
          onPress={() => onDecide(decision)}
        >
          <Icon aria-hidden="true" /> {DECISION_WORDS[decision]}
        </Button>
      </Tip>
    );
  });
