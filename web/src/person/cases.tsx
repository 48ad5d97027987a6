import type { ChargeOfPerson } from '../../../src/server/api/docket-person.js';
import { WideTable } from '../parts/wide-table.js';

/** Charges by their case, and in a case by their arrest. */
export function Cases({ charges }: { readonly charges: readonly ChargeOfPerson[] }) {
  return groupsOf(charges).map((group) => (
    <WideTable
      key={group[0].key}
      caption={captionOf(group[0])}
      columns={['Charge', 'Class', 'Offense', 'Disposition', 'Decided by this law', 'Source']}
      rows={group.map((charge) => ({
        key: charge.key,
        cells: [
          charge.statuteCited === '' ? charge.statute : charge.statuteCited,
          charge.class,
          charge.offenseDate,
          [charge.disposition, charge.dispositionDate].filter((one) => one !== '').join(', '),
          charge.inScope ? 'yes' : `no: ${charge.outside}`,
          `${charge.sourceFile}, row ${charge.sourceRow}`,
        ],
      }))}
    />
  ));
}

/** In the order in which they first stand in the list. Charges without a case number and an arrest stand alone. */
function groupsOf(charges: readonly ChargeOfPerson[]): (readonly [ChargeOfPerson, ...ChargeOfPerson[]])[] {
  const groups = new Map<string, [ChargeOfPerson, ...ChargeOfPerson[]]>();
  for (const charge of charges) {
    const { caseNumber, county, arrestId } = charge;
    const key =
      caseNumber === '' && arrestId === '' ? charge.key : JSON.stringify([caseNumber, county, arrestId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [charge]);
    else group.push(charge);
  }
  return [...groups.values()];
}

function captionOf({ caseNumber, county, arrestId, arrestDate, agency }: ChargeOfPerson): string {
  const place = county === '' ? '' : `, ${county}`;
  const arrest = [arrestId, arrestDate, agency].filter((one) => one !== '').join(', ');
  return `${caseNumber === '' ? 'No case number' : `Case ${caseNumber}`}${place}. ${arrest === '' ? 'No arrest stated' : `Arrest: ${arrest}`}`;
}
