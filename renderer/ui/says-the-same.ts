/** Compares two plain values by their JSON, for components that are costly to render and seldom change. */
export const saysTheSame = <T>(a: T, b: T): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
