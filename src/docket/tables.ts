import type { Generated } from 'kysely';

/** A list and its law, over all its runs. */
interface SourcesTable {
  source_no: Generated<number>;
  rulebook: string;
  county: string;
}

/** A screening that was taken in. Only one that no newer one supersedes is decided in. */
interface RunsTable {
  run_no: Generated<number>;
  run_id: string;
  source_no: number;
  rulebook: string;
  county: string;
  as_of: string;
  /** Name and hash of each input, as JSON. */
  inputs: string;
  imported_at: string;
  superseded_by: number | null;
  supersedes: number | null;
  purged_at: string | null;
  determinations: number;
  charges: number;
  people: number;
  /** People without determinations; null where the lists were not read for them. */
  unlisted: number | null;
}

/** Texts that stand in many determinations, once each. */
interface TermsTable {
  term: Generated<number>;
  text: string;
}

/** What a list of facts is made of: `missing_facts` as a term, and each of its facts as one. */
interface TermPartsTable {
  term: number;
  part: number;
}

/** Numbered in the order of their names, with room between them. */
interface PeopleTable {
  run_no: number;
  person_no: number;
  person_id: string;
  name: string;
  /** All charges of this one are now another's. */
  merged_into: number | null;
  /** Made by hand, of charges that the run has under another person. */
  split_from: number | null;
  /** What somebody settled; null where it is as the run says. */
  history_known: boolean | null;
  history_whole: boolean | null;
}

/** Charges that are another person's than the run says, by where they stand; also those that are history only. */
interface MovesTable {
  run_no: number;
  source_file: string;
  source_row: number;
  person_no: number;
}

/** A merging or splitting of persons; its reason is the text of its entry. */
interface RegroupingsTable {
  entry: number;
  run_no: number;
  kind: string;
  /** Whom it concerned. */
  persons: readonly number[];
  /** What stood before, as JSON. */
  before: string;
  undone_by: number | null;
}

/** A filter that somebody keeps under a name. */
interface ViewsTable {
  view: Generated<number>;
  name: string;
  run_id: string | null;
  /** JSON. */
  filter: string;
  sort: string;
  descending: boolean;
}

/** Numbered in the order of `case_key`; a store of an earlier program may have them in that of `case_number`. */
interface ChargesTable {
  run_no: number;
  charge_no: number;
  person_no: number;
  charge_id: string;
  name: string;
  case_number: string;
  /** The case number in lower case, letters and digits only; what is searched. */
  case_key: string;
  statute_cited: string;
  statute: string;
  offense_date: string;
  disposition: string;
  disposition_date: string;
  source_file: string;
  source_row: number;
}

interface WordsTable {
  run_no: number;
  word: string;
  person_no: number;
}

/** As `words`, of people without determinations: lists of determinations are not searched by them. */
type UnlistedWordsTable = WordsTable;

/** One relief of one charge. `item` stays the same in every run of a source. */
interface DeterminationsTable {
  run_no: number;
  item: number;
  /** Its place in determinations.csv, from 1. */
  place: number;
  charge_no: number;
  person_no: number;
  relief: number;
  outcome: number;
  selected: number;
  rule: number;
  reason: number;
  missing: number;
  assumptions: number;
  selected_rule: number;
  selected_missing: number;
  county: number;
  class: number;
  /** Null where the run was taken in without its agencies. */
  agency: number | null;
  /** Of the offense; null where its date is not known. */
  year: number | null;
  state: number;
  assignee: string | null;
}

/** What an entry of the trail did to a determination. Rows are only ever added. */
interface DecisionsTable {
  entry: number;
  item: number;
  /** `state`, `assignee`, `outcome`, or `note` for what changed nothing. */
  kind: string;
  before: string;
  after: string;
}

/** A fact that was found at the desk; value and source are the text of its entry. */
interface FoundFactsTable {
  entry: number;
  run_no: number;
  item: number;
  fact: string;
  /** The determinations of the person that changed, before and after, as JSON. */
  before: string;
  after: string;
  /** The entry that took it back. */
  undone_by: number | null;
}

/** One act. Rows are only ever added. */
interface TrailTable {
  seq: number;
  at: string;
  actor: string;
  action: string;
  run_id: string;
  code: string;
  count: number;
  digest: string;
  commitment: string;
  previous: string;
  hash: string;
}

interface TrailHeadTable {
  one: number;
  seq: number;
  hash: string;
}

/** What was written to an entry, and the salt of its commitment. */
interface TrailTextsTable {
  seq: number;
  run_id: string;
  salt: string;
  text: string;
}

interface SchemaTable {
  version: number;
  applied_at: string;
}

export interface DocketTables {
  docket_schema: SchemaTable;
  sources: SourcesTable;
  runs: RunsTable;
  terms: TermsTable;
  term_parts: TermPartsTable;
  people: PeopleTable;
  moves: MovesTable;
  regroupings: RegroupingsTable;
  views: ViewsTable;
  charges: ChargesTable;
  words: WordsTable;
  unlisted_words: UnlistedWordsTable;
  determinations: DeterminationsTable;
  decisions: DecisionsTable;
  found_facts: FoundFactsTable;
  trail: TrailTable;
  trail_head: TrailHeadTable;
  trail_texts: TrailTextsTable;
}
