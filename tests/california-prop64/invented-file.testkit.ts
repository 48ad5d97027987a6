/** How a person of an invented file comes out, and where chance comes from. */
export interface Chance {
  /** A whole number from 0 to below `n`. */
  readonly below: (n: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Whether something happens that happens so many times in a hundred. */
  readonly percent: (n: number) => boolean;
}

/** Chance that is the same for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
  return {
    below,
    pick: (items) => items[below(items.length)],
    percent: (n) => below(100) < n,
  };
}

const COUNTIES = ['LOS ANGELES', 'SACRAMENTO', 'SAN JOAQUIN'];

const CANNABIS = [
  ...['11357(A) HS', '11357(B) HS', '11357(C) HS', '11357 HS', '11358 HS', '11358HS', '11359 HS', '11359HS'],
  ...[
    '11360(A) HS',
    '11360(B) HS',
    '11360 HS',
    '664/11359 HS',
    '11359(C) HS',
    '11360(A)(3) HS',
    '11359(D) HS',
  ],
];
const OTHER = [
  ...['187(A) PC', '664/187(A) PC', '191.5(A) PC', '206 PC', '207(A) PC', '451.5(A) PC', '653F(B) PC'],
  ...[
    '288(A) PC',
    '288(B)(1) PC',
    '243.4(A) PC',
    '311.11(A) PC',
    '314.1 PC',
    '261.5(C) PC',
    '537 PC',
    '137 PC',
  ],
  ...['237 PC', '459 PC', '211 PC', '245(A)(1) PC', '484 PC', '148 PC', '647(F) PC', '602 PC', '466 PC'],
  ...['11364 HS', '11350(A) HS', '11361 HS', '11357.5(A) HS', '4149 BP', '23152(A) VC', '40508(A) VC'],
];
const CONVICTED = ['CONVICTED', 'CONVICTED-JAIL', 'CONVICTED-PROBATION', 'CONVICTED-PRISON'];
const NOT_CONVICTED = ['DISMISSED', 'DISMISSED/CHARGE DROPPED', 'REL/TOT OTHER JURIS/AUTH'];
const COMMENTS = [
  ...['CHRG 11358 HS', ':CHRG 11360(A) HS', 'CHRG 11357(C) HS', 'CHRG 11357(A) HS', 'CHRG 459 PC'],
  ...['SENT CONCURRENT', 'CHRG 11357.5(A) HS', 'WITH COUNT 2, AS AMENDED'],
];
const UNITS = [
  ['D', 'DAYS'],
  ['M', 'MONTHS'],
  ['Y', 'YEARS'],
] as const;

const isoText = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month, day));
const moved = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

/** The cells of a record, by number of the field. */
type Cells = Readonly<Record<number, string>>;

const SEPARATORS = [3, 10, 20, 35, 38, 49, 83, 94];

function recordOf(cells: Cells): string[] {
  const record: string[] = Array(95).fill('');
  for (const at of SEPARATORS) record[at] = '#';
  record[0] = '10';
  for (const [at, text] of Object.entries(cells)) record[Number(at)] = text;
  return record;
}

/** One invented person: the records of one count together, counts in order. */
export interface Invented {
  readonly counts: readonly (readonly (readonly string[])[])[];
}

/** What an invented person is made from. */
interface Making {
  readonly chance: Chance;
  readonly asOf: Date;
  readonly who: Cells;
  readonly birth: Date;
  /** What this person is charged with again and again. */
  readonly habit: string;
}

/** People of whom every fact is present. `asOf` is an ISO day, around which their dates lie. */
export function inventPeople(howMany: number, seed: number, asOf: string): Invented[] {
  const chance = chanceOf(seed);
  return Array.from({ length: howMany }, (_, n) => inventPerson(n, chance, new Date(`${asOf}T00:00:00Z`)));
}

function inventPerson(n: number, chance: Chance, asOf: Date): Invented {
  const birth = chance.percent(15)
    ? utc(1960 + 4 * chance.below(8), 1, 29)
    : chance.percent(30)
      ? moved(
          utc(asOf.getUTCFullYear() - chance.pick([40, 50, 57]), asOf.getUTCMonth(), asOf.getUTCDate()),
          chance.below(3) - 1,
        )
      : utc(1950 + chance.below(45), chance.below(12), 1 + chance.below(28));
  const number = String(10_000_000 + n);
  const who: Cells = {
    2: number,
    11: `A${number}`,
    12: `INVENTED,PERSON ${number}`,
    13: chance.pick(['M', 'F']),
    14: isoText(birth),
    22: chance.pick(['WHITE', 'BLACK', 'HISPANIC']),
  };
  const making = { chance, asOf, who, birth, habit: chance.pick(CANNABIS) };
  const counts = Array.from({ length: 1 + chance.below(4) }, (_, cycle) =>
    inventCycle(101 + cycle, making),
  ).flat();
  if (chance.percent(8))
    counts.push([single(making, 190, 'REGISTRATION', chance.pick(['290 PC-SEX REG', '11590 HS-NARC REG']))]);
  if (chance.percent(15)) counts.push([single(making, 191, 'DECEASED', '')]);
  return { counts };
}

const single = ({ who }: Making, cycle: number, type: string, offense: string): string[] =>
  recordOf({ ...who, 37: '19991231', 40: '19991231', 42: type, 50: `${cycle}001001000`, 54: offense });

/** The day of a conviction, often a day on or beside which an answer changes. */
function convictionDay({ chance, asOf, birth }: Making): Date {
  const beside = chance.below(3) - 1;
  const back = (years: number): Date =>
    moved(utc(asOf.getUTCFullYear() - years, asOf.getUTCMonth(), asOf.getUTCDate()), beside);
  const day = ((): Date => {
    switch (chance.below(6)) {
      case 0:
        return back(chance.pick([1, 5, 7, 10, 15]));
      case 1:
        return moved(utc(birth.getUTCFullYear() + 21, birth.getUTCMonth(), birth.getUTCDate()), beside);
      case 2:
        return moved(utc(2016, 10, 9), beside);
      case 3:
        return utc(1988 + 4 * chance.below(6), 1, 29);
      default:
        return utc(1975 + chance.below(44), chance.below(12), 1 + chance.below(28));
    }
  })();
  return day > asOf ? moved(asOf, -chance.below(400)) : day;
}

function inventCycle(cycle: number, making: Making): string[][][] {
  const { chance, who } = making;
  const convicted = convictionDay(making);
  const arrested = moved(convicted, -chance.pick([0, 1, 30, 200, 600]));
  const named = chance.pick(COUNTIES);
  const county = chance.percent(10) ? named.toLowerCase() : named;
  const counts = 1 + chance.below(3);
  const offenses = Array.from({ length: counts }, () =>
    chance.percent(30) ? making.habit : chance.pick(chance.percent(40) ? CANNABIS : OTHER),
  );
  const shared: Cells = { ...who, 37: isoText(arrested), 48: county, 90: '30' };
  const arrests = offenses.map((offense, count) => [
    recordOf({
      ...shared,
      40: isoText(arrested),
      42: 'ARREST/DETAINED/CITED',
      46: `CAPD ${county}`,
      50: countOrder(cycle, 1, count + 1),
      52: 'ARREST77',
      54: `${offense}-AS ARRESTED`,
    }),
  ]);
  const court: Cells = { ...shared, 40: isoText(convicted), 42: 'COURT ACTION', 46: `CASC ${county}` };
  return [
    ...arrests,
    ...offenses.map((offense, count) => inventCount(cycle, count + 1, offense, court, making)),
  ];
}

const countOrder = (cycle: number, step: number, count: number): string =>
  `${cycle}${String(step).padStart(3, '0')}${String(count).padStart(3, '0')}000`;

function inventCount(
  cycle: number,
  count: number,
  offense: string,
  court: Cells,
  making: Making,
): string[][] {
  const { chance } = making;
  const convicted = chance.percent(85);
  const felony = chance.percent(70);
  const inComment = chance.percent(6);
  const facts: Cells = {
    ...court,
    50: countOrder(cycle, 2, count),
    51: court[40],
    52:
      count === 1 || chance.percent(10)
        ? `${chance.pick(['BA', 'KA'])}${cycle}${count}`
        : chance.pick(['', 'NULL  ']),
    54: inComment ? chance.pick(['SEE COMMENT FOR CHARGE', '']) : described(offense, chance),
    80: chance.pick(convicted ? CONVICTED : NOT_CONVICTED),
    93: inComment
      ? `CHRG ${offense.replace(/(\S)HS$/, '$1 HS')}`
      : chance.percent(20)
        ? chance.pick(COMMENTS)
        : '',
    ...(chance.percent(20)
      ? { 55: felony ? 'F' : chance.pick(['M', 'I']) }
      : { 55: chance.pick(['F', 'M']), 82: felony ? 'FELONY' : chance.pick(['MISDEMEANOR', 'INFRACTION']) }),
  };
  const parts = Array.from({ length: 1 + chance.below(3) }, () =>
    recordOf({ ...facts, ...sentence(chance) }),
  );
  if (!convicted || !chance.percent(10)) return parts;
  const setAside = chance.pick(['CONV SET ASIDE & DISM PER 1203.4 PC', 'DISMISSED PER 1203.4 PC']);
  return [...parts, recordOf({ ...facts, 80: setAside })];
}

const described = (offense: string, chance: Chance): string =>
  chance.percent(20) ? `${offense} - INVENTED, OF COURSE` : `${offense}-INVENTED`;

function sentence(chance: Chance): Cells {
  if (chance.percent(25)) return { 86: 'FINE' };
  const [unit, words] = chance.pick(UNITS);
  return {
    86: chance.pick(['JAIL', 'PROBATION', 'PRISON']),
    87: String(1 + chance.below(unit === 'D' ? 400 : unit === 'M' ? 60 : 12)),
    88: unit,
    89: words,
  };
}

/** How the bytes of a file come out. */
export interface Writing {
  readonly header: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** Unused space behind texts, as the department pads them, and quotes where none are needed. */
  readonly padded: boolean;
}

/** Records as a file; `header` gives the names of the fields. */
export function fileOf(
  records: readonly (readonly string[])[],
  writing: Writing,
  names: readonly string[],
  chance: Chance,
): string {
  const cell = (text: string): string => {
    const padded = writing.padded && chance.percent(15) ? `${text}  ` : text;
    return /[",]/.test(padded) || (writing.padded && chance.percent(10))
      ? `"${padded.replaceAll('"', '""')}"`
      : padded;
  };
  const lines = records.map((record) => record.map(cell).join(','));
  return [...(writing.header ? [names.join(',')] : []), ...lines]
    .map((line) => `${line}${writing.lineEnd}`)
    .join('');
}

/** The records of people over several files: a count is never torn, and a person may stand in all of them. */
export function overFiles(people: readonly Invented[], files: number, chance: Chance): string[][][] {
  const over: string[][][] = Array.from({ length: files }, () => []);
  for (const { counts } of people)
    for (const count of counts) over[chance.below(files)].push(...count.map((record) => [...record]));
  return over;
}
