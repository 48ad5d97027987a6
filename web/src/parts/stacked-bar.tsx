import { OUTCOMES, type OutcomeKey } from '../words.js';

type Counts = Readonly<Record<OutcomeKey, number>>;

const total = (counts: Counts): number => OUTCOMES.reduce((sum, { key }) => sum + counts[key], 0);

/** One bar of the outcomes of a relief, each as wide as its share. The table beside it says the same in numbers. */
export function StackedBar({ counts }: { readonly counts: Counts }) {
  const all = total(counts);
  let from = 0;
  return (
    <svg className="desk-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      <rect className="desk-bar-none" width="1000" height="24" />
      {OUTCOMES.map(({ key }) => {
        const width = all === 0 ? 0 : (counts[key] / all) * 1000;
        const x = from;
        from += width;
        return <rect key={key} className={`desk-${key}`} x={x} width={width} height="24" />;
      })}
    </svg>
  );
}

/** What the colours stand for. */
export function Legend() {
  return (
    <ul className="desk-legend">
      {OUTCOMES.map(({ key, name, meaning }) => (
        <li key={key}>
          <svg className="desk-swatch" viewBox="0 0 16 16" aria-hidden="true">
            <rect className={`desk-${key}`} width="16" height="16" />
          </svg>
          <span>
            <strong>{name}.</strong> {meaning}
          </span>
        </li>
      ))}
    </ul>
  );
}

const HEIGHT = 160;
const COLUMN = 16;
const WIDEST = 60;

interface YearsProps {
  readonly years: readonly ({ readonly year: string } & Counts)[];
}

/** A column of outcomes for each year from the first to the last; years without a charge stay empty. */
export function YearColumns({ years }: YearsProps) {
  const known = years.filter(({ year }) => year !== '');
  if (known.length === 0) return null;
  const first = Number(known[0].year);
  const count = Math.min(WIDEST * 4, Number(known[known.length - 1].year) - first + 1);
  const most = Math.max(...known.map(total));
  return (
    <svg
      className="desk-years"
      viewBox={`0 0 ${Math.max(count * COLUMN, 200)} ${HEIGHT + 24}`}
      aria-hidden="true"
    >
      {known.map((counts) => {
        const x = (Number(counts.year) - first) * COLUMN;
        let y = HEIGHT;
        return (
          <g key={counts.year}>
            {OUTCOMES.map(({ key }) => {
              const height = (counts[key] / most) * HEIGHT;
              y -= height;
              return (
                <rect
                  key={key}
                  className={`desk-${key}`}
                  x={x + 1}
                  y={y}
                  width={COLUMN - 3}
                  height={height}
                />
              );
            })}
          </g>
        );
      })}
      <line className="desk-axis" x1="0" x2={count * COLUMN} y1={HEIGHT} y2={HEIGHT} />
      {Array.from({ length: count }, (_, at) => first + at)
        .filter((year) => year % 5 === 0 || count < 6)
        .map((year) => (
          <text
            key={year}
            className="desk-axis-text"
            x={(year - first) * COLUMN + COLUMN / 2}
            y={HEIGHT + 17}
          >
            {year}
          </text>
        ))}
    </svg>
  );
}
