/** Words for a pattern that stand for just themselves in it; not for a class of characters, where a hyphen means more. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
