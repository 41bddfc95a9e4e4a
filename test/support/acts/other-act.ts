import { CLML_METADATA, CLML_NAMESPACES } from './clml.ts';

/** A made-up Act with nothing in common with any that comes with Keeling, as legislation.gov.uk would give it. */
export const OTHER_ACT = {
  id: 'ukpga/2001/9',
  version: 'enacted',
  title: 'Boathouses Act 2001',
  file: `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA.replace('A Test Act 2001', 'Boathouses Act 2001')}<Primary><Body>
  <P1group><Title>Duty to keep a boathouse dry</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>
  <P2><Pnumber>1</Pnumber><P2para><Text>The owner of a boathouse must keep it dry.</Text></P2para></P2>
  <P2><Pnumber>2</Pnumber><P2para><Text>An owner who fails to do so commits an offence.</Text></P2para></P2>
  </P1para></P1></P1group>
  <P1group><Title>Extent</Title><P1 id="section-2"><Pnumber>2</Pnumber><P1para>
  <Text>This Act extends to England and Wales.</Text></P1para></P1></P1group></Body></Primary></Legislation>`,
};

/** A made-up letter about it. */
export const OTHER_LETTER =
  'Dear all,\n\nThe Department accepts the first recommendation. It will publish guidance by next spring. It recommends that every owner buys a lamp.\n\nYours, the Department';

/** Responses as a platform exports them: made up, nobody said this. */
export const OTHER_RESPONSES = [
  'Response ID,Responding as,Organisation,May we publish your response?,Q1: What should change?',
  'R-1,Individual,,Yes,A gutter would help more than a fine.',
  'R-2,Charity,Friends of the Oar,Yes,Say how dry it must be.',
].join('\r\n');

/** Words of the Act, the report and the letter that come with Keeling, which no paper of another Act's has. */
export const WORDS_OF_THE_SHIPPED = /stalking|super-complaint|harassment|suzy lamplugh|ukpga\/1997\/40/i;
