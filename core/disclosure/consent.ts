/** Whether somebody’s words stay out of what is published: they did not agree to it, or asked for confidence. */
export const isWithheld = ({
  consent,
  confidential,
}: {
  readonly consent: boolean;
  readonly confidential: boolean;
}): boolean => !consent || confidential;
