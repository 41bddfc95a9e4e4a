/** Something that the search finds by its name, and where it leads. */
export interface Find {
  readonly key: string;
  readonly kind: 'command' | 'provision' | 'amendment' | 'recommendation' | 'note';
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** The terms that it defines. */
  readonly defines?: readonly string[];
}

/** Something that can be done, among what the search finds. */
export interface CommandFind extends Find {
  readonly kind: 'command';
  /** Other words that people look for it by. */
  readonly alsoCalled: readonly string[];
  /** Why it can't be done now, with what to do. */
  readonly whyNot?: string | undefined;
  /** Does it, once the search box is gone. */
  readonly run: () => void;
}

/** A command as whoever offers it says it; `id` tells it from every other. */
type CommandOffer = Pick<CommandFind, 'id' | 'name' | 'words' | 'alsoCalled' | 'whyNot' | 'run'>;

export const commandFind = (offer: CommandOffer): CommandFind => ({
  ...offer,
  key: `command:${offer.id}`,
  kind: 'command',
});
