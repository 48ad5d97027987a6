import { Alert } from '@trussworks/react-uswds';
import type { LookedAt } from '../../../src/server/api/lists.js';
import { FailureWords } from '../parts/failure.js';
import { WideTable } from '../parts/wide-table.js';
import { counted, printBytes, printCount } from '../words.js';

type Readable = Extract<LookedAt, { readable: true }>;

/** What a list was found to be. */
export function ListReport({ looked }: { readonly looked: LookedAt }) {
  if (!looked.readable) {
    return looked.layout === null ? (
      <FailureWords error={looked.error} />
    ) : (
      <Alert type="info" headingLevel="h3" heading={`${looked.list.name} has no line of column names`}>
        The layout {looked.layout} reads it as it is: screen it so. What its columns hold is not told here.
      </Alert>
    );
  }
  const { list, rows, unreadableRows, columns, remarks } = looked;
  return (
    <>
      <dl className="desk-terms">
        <Term name="File" value={`${list.name}, ${printBytes(list.bytes)}`} />
        <Term name="Rows" value={printCount(rows)} />
        <Term name="Layout" value={looked.layout ?? 'not known: it is read by a mapping, see below'} />
        <Term name="Columns" value={`${printCount(columns.length)}, text in ${looked.encoding}`} />
        {looked.periods
          .filter(({ column }) => column in DATE_NAMES)
          .map(({ column, from, to, whole }) => (
            <Term
              key={column}
              name={DATE_NAMES[column]}
              value={`${from} to ${to}${whole ? '' : ', in a sample of the rows'}`}
            />
          ))}
        <Term name="Counties" value={countyWords(looked)} />
      </dl>
      {unreadableRows === 0 ? null : (
        <Alert
          type="warning"
          headingLevel="h3"
          heading={`${counted(unreadableRows, 'row', 'rows')} cannot be read`}
        >
          They have another number of cells than the header, or quotation marks that do not pair up. They are
          set aside, each with its reason, and nothing else of the list is lost.
        </Alert>
      )}
      {remarks.map((remark) => (
        <Alert key={remark} type="warning" headingLevel="h3" slim>
          {remark}
        </Alert>
      ))}
      <details className="desk-details">
        <summary>What each column seems to be</summary>
        <WideTable
          caption="Columns of the list"
          columns={['Column', 'Seems to be', 'How sure', 'Filled rows']}
          numbers={[3]}
          rows={columns.map(({ header, seemsToBe, sureness, filled }, at) => ({
            key: String(at),
            cells: [
              header === '' ? '(no name)' : header,
              seemsToBe ?? 'not used',
              sureness ?? '',
              printCount(filled),
            ],
          }))}
        />
      </details>
    </>
  );
}

const DATE_NAMES: Readonly<Record<string, string>> = {
  offense_date: 'Offense dates',
  arrest_date: 'Arrest dates',
  disposition_date: 'Disposition dates',
};

function Term({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const SHOWN = 6;

function countyWords({ counties }: Readable): string {
  if (counties === null) return 'no column names them';
  const { known, unknownRows, blankRows, whole } = counties;
  const parts = [
    ...known.slice(0, SHOWN).map(({ name, rows }) => `${name} (${printCount(rows)})`),
    ...(known.length > SHOWN ? [counted(known.length - SHOWN, 'other county', 'other counties')] : []),
    ...(unknownRows > 0 ? [`${counted(unknownRows, 'row', 'rows')} of none that is known`] : []),
    ...(blankRows > 0 ? [`${counted(blankRows, 'row', 'rows')} blank`] : []),
  ];
  return `${parts.join(', ')}${whole ? '' : '; in a sample of the rows'}`;
}
