import { OFFICE_KEYS } from './office.js';

/** A name a template may use. `list`: a part that is repeated; `yes-or-no`: a part that stands or not. */
export interface PlaceholderSpec {
  readonly name: string;
  readonly kind: 'text' | 'list' | 'yes-or-no';
  readonly words: string;
  /** What may be used in a part that is repeated, beside all that may be used around it. */
  readonly inner?: readonly PlaceholderSpec[];
}

const text = (name: string, words: string): PlaceholderSpec => ({ name, kind: 'text', words });
const yesOrNo = (name: string, words: string): PlaceholderSpec => ({ name, kind: 'yes-or-no', words });

const ofCharge: readonly PlaceholderSpec[] = [
  text('charge_number', 'the number of the charge among those of the person or case, from 1'),
  text('case_number', 'the case number, or "not in the list"'),
  text('count', 'the number of the count, or "not in the list"'),
  text('statute', 'the citation'),
  text('description', 'the description of the charge, or "not in the list"'),
  text('class', 'the class of the conviction'),
  text('offense_date', 'the date of the offense, as far as it is known, or "unknown"'),
  text('arrest_date', 'the date of the arrest, as far as it is known, or "unknown"'),
  text('conviction_date', 'the date of the conviction, as far as it is known, or "unknown"'),
  text('arrest_number', 'the number of the arrest, or "not in the list"'),
  text('agency', 'the agency that made the arrest, or "not in the list"'),
  text('age_at_offense', 'the age on the day of the offense in years, or "unknown"'),
  text('time_since_conviction', 'the time from the conviction to the day of the run, or "unknown"'),
  text('relief', 'what is asked for the charge'),
  text('assumptions', 'what the determination rests on; empty when on nothing'),
  text('source', 'where the charge stands in the list: file and row'),
];

const ofPerson: readonly PlaceholderSpec[] = [
  text('person_number', 'the number of the person in the packet, from 1'),
  text('name', 'the name, or "[name not in the list]"'),
  text('other_names', 'other names in the list; empty when there are none'),
  text('state_number', 'the number the state knows the person by, or "not in the list"'),
  text('birth_date', 'the date of birth, as far as it is known, or "unknown"'),
  text('age_now', 'the age on the day of the run in years, or "unknown"'),
  text('person_charges_words', 'how many charges: "1 conviction", "3 convictions"'),
  { name: 'charges', kind: 'list', words: 'the charges of the person, newest first', inner: ofCharge },
];

const ofCase: readonly PlaceholderSpec[] = [
  text('case_number', 'the case number, or "not in the list"'),
  {
    name: 'case_charges',
    kind: 'list',
    words: 'the charges of the case, each with what is said of its person',
    inner: [...ofPerson.filter(({ kind }) => kind === 'text'), ...ofCharge],
  },
];

/** What templates may use for a whole packet. */
export const OF_PACKET: readonly PlaceholderSpec[] = [
  text('packet_number', 'the number of the packet, from 1'),
  text('packet_count', 'how many packets there are'),
  text('manifest_hash', "the hash of the run's manifest, by which the run is known"),
  text('run_date', 'the day as of which the law was applied, and to which ages are counted'),
  text('county', 'the county of the cases'),
  text('COUNTY', 'the same in capitals'),
  ...Object.entries(OFFICE_KEYS).map(([name, { words }]) => text(name, words)),
  text('people_words', 'how many people: "1 person", "3 people"'),
  text('charges_words', 'how many charges: "1 conviction", "3 convictions"'),
  text('cases_words', 'how many cases: "1 case", "3 cases"'),
  yesOrNo('several_people', 'whether the packet is of more than one person'),
  yesOrNo('several_charges', 'whether it is of more than one charge'),
  { name: 'people', kind: 'list', words: 'the people of the packet, by name', inner: ofPerson },
  { name: 'cases', kind: 'list', words: 'the cases of the packet, by number', inner: ofCase },
];

/** What templates may use of which there is one for each person: all that, and the person. */
export const OF_PERSON_DOCUMENT: readonly PlaceholderSpec[] = [
  ...OF_PACKET.filter(({ name }) => name !== 'people' && name !== 'cases'),
  ...ofPerson,
];
