/** As much as is used of a package that comes without types. */
declare module 'diff-match-patch' {
  export class diff_match_patch {
    /** In seconds. */
    Diff_Timeout: number;
    diff_main(one: string, two: string): (readonly [operation: number, text: string])[];
  }
}
