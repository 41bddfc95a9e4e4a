import type { Instrument, Prelim } from '../../../core/act/instrument.ts';

const TITLES: Readonly<Record<string, string>> = {
  explanatoryNote: 'Explanatory note',
  earlierOrders: 'Earlier orders',
  otherVersion: 'Another version of a provision',
};

/** The title of a part; null where its text starts with that title. */
function titleOf({ name, text }: Prelim): string | null {
  const title = TITLES[name] ?? 'After the text';
  const [first = ''] = text.split('\n');
  return first.trim().toLowerCase() === title.toLowerCase() ? null : title;
}

/** What the imported file has after the law, for example its explanatory note. It is not part of the law. */
export function AfterLaw({ instrument }: { readonly instrument: Instrument }) {
  const after = (instrument.prelims ?? []).filter(({ part }) => part === 'conclusions');
  if (after.length === 0) return null;
  return (
    <section className="after-law" aria-label="After the law">
      <p className="about">
        Not part of the law. Shown as in the file that was imported, and can’t be edited.
      </p>
      {after.map((prelim, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change, and two may be alike
        <section key={at}>
          {titleOf(prelim) !== null && <h3>{titleOf(prelim)}</h3>}
          {prelim.text.split('\n').map((line, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change, and two may be alike
            <p key={nth}>{line}</p>
          ))}
        </section>
      ))}
    </section>
  );
}
