/**
 * Whether the class of a conviction is a felony. CONV_STAT_DESCR says FELONY, MISDEMEANOR or INFRACTION; where it is
 * blank the type of charge says F, M or I. Anything else, N (not stated) included, is unknown.
 */
export function felonyOf(text: string): 'yes' | 'no' | 'unknown' {
  switch (text.trim().toUpperCase()) {
    case 'FELONY':
    case 'F':
      return 'yes';
    case 'MISDEMEANOR':
    case 'INFRACTION':
    case 'M':
    case 'I':
      return 'no';
    default:
      return 'unknown';
  }
}
