import { Label, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { People } from '../../../src/server/api/docket-person.js';
import { usePeople } from '../api/docket-queries.js';
import { isSearch } from '../docket/address.js';
import { Failure } from '../parts/failure.js';
import { counted } from '../words.js';
import { PeopleNotRead } from './people-not-read.js';

interface FindPersonProps {
  readonly run: string;
  readonly not: number;
  readonly chosen: number | undefined;
  readonly onChosen: (person: number) => void;
}

/** Looks for somebody else of the list, also for people of whose charges none is under the law. */
export function FindPerson({ run, not, chosen, onChosen }: FindPersonProps) {
  const [words, setWords] = useState('');
  const isSought = isSearch(words);
  const found = usePeople(run, words, isSought);
  const people = isSought ? (found.data?.people ?? []).filter(({ person }) => person !== not) : [];
  return (
    <>
      <PeopleNotRead run={run} />
      <Label htmlFor="other-person" hint=" By name, number or case; at least two letters or digits.">
        Find the other person
      </Label>
      <TextInput
        id="other-person"
        name="other-person"
        type="text"
        autoComplete="off"
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {isSought && found.isError ? <Failure error={found.error} /> : null}
      {isSought && people.length === 0 && !found.isError ? (
        <p role="status">{found.isFetching ? 'Looking ...' : 'Nobody else is found.'}</p>
      ) : null}
      {people.length === 0 ? null : (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">Which one</legend>
          {people.map((one) => (
            <label key={one.person} className="desk-choice">
              <input
                type="radio"
                name="which-person"
                checked={chosen === one.person}
                onChange={() => onChosen(one.person)}
              />
              <span>{wordsOf(one)}</span>
            </label>
          ))}
          {found.data?.more === true ? <p>There are more. Write more of the name.</p> : null}
        </fieldset>
      )}
      {chosen === undefined ? null : (
        <p>
          <a className="usa-link" href={`/runs/${run}/people/${chosen}`} target="_blank" rel="noreferrer">
            Look at the chosen person in a new window
          </a>
        </p>
      )}
    </>
  );
}

function wordsOf({ name, personId, charges, caseNumber }: People['people'][number]): string {
  const known = [name === '' ? 'no name' : name, personId, caseNumber].filter((one) => one !== '').join(', ');
  const under =
    charges === 0 ? 'no charge under this law' : `${counted(charges, 'charge', 'charges')} under this law`;
  return `${known} (${under})`;
}
