import { Label, Select } from '@trussworks/react-uswds';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useChoicesOfRun, useDocket } from '../api/docket-queries.js';
import { useRuns } from '../api/queries.js';
import { DocketCount } from '../parts/docket-count.js';

/** The run of which the rules tell what they decided, and how many for each section of a rule. */
interface Decided {
  readonly run: string;
  readonly bySection: ReadonlyMap<
    string,
    { readonly relief: string; readonly rule: string; readonly count: number }
  >;
}

const DecidedContext = createContext<Decided | undefined>(undefined);

/** The section of a rule in the document of its law. */
const sectionOf = (relief: string, rule: string): string => `relief-${relief}-rule-${rule}`;

/** Lets somebody choose a run of this law, so that each rule leads to what it decided there. */
export function RuleLinks({ law, children }: { readonly law: string; readonly children: ReactNode }) {
  const runs = useRuns();
  const mine = runs.data?.runs.filter((run) => run.law === law) ?? [];
  const [chosen, setChosen] = useState('');
  const docket = useDocket(chosen, chosen !== '');
  const isReady = chosen !== '' && docket.data?.state === 'ready';
  const choices = useChoicesOfRun(chosen, isReady);
  const decided: Decided | undefined =
    !isReady || choices.data === undefined
      ? undefined
      : {
          run: chosen,
          bySection: new Map(
            choices.data.rules.map(({ id, relief, count }) => [
              sectionOf(relief, id),
              { relief, rule: id, count },
            ]),
          ),
        };
  return (
    <DecidedContext value={decided}>
      {mine.length === 0 ? null : (
        <div className="desk-form">
          <Label htmlFor="decided-in" hint=" Each rule then leads to the determinations it decided.">
            Show what the rules decided in a run
          </Label>
          <Select
            id="decided-in"
            name="decided-in"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            <option value="">None</option>
            {mine.map(({ id, lists, county, asOf }) => (
              <option key={id} value={id}>
                {lists.join(', ')}, {county}, as of {asOf}
              </option>
            ))}
          </Select>
          {chosen === '' || docket.data === undefined || isReady ? null : (
            <p role="status">This run is not in the docket yet. Open its docket once, then come back.</p>
          )}
        </div>
      )}
      {children}
    </DecidedContext>
  );
}

/** What the rule of a section decided in the run that was chosen; nothing where the section is no rule's. */
export function DecidedBy({ section }: { readonly section: string }) {
  const decided = useContext(DecidedContext);
  const found = decided?.bySection.get(section);
  if (decided === undefined || found === undefined) return null;
  return (
    <p>
      Decided by this rule, or open at it:{' '}
      <DocketCount
        run={decided.run}
        count={found.count}
        filter={{ relief: [found.relief], rule: [found.rule] }}
        of="what this rule decided"
      />
    </p>
  );
}
