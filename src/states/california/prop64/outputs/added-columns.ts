/** The columns that counties of the pilot of 2019 know, in their order. */
export const ADDED_COLUMNS = Object.freeze([
  'Case Number',
  '# of convictions on record',
  'Possible Other P64 Charges',
  'Occurred after 11/9/2016',
  'Superstrike Code Section(s)',
  'PC290 Code Section(s)',
  'PC290 Registration',
  'Date of Conviction',
  'Years Since This Conviction',
  'Years Since Any Conviction',
  '# of Prop 64 convictions',
  '# of HS 11357 convictions',
  '# of HS 11358 convictions',
  '# of HS 11359 convictions',
  '# of HS 11360 convictions',
  'Deceased',
  'Eligibility Determination',
  'Eligibility Reason',
] as const);

/** The one that is filled on every row. */
export const POSSIBLE_OTHER = ADDED_COLUMNS.indexOf('Possible Other P64 Charges');

/** The columns of the condensed file that stand before the added ones. */
export const CONDENSED_COLUMNS = Object.freeze([
  ...['CII_NUMBER', 'PRI_NAME', 'GENDER', 'PRI_DOB', 'RACE_DESCR', 'CYC_DATE', 'STP_EVENT_DATE'],
  ...['STP_ORI_DESCR', 'STP_ORI_CNTY_NAME', 'DISP_DATE', 'OFN', 'OFFENSE_DESCR', 'DISP_DESCR'],
  ...[
    'CONV_STAT_DESCR',
    'SENT_LOC_DESCR',
    'SENT_LENGTH',
    'SENT_TIME_CODE',
    'CYC_AGE',
    'COMMENT_TEXT',
    'END_OF_REC',
  ],
]);
