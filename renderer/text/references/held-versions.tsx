import { versionWords } from '../../../core/act/instrument.ts';
import { versionRank } from '../../../core/library/held-text.ts';
import { useHeldActs } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';

export interface HeldVersionsProps {
  /** Shows the differences between two texts of an Act. `act` is its id. */
  readonly onCompare: (act: string, versions: readonly [before: string, after: string]) => void;
  /** The text that is shown. */
  readonly text: { readonly id: string; readonly version: string };
  readonly onOpen: (text: { readonly id: string; readonly version: string }) => void;
}

/** The available texts of one Act, by date. Each can be opened here or compared with the one shown. */
export function HeldVersions({ text, onOpen, onCompare }: HeldVersionsProps) {
  const { data: acts = [] } = useHeldActs();
  const texts = acts
    .filter(({ id }) => id === text.id)
    .toSorted((a, b) => versionRank(b.version).localeCompare(versionRank(a.version)));
  if (texts.length < 2) return null;
  const at = texts.findIndex(({ version }) => version === text.version);
  const compare = (other: string, nth: number) =>
    onCompare(text.id, nth > at ? [other, text.version] : [text.version, other]);
  const versions = texts.map((act) => ({ version: act.version, words: versionWords(act) }));
  return (
    <section className="held-versions" aria-label="Texts of this Act">
      <h3>Texts of this Act</h3>
      <ol>
        {versions.map(({ version, words }, nth) => (
          <li key={version}>
            {version === text.version ? (
              <strong aria-current="true">This text: {words}</strong>
            ) : (
              <>
                <Button look="link" onPress={() => onOpen({ id: text.id, version })}>
                  {words}
                </Button>{' '}
                <Button
                  look="link-command"
                  aria-label={`Compare “${words}” with this text`}
                  onPress={() => compare(version, nth)}
                >
                  Compare
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
