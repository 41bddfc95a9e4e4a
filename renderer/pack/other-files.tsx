import { SHARE_WORDS, type ShareWay, useShare } from '../state/window/use-share.ts';
import { Button } from '../ui/controls.tsx';

const WAYS: readonly ShareWay[] = ['word', 'schedule', 'import-word'];

/** Links to the other exports, which are also in the top bar's menu. */
export function OtherFiles() {
  const share = useShare();
  return (
    <section className="actions" aria-label="Other files">
      <span className="help">Also in Share and export, at the top of the window:</span>
      {WAYS.map((shareWay) => (
        <Button key={shareWay} look="link" onPress={() => share(shareWay)}>
          {SHARE_WORDS[shareWay].name}
        </Button>
      ))}
    </section>
  );
}
