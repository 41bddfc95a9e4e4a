/** Whether somebody’s words must not be published, because they did not consent or asked for confidentiality. */
export const isWithheld = ({
  consent,
  confidential,
}: {
  readonly consent: boolean;
  readonly confidential: boolean;
}): boolean => !consent || confidential;
