import { type Citation, printed } from './citation.js';

/** Whether a conviction is of a kind: `needs facts` where the section alone does not tell. */
export type Answer = 'yes' | 'no' | 'needs facts';

interface Offense {
  readonly cited: string;
  readonly superStrike: Answer;
  /** `if companion`: only when its cycle holds a sexual offense, and then the motive is still to be found out. */
  readonly registrable: Answer | 'if companion';
  /** A sexual offense with a victim, as homicide and kidnapping must be committed in or for one to be registrable. */
  readonly sexual?: true;
}

/** What the law says of the citations that invented files use. Nothing else is known here. */
const OFFENSES: readonly Offense[] = [
  { cited: '187(A) PC', superStrike: 'yes', registrable: 'if companion' },
  { cited: '664/187(A) PC', superStrike: 'yes', registrable: 'if companion' },
  { cited: '191.5(A) PC', superStrike: 'yes', registrable: 'no' },
  { cited: '206 PC', superStrike: 'yes', registrable: 'no' },
  { cited: '207(A) PC', superStrike: 'needs facts', registrable: 'if companion' },
  { cited: '451.5(A) PC', superStrike: 'yes', registrable: 'no' },
  { cited: '653F(B) PC', superStrike: 'yes', registrable: 'no' },
  { cited: '288(A) PC', superStrike: 'yes', registrable: 'yes', sexual: true },
  { cited: '288(B)(1) PC', superStrike: 'yes', registrable: 'yes', sexual: true },
  { cited: '243.4(A) PC', superStrike: 'no', registrable: 'yes', sexual: true },
  { cited: '311.11(A) PC', superStrike: 'no', registrable: 'yes' },
  { cited: '314.1 PC', superStrike: 'no', registrable: 'yes' },
  ...['261.5(C)', '537', '137', '237', '459', '211', '245(A)(1)', '484', '148', '647(F)', '602', '466'].map(
    (section): Offense => ({ cited: `${section} PC`, superStrike: 'no', registrable: 'no' }),
  ),
  ...['11364 HS', '11350(A) HS', '11361 HS', '11357.5(A) HS', '4149 BP', '23152(A) VC', '40508(A) VC'].map(
    (cited): Offense => ({ cited, superStrike: 'no', registrable: 'no' }),
  ),
];

const CANNABIS: Offense = { cited: '', superStrike: 'no', registrable: 'no' };

/** What the law says of a citation. Throws for one that is not in the list. */
export function offenseOf(citation: Citation): Offense {
  if (citation.code === 'HS' && /^113(57|58|59|60)$/.test(citation.section)) return CANNABIS;
  const found = OFFENSES.find(({ cited }) => cited === printed(citation));
  if (found === undefined) throw new Error(`the oracle knows no ${printed(citation)}`);
  return found;
}

const RELATED = [
  ...['647(F)', '602', '466', '148.9', '148', '1320'].map((section) => `${section} PC`),
  ...['11364 HS', '11550 HS', '4140 BP', '4149 BP', '4060 BP', '40508 VC'],
];

/** Whether a charge is of those that are often charged beside cannabis. */
export const isRelated = ({ section, subdivisions, code }: Citation): boolean =>
  RELATED.some((cited) => {
    const [number, itsCode] = cited.split(' ');
    return code === itsCode && `${section}${subdivisions}`.startsWith(number) && number.startsWith(section);
  });
