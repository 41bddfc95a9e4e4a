/**
 * What stands before and after the Act in a Word file. A file that comes back is known by it where a program dropped the
 * bookmark round the Act, so writer and reader must say the same.
 */
export const ACT_HEADING = 'The Act, marked up';
export const ACT_END = 'End of the Act.';
