import { useRef, useState } from 'react';
import { count } from '../../core/base/english.ts';
import { asOneAct } from '../state/host/acts.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { noteUsed } from './coding/recent-themes.ts';
import { ThemeFinder } from './coding/theme-finder.tsx';
import { useCodingWrite, useFrame } from './coding/use-coding.ts';

/** Maximum answers that can be given a theme at once. */
export const MOST_CHOSEN = 1000;

interface SeveralAnswersProps {
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (chosen: ReadonlySet<number>) => void;
  /** The number of matching answers. */
  readonly total: number;
  readonly onAll: () => void;
}

/** The actions for the selected answers. */
export function SeveralAnswers({ chosen, onChosen, total, onAll }: SeveralAnswersProps) {
  const frame = useFrame();
  const give = useCodingWrite('coding.giveTheme');
  const addTheme = useCodingWrite('coding.addTheme');
  const { announce, fault } = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const giveAll = (theme: string, name: string) =>
    give.mutateAsync({ answers: [...chosen], theme }).then(({ given: givenCount }) => {
      noteUsed(theme);
      announce(
        givenCount === 0
          ? `They all have the theme ${name} already.`
          : `${count(givenCount, 'answer')} added to the theme ${name}.`,
      );
      setAsking(false);
      onChosen(new Set());
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="several-answers" role="group" aria-label="Selected answers">
      {chosen.size > 0 && <span role="status">{count(chosen.size, 'answer')} selected</span>}
      {chosen.size < total && total <= MOST_CHOSEN && (
        <Button look="link" onPress={onAll}>
          Select all {total.toLocaleString('en-GB')}
        </Button>
      )}
      {chosen.size > 0 && (
        <>
          <Button call="coding.giveTheme" onPress={() => setAsking(true)}>
            Give a theme…
          </Button>
          <Button look="link" onPress={() => onChosen(new Set())}>
            Clear
          </Button>
        </>
      )}
      <Sheet
        title={`Give ${count(chosen.size, 'answer')} a theme`}
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        {() => (
          <>
            <p className="help">
              The whole of each answer is coded with the theme. You can change each later.
            </p>
            <ThemeFinder
              themes={frame.data?.themes ?? []}
              chosen={[]}
              field={field}
              typed={typed}
              onTyped={setTyped}
              onTheme={(id, name) => void giveAll(id, name).catch(fault)}
              onNew={(name) =>
                void asOneAct(() => addTheme.mutateAsync({ name }).then(({ id }) => giveAll(id, name))).catch(
                  fault,
                )
              }
            />
          </>
        )}
      </Sheet>
    </div>
  );
}
