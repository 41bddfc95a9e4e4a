/** Whether two plain values say the same: for what is costly to draw and seldom changes. */
export const saysTheSame = <T>(a: T, b: T): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
