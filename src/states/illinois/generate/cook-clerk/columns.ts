/** The columns of the circuit clerk's extract of convictions of 2005 to 2009, in its order. */
export const CLERK_COLUMNS = [
  'case_number',
  'sequence_number',
  'st_address',
  'city_state',
  'zipcode',
  'ctlbkngno',
  'fgrprntno',
  'statepoliceid',
  'fbiidno',
  'DOB',
  'arrest_date',
  'initial_date',
  'sex',
  'statute',
  'chrgdesc',
  'chrgtype',
  'chrgtype2',
  'chrgclass',
  'chrgdisp',
  'chrgdispdate',
  'ammndchargstatute',
  'ammndchrgdescr',
  'ammndchrgtype',
  'ammndchrgclass',
  'minsent',
  'maxsent',
  'amtoffine',
] as const;

export type ClerkColumn = (typeof CLERK_COLUMNS)[number];
export type ClerkCells = { -readonly [C in ClerkColumn]: string };
