import type { ListColumn } from '../../record/charge-cells.js';

/** What headers call a charge column, in words of the vocabulary. */
export interface ColumnNames {
  /**
   * Each phrase (its words in any order; `-word`: and not this one), with how surely a header of just these words means
   * the column, 0 to 1.
   */
  readonly phrases: Readonly<Record<string, number>>;
  /** Words that may stand beside a phrase and change nothing. */
  readonly beside: string;
}

const WHOSE = 'defendant person subject offender participant party primary inmate client';
const WHICH_CHARGE = 'charge offense statute disposition case court primary convicted final crime';

/** How court, police and prosecutors' exports name the columns of a charge. */
export const COLUMN_NAMES: Readonly<Record<ListColumn, ColumnNames>> = {
  person_id: {
    phrases: {
      'person identification': 1,
      'person number': 0.95,
      'participant identification': 0.95,
      'participant number': 0.85,
      'party identification': 0.95,
      'party number': 0.7,
      'defendant identification': 0.95,
      'defendant number': 0.7,
      'offender identification': 0.95,
      'offender number': 0.9,
      'subject identification': 0.95,
      'subject number': 0.8,
      'client identification': 0.95,
      'client number': 0.9,
      'inmate number': 0.85,
      'inmate identification': 0.85,
      'name identification': 0.75,
      'name number': 0.7,
      'master index': 0.9,
      'master name': 0.7,
      'fingerprint number': 0.75,
      'fingerprint identification': 0.75,
    },
    beside: 'case court number identification code name primary master',
  },
  sid: {
    phrases: {
      sid: 1,
      'state identification': 0.95,
      'state number': 0.6,
      'state fingerprint': 0.7,
      'state police identification': 1,
    },
    beside: `${WHOSE} number police identification fingerprint`,
  },
  name: {
    phrases: {
      name: 0.85,
      'full name': 1,
      'defendant name': 1,
      'person name': 1,
      'subject name': 1,
      'offender name': 1,
      'participant name': 0.95,
      'party name': 0.9,
      'client name': 0.95,
      'inmate name': 0.95,
      'primary name': 0.9,
      defendant: 0.75,
      offender: 0.6,
      subject: 0.5,
    },
    beside: 'full primary',
  },
  birth_date: { phrases: { 'birth date': 1, birth: 0.7 }, beside: WHOSE },
  sex: { phrases: { sex: 1, gender: 1 }, beside: `${WHOSE} code description` },
  race: { phrases: { race: 1, ethnicity: 0.65 }, beside: `${WHOSE} code description ethnicity` },
  arrest_id: {
    phrases: {
      'arrest number': 0.95,
      'arrest identification': 0.95,
      'booking number': 0.95,
      'booking identification': 0.95,
      'document control': 0.95,
      'document control number': 1,
      'control number': 0.6,
      dcn: 1,
      'arrest report number': 0.75,
    },
    beside: 'number identification control',
  },
  arrest_date: { phrases: { 'arrest date': 1, 'booking date': 0.75 }, beside: 'time charge' },
  arresting_agency: {
    phrases: {
      'arrest agency': 1,
      agency: 0.85,
      'law enforcement agency': 1,
      'law enforcement': 0.7,
      'police agency': 0.95,
      'arrest police': 0.85,
      police: 0.5,
    },
    beside: 'name code description law enforcement police number identification offense arrest',
  },
  offense_date: {
    phrases: {
      'offense date': 1,
      'offense begin date': 1,
      'incident date': 0.9,
      'incident begin date': 0.95,
      'crime date': 0.9,
      'event date': 0.45,
    },
    beside: 'time charge crime offense incident',
  },
  county: {
    phrases: { county: 0.95, venue: 0.65 },
    beside: 'name court case code venue jurisdiction convicted number description',
  },
  case_number: {
    phrases: {
      'case number': 1,
      'docket number': 1,
      docket: 0.85,
      'case identification': 0.85,
      'court number': 0.6,
      'court filed number': 0.85,
      'filed number': 0.55,
      'complaint number': 0.6,
      case: 0.7,
    },
    beside: 'court docket crime number filed',
  },
  count: {
    phrases: {
      'count number': 1,
      count: 0.9,
      'charge count': 0.95,
      'charge number': 0.85,
      'charge sequence': 0.9,
      'count sequence': 0.95,
      'offense number': 0.5,
      'offense sequence': 0.8,
      'sequence number': 0.6,
    },
    beside: 'charge case number sequence',
  },
  statute: {
    phrases: {
      statute: 1,
      'statute code': 0.95,
      'statute section': 1,
      citation: 0.75,
      'charge citation': 0.9,
      'law citation': 0.95,
      'law section': 0.85,
      'code section': 0.9,
      section: 0.6,
      'charge code': 0.7,
      'offense code': 0.65,
      'crime code': 0.6,
    },
    beside: `${WHICH_CHARGE} number citation state law code section`,
  },
  description: {
    phrases: {
      description: 0.7,
      'charge description': 1,
      'offense description': 1,
      'statute description': 1,
      'crime description': 0.95,
      'offense name': 0.85,
      'charge name': 0.85,
      'offense -disposition -statute': 0.75,
      'charge -disposition -statute': 0.75,
      'crime -disposition -statute': 0.6,
    },
    beside: WHICH_CHARGE,
  },
  class: {
    phrases: {
      class: 0.95,
      'charge class': 1,
      'offense class': 1,
      'charge level': 0.8,
      'offense level': 0.8,
      'charge severity': 0.85,
      severity: 0.75,
      'charge grade': 0.8,
      grade: 0.7,
      'charge degree': 0.8,
      degree: 0.65,
      'offense type': 0.45,
      'charge type': 0.5,
    },
    beside: `${WHICH_CHARGE} code felony description name level severity grade degree type`,
  },
  grams: {
    phrases: { grams: 1, 'drug weight': 0.9, 'drug amount': 0.85, weight: 0.45 },
    beside: 'drug weight amount',
  },
  enhanced: { phrases: { enhanced: 0.95 }, beside: 'sentence flag charge section offense punishment' },
  disposition: {
    phrases: {
      disposition: 0.95,
      'charge disposition': 1,
      'disposition description': 1,
      'disposition code': 0.85,
      outcome: 0.8,
      'case outcome': 0.8,
      verdict: 0.8,
      finding: 0.75,
      judgment: 0.75,
      'charge status': 0.5,
    },
    beside: 'charge case final offense description type convicted code judgment finding outcome',
  },
  disposition_date: {
    phrases: {
      'disposition date': 1,
      'convicted date': 0.9,
      'judgment date': 0.85,
      'verdict date': 0.85,
      'finding date': 0.8,
      'outcome date': 0.85,
      'sentence date': 0.5,
    },
    beside: 'charge case court final offense convicted',
  },
  sentence: {
    phrases: {
      sentence: 0.9,
      'sentence description': 1,
      'sentence type': 0.95,
      punishment: 0.8,
      'commitment type': 0.6,
    },
    beside: 'court charge code type description initial commitment punishment',
  },
  sentence_end_date: {
    phrases: {
      'sentence end date': 1,
      'sentence release date': 0.85,
      'sentence discharge date': 0.9,
      'probation end date': 0.8,
      'discharge date': 0.7,
      'release date': 0.55,
      'end date': 0.5,
    },
    beside: 'sentence commitment probation',
  },
  cleared: {
    phrases: {
      cleared: 0.75,
      expunged: 1,
      vacated: 0.95,
      'expunged date': 1,
      'vacated date': 0.95,
      'cleared date': 0.75,
    },
    beside: 'flag charge case convicted sealed expunged vacated',
  },
};

/** Words that say that another person than the accused is meant, or another thing than the column's. */
export const OTHERS: ReadonlySet<string> = new Set([
  'victim',
  'judge',
  'attorney',
  'officer',
  'alias',
  'court',
  'received',
  'request',
  'review',
  'arraignment',
  'hearing',
  'phase',
]);
