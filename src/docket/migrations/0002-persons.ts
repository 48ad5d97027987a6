/** Persons put together or apart by hand, found facts that were taken back, and views that somebody keeps. */
export const personTables: readonly string[] = [
  `ALTER TABLE people ADD COLUMN merged_into integer, ADD COLUMN split_from integer,
    ADD COLUMN history_known boolean, ADD COLUMN history_whole boolean`,
  `CREATE TABLE moves (run_no integer NOT NULL REFERENCES runs, source_file text NOT NULL, source_row integer NOT NULL,
    person_no integer NOT NULL, PRIMARY KEY (run_no, source_file, source_row))`,
  `CREATE TABLE regroupings (entry bigint PRIMARY KEY, run_no integer NOT NULL REFERENCES runs, kind text NOT NULL,
    persons integer[] NOT NULL, before text NOT NULL, undone_by bigint)`,
  `ALTER TABLE found_facts ADD COLUMN undone_by bigint`,
  `CREATE INDEX charges_place ON charges (run_no, source_row)`,
  `CREATE TABLE views (view integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, run_id text,
    filter text NOT NULL, sort text NOT NULL, descending boolean NOT NULL)`,
];
