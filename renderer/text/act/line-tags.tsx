/** About how many letters of a line take the height of one number beside it, in UTF-16 code units. */
const LETTERS_EACH = 45;
/** As many as stand beside the shortest line. */
const FEWEST = 2;

/**
 * Which numbers stand beside a line of so many letters, and how many more there are: beside those of the lines round it
 * nobody could read them all. The one that is read or worked on is always among them.
 */
export function tagsBeside(
  tags: readonly string[],
  letters: number,
  selected: string | null,
): { readonly shownTags: ReadonlySet<string>; readonly hiddenCount: number } {
  const room = Math.max(FEWEST, Math.floor(letters / LETTERS_EACH));
  if (tags.length <= room) return { shownTags: new Set(tags), hiddenCount: 0 };
  const first = selected !== null && tags.includes(selected) ? [selected] : [];
  const shownTags = new Set([...new Set([...first, ...tags])].slice(0, room - 1));
  return { shownTags, hiddenCount: tags.length - shownTags.size };
}

interface LineTagsProps {
  readonly tags: readonly string[];
  readonly letters: number;
  readonly selected: string | null;
}

/** The amendments that change a line, by number, beside it: each change says its own to a screen reader. */
export function LineTags({ tags, letters, selected }: LineTagsProps) {
  const { shownTags, hiddenCount } = tagsBeside(tags, letters, selected);
  const nameOf = (am: string) => [am === selected ? 'active' : '', shownTags.has(am) ? '' : 'beyond'];
  return (
    <span className="tags" aria-hidden="true">
      {tags.map((am) => (
        <span key={am} data-tag={am} className={nameOf(am).filter(Boolean).join(' ')}>
          {am}
        </span>
      ))}
      {hiddenCount > 0 && <span className="more">+{hiddenCount}</span>}
    </span>
  );
}
