/** Something that the search finds by its name, and where it leads. */
export interface Find {
  readonly key: string;
  readonly kind: 'command' | 'provision' | 'amendment' | 'recommendation' | 'note';
  readonly id: string;
  readonly name: string;
  readonly words: string;
}
