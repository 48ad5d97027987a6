const CHARGE =
  'CASE_ID,CASE_PARTICIPANT_ID,RECEIVED_DATE,OFFENSE_CATEGORY,PRIMARY_CHARGE_FLAG,CHARGE_ID,CHARGE_VERSION_ID,' +
  'DISPOSITION_CHARGED_OFFENSE_TITLE,CHARGE_COUNT,DISPOSITION_DATE,DISPOSITION_CHARGED_CHAPTER,' +
  'DISPOSITION_CHARGED_ACT,DISPOSITION_CHARGED_SECTION,DISPOSITION_CHARGED_CLASS,DISPOSITION_CHARGED_AOIC,' +
  'CHARGE_DISPOSITION,CHARGE_DISPOSITION_REASON';
const INCIDENT =
  'AGE_AT_INCIDENT,RACE,GENDER,INCIDENT_CITY,INCIDENT_BEGIN_DATE,INCIDENT_END_DATE,LAW_ENFORCEMENT_AGENCY,' +
  'LAW_ENFORCEMENT_UNIT,ARREST_DATE,FELONY_REVIEW_DATE,FELONY_REVIEW_RESULT,ARRAIGNMENT_DATE,' +
  'UPDATED_OFFENSE_CATEGORY';

/** The header of the prosecutor's export of dispositions. */
export const DISPOSITIONS_HEADER =
  `${CHARGE},JUDGE,DISPOSITION_COURT_NAME,DISPOSITION_COURT_FACILITY,${INCIDENT}`.split(',');

/** The header of the prosecutor's export of sentences. */
export const SENTENCING_HEADER = (
  `${CHARGE},SENTENCE_JUDGE,SENTENCE_COURT_NAME,SENTENCE_COURT_FACILITY,SENTENCE_PHASE,SENTENCE_DATE,` +
  'SENTENCE_TYPE,CURRENT_SENTENCE_FLAG,COMMITMENT_TYPE,COMMITMENT_TERM,COMMITMENT_UNIT,' +
  `LENGTH_OF_CASE_in_Days,${INCIDENT}`
).split(',');

/** The header of the clerk's extract of convictions. */
export const CLERK_HEADER = (
  'case_number,sequence_number,st_address,city_state,zipcode,ctlbkngno,fgrprntno,statepoliceid,fbiidno,DOB,' +
  'arrest_date,initial_date,sex,statute,chrgdesc,chrgtype,chrgtype2,chrgclass,chrgdisp,chrgdispdate,' +
  'ammndchargstatute,ammndchrgdescr,ammndchrgtype,ammndchrgclass,minsent,maxsent,amtoffine'
).split(',');
