/** Makes the dictionary for Chromium's spell-checker from the texts of Hunspell's `.aff` and `.dic` files. */
export function toBdic(affixText: string, wordText: string): Buffer;
