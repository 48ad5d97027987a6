/** A text without accents, as far as the database can tell; one that is no UTF-8 is left as it is. */
const PLAINER = (text: string): string =>
  `lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`;

/**
 * People of a run without determinations: how many there are (null where nobody has looked), and the words they are
 * found by. And in runs that were taken in before, names and case numbers with accents are found without them, too.
 */
export const unlistedPeople: readonly string[] = [
  `ALTER TABLE runs ADD COLUMN unlisted integer`,
  `CREATE TABLE unlisted_words (run_no integer NOT NULL REFERENCES runs, word text COLLATE "C" NOT NULL,
    person_no integer NOT NULL, PRIMARY KEY (run_no, word, person_no))`,
  `DO $do$ BEGIN IF getdatabaseencoding() = 'UTF8' THEN
    INSERT INTO words (run_no, word, person_no)
      SELECT DISTINCT c.run_no, word, c.person_no FROM charges c
        CROSS JOIN LATERAL regexp_split_to_table(${PLAINER('c.name')}, '[^[:alnum:]]+') AS word
      WHERE c.name ~ '[^ -~]' AND word <> '' ON CONFLICT DO NOTHING;
    UPDATE charges SET case_key = regexp_replace(${PLAINER('case_number')}, '[^[:alnum:]]', '', 'g')
      WHERE case_number ~ '[^ -~]';
  END IF; END $do$`,
];
