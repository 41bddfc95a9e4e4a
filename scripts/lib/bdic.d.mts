/** Makes the dictionary that Chromium checks spelling by of the texts of Hunspell's `.aff` and `.dic` files. */
export function toBdic(affixText: string, wordText: string): Buffer;
