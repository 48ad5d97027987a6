import { choiceList, maskOf } from '../../../record/choice.js';

/**
 * What became of a charge. `probation_*` is qualified probation (20 ILCS 2630/5.2(a)(1)(J)); plain probation
 * is a conviction. `found` and `not_found` belong to civil law violations only.
 */
export const DISPOSITIONS = choiceList(
  'convicted',
  'not_convicted',
  'supervision_satisfactory',
  'supervision_unsatisfactory',
  'probation_satisfactory',
  'probation_unsatisfactory',
  'pending',
  'found',
  'not_found',
);

export const CONVICTED = maskOf(DISPOSITIONS, 'convicted');
export const NOT_CONVICTED = maskOf(DISPOSITIONS, 'not_convicted');
export const PENDING = maskOf(DISPOSITIONS, 'pending');
export const SUPERVISION = maskOf(DISPOSITIONS, 'supervision_satisfactory', 'supervision_unsatisfactory');
export const QUALIFIED_PROBATION = maskOf(DISPOSITIONS, 'probation_satisfactory', 'probation_unsatisfactory');
export const ENDED_WELL = maskOf(DISPOSITIONS, 'supervision_satisfactory', 'probation_satisfactory');
export const ENDED_BADLY = maskOf(DISPOSITIONS, 'supervision_unsatisfactory', 'probation_unsatisfactory');
export const FOUND = maskOf(DISPOSITIONS, 'found');
export const NOT_FOUND = maskOf(DISPOSITIONS, 'not_found');
export const CIVIL_FINDINGS = FOUND | NOT_FOUND;
/** Every outcome a criminal charge can have. */
export const CRIMINAL_OUTCOMES = DISPOSITIONS.all & ~CIVIL_FINDINGS;
