import type { LightMyRequestResponse } from 'fastify';
import { handIn, screened, type TestDesk } from './desk.testkit.js';

/**
 * An invented list: two charges of one person, one of them no cannabis; a name alone; a charge without class or weight;
 * somebody with a violent crime alone, in the case of the first.
 */
const DOCKET_LIST = [
  'sid,name,birth_date,county,case_number,arrest_id,arresting_agency,statute,class,grams,offense_date,disposition,disposition_date',
  'IL90000001,"FERN, ALMA",1980-02-03,Cook,11123456701,A1,Sample Police,720 ILCS 550/4(b),B,5,2011-06-03,Plea of Guilty,2011-09-14',
  'IL90000001,"FERN, ALMA",1980-02-03,Cook,12CR00001,A2,Sample Police,720 ILCS 5/12-3.05,2,,2012-06-03,Finding Guilty,2012-09-14',
  'IL90000003,"MARSH, CLEO",1981-02-03,Cook,09CR0777701,A3,Sample Police,720-550/4,4,40,2009-05-01,Finding Guilty,2009-12-01',
  ',"FERN, ALMA",,Cook,13CM001234,A4,Other Police,720 ILCS 550/4(a),C,1,2013-02-20,Plea of Guilty,2013-05-07',
  'IL90000007,"LUND, FAYE",1983-02-03,Cook,14CM001234,A5,Other Police,720 ILCS 550/4,,,2014-02-20,Plea of Guilty,2014-05-07',
  'IL90000009,"=HYPERLINK(1)",1984-02-03,Will,15CM001234,A6,Other Police,720 ILCS 550/4(c),A,12,2015-02-20,Plea of Guilty,2015-05-07',
  'IL90000011,"NÚÑEZ, IDA",1985-02-03,Cook,11123456701,A1,Sample Police,720 ILCS 5/12-3.05,2,,2011-06-03,Finding Guilty,2011-09-14',
  '',
].join('\n');

/** An answer as it arrived. */
type Answered = ReturnType<typeof JSON.parse>;

/** A desk with a run that is in its docket, and somebody at it. */
export interface DocketDesk {
  readonly desk: TestDesk;
  readonly run: string;
  /** Asks below the run; throws with the answer when it is refused. */
  get(path: string): Promise<Answered>;
  post(path: string, payload: object): Promise<Answered>;
  /** The code with which it is refused. */
  refused(path: string, payload?: object): Promise<string>;
}

/** Screens a list at a desk, waits until the run is taken up, and gives a name. */
export async function docketDesk(desk: TestDesk, text = DOCKET_LIST, name = 'list.csv'): Promise<DocketDesk> {
  const run = await screened(desk, await handIn(desk, text, name));
  const ask = (path: string, payload?: object) =>
    desk.ask({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/docket/${run}${path}`,
      ...(payload === undefined ? {} : { payload }),
    });
  const answered = (answer: LightMyRequestResponse): Answered => {
    if (answer.statusCode >= 300) throw new Error(answer.body);
    return answer.json();
  };
  await desk.ask({ url: `/api/docket/${run}/events` });
  await desk.ask({ method: 'POST', url: '/api/docket/me', payload: { name: 'Ada' } });
  return {
    desk,
    run,
    get: async (path) => answered(await ask(path)),
    post: async (path, payload) => answered(await ask(path, payload)),
    refused: async (path, payload) => {
      const answer = await ask(path, payload);
      if (answer.statusCode < 300) throw new Error(`not refused: ${answer.body}`);
      return answer.json().code;
    },
  };
}
