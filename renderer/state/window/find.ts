/** Something that the search finds by its name. */
export interface Find {
  readonly key: string;
  readonly kind: 'command' | 'provision' | 'amendment' | 'recommendation' | 'note';
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** The terms that a provision defines. */
  readonly defines?: readonly string[];
}

/** A command that the search finds. */
export interface CommandFind extends Find {
  readonly kind: 'command';
  /** Other words by which people look for it. */
  readonly alsoCalled: readonly string[];
  /** Why it is unavailable now, and what to do; undefined if it is available. */
  readonly whyNot?: string | undefined;
  /** Runs the command, after the search box has closed. */
  readonly run: () => void;
}

/** A command without the members that follow from its id, which is unique. */
type CommandOffer = Pick<CommandFind, 'id' | 'name' | 'words' | 'alsoCalled' | 'whyNot' | 'run'>;

export const commandFind = (offer: CommandOffer): CommandFind => ({
  ...offer,
  key: `command:${offer.id}`,
  kind: 'command',
});
