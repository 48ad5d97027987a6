import { useChoices } from '../api/queries.js';
import { ScreenHeading, ScreenLink } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { WideTable } from '../parts/wide-table.js';

/** The laws there are. */
export function LawsPage() {
  const choices = useChoices();
  return (
    <>
      <ScreenHeading>Law</ScreenHeading>
      <p className="usa-intro">
        What the program decides by, to be read and checked by counsel before anyone relies on it.
      </p>
      {choices.isPending ? <p role="status">Asking ...</p> : null}
      {choices.isError ? <Failure error={choices.error} /> : null}
      {choices.data === undefined ? null : (
        <WideTable
          caption="Laws"
          columns={['Law', 'Jurisdiction', 'Version', 'Law as of']}
          rows={choices.data.rulebooks.map(({ id, title, jurisdiction, version, lawAsOf }) => ({
            key: id,
            cells: [
              <ScreenLink key="law" to={`/laws/${id}`}>
                {title}
              </ScreenLink>,
              jurisdiction,
              version,
              lawAsOf,
            ],
          }))}
        />
      )}
    </>
  );
}
