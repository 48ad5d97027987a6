import type { ChargeOfPerson } from '../../../src/server/api/docket-person.js';
import { counted } from '../words.js';

/** A day as a share of years; undefined where no year is known. */
function yearsOf(date: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (match === null) return undefined;
  const [, year, month = '07', day = '01'] = match;
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365;
}

interface Drawn {
  readonly charge: ChargeOfPerson;
  readonly from: number;
  readonly to: number;
}

const MOST_LABELS = 8;

/** When each charge was and when it was decided. The tables of the cases say the same in words. */
export function TimeLine({ charges }: { readonly charges: readonly ChargeOfPerson[] }) {
  const drawn = charges.flatMap((charge): Drawn[] => {
    const [offense, arrest, end] = [charge.offenseDate, charge.arrestDate, charge.dispositionDate].map(
      yearsOf,
    );
    const from = offense ?? arrest ?? end;
    return from === undefined ? [] : [{ charge, from, to: Math.max(from, end ?? from) }];
  });
  const left = charges.length - drawn.length;
  if (drawn.length === 0) return <p>No charge has a date that can be drawn.</p>;
  const first = Math.floor(Math.min(...drawn.map(({ from }) => from)));
  const last = Math.max(first + 1, Math.ceil(Math.max(...drawn.map(({ to }) => to))));
  const place = (years: number): number => ((years - first) / (last - first)) * 100;
  const every = Math.ceil((last - first) / MOST_LABELS);
  const years = Array.from({ length: last - first + 1 }, (_, nth) => first + nth).filter(
    (year) => (year - first) % every === 0,
  );
  return (
    <>
      <div className="desk-time-line" aria-hidden="true">
        <div className="desk-time-axis">
          {years.map((year) => (
            <span key={year} style={{ left: `${place(year)}%` }}>
              {year}
            </span>
          ))}
        </div>
        {[...drawn]
          .sort((a, b) => a.from - b.from)
          .map(({ charge, from, to }) => (
            <div key={charge.key} className="desk-time-row">
              <span
                className={charge.inScope ? 'desk-time-bar' : 'desk-time-bar desk-time-other'}
                style={{ left: `${place(from)}%`, width: `${place(to) - place(from)}%` }}
              />
              <span className="desk-time-words">
                {charge.statuteCited === '' ? charge.statute : charge.statuteCited}
              </span>
            </div>
          ))}
      </div>
      <p className="desk-quiet">
        From the offense to its disposition. Blue: the law is asked of it. Grey: history only. The tables
        below say the same.
        {left === 0 ? '' : ` ${counted(left, 'charge has', 'charges have')} no date that can be drawn.`}
      </p>
    </>
  );
}
