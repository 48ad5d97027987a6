import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { Papers, PapersRequest } from '../../../src/server/api/papers.js';
import { ask } from '../api/ask.js';
import { useMe } from '../api/docket-queries.js';
import { type Court, papersKey, useCourt } from '../api/papers-queries.js';
import { NameForm } from '../decide/who-decides.js';
import { rewriteAddress } from '../navigation.js';
import { Choices } from '../parts/choices.js';
import { Failure } from '../parts/failure.js';
import { ChosenFields } from './chosen-fields.js';
import { isFile } from './office-file.js';
import { PacketFields, type PacketTerms, USUAL_PACKETS } from './packet-fields.js';
import { type PapersAsked, papersAddress } from './papers-address.js';
import { ReportFields, type ReportTerms, USUAL_REPORT } from './report-fields.js';

interface PapersFormProps {
  readonly run: string;
  readonly asked: PapersAsked;
  /** One making goes on, so no other can begin. */
  readonly isBusy: boolean;
  /** Undefined when it is asked for: what was made before is not it. */
  readonly onBegun: (papers: string | undefined) => void;
}

const KINDS = [
  {
    key: 'packets',
    name: 'Papers for the court',
    description: 'Motions, orders, notices as Word documents; schedules and lists as PDF, Excel and CSV.',
    make: 'Make the papers',
  },
  {
    key: 'report',
    name: 'Report to hand out',
    description: 'What was read and what came of it, on two pages, without any name.',
    make: 'Make the report',
  },
] as const;

/** What is to be made, of what, and how. */
export function PapersForm({ run, asked, isBusy, onBegun }: PapersFormProps) {
  const client = useQueryClient();
  const me = useMe();
  const court = useCourt(run);
  const [packets, setPackets] = useState<PacketTerms>(USUAL_PACKETS);
  const [report, setReport] = useState<ReportTerms>(USUAL_REPORT);
  const [failed, setFailed] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const { kind, from } = asked;
  const kindShown = KINDS.find(({ key }) => key === kind) ?? KINDS[0];
  const isChecking = kind === 'packets' && packets.office === 'checking';
  // What attorneys approved goes out in the name of somebody.
  const isNameless = from === 'approved' && me.data?.name === null;

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailed(undefined);
    onBegun(undefined);
    setIsSending(true);
    try {
      const { id } = await ask<Papers>('/api/papers', 'POST', requestOf(run, asked, packets, report));
      await client.invalidateQueries({ queryKey: papersKey(run) });
      onBegun(id);
    } catch (error) {
      setFailed(error);
    }
    setIsSending(false);
  };
  return (
    <>
      <form className="desk-form desk-groups" id="papers-form" onSubmit={(event) => void begin(event)}>
        <Choices
          legend="What to make"
          name="make"
          choices={KINDS}
          chosen={kind}
          onChosen={(key) => rewriteAddress(papersAddress(run, { ...asked, kind: key }))}
        />
        {kind === 'packets' ? <AskedOfCourt court={court} /> : null}
        <ChosenFields run={run} asked={asked} />
        {kind === 'packets' ? (
          <PacketFields
            court={court}
            terms={packets}
            onChange={(part) => setPackets((terms) => ({ ...terms, ...part }))}
          />
        ) : (
          <ReportFields terms={report} onChange={setReport} />
        )}
      </form>
      {isNameless ? (
        <div className="desk-form">
          <p className="desk-remark">
            The trail keeps who made papers of what was approved. Say who you are first.
          </p>
          <NameForm name="" />
        </div>
      ) : null}
      <div className="desk-form">
        {failed === undefined ? null : <Failure error={failed} />}
        <Button type="submit" form="papers-form" disabled={isSending || isBusy || isNameless || isChecking}>
          {kindShown.make}
        </Button>
        {isSending ? <p role="status">Checking the files of the run ...</p> : null}
        {isBusy ? (
          <p className="desk-quiet">Something is being made; this can begin when it is over.</p>
        ) : null}
      </div>
    </>
  );
}

/** What papers for the court ask for. */
function AskedOfCourt({ court }: { readonly court: Court | null | undefined }) {
  if (court === undefined) return null;
  if (court === null) {
    return <p className="desk-remark">This program has no papers for a court under the law of this run.</p>;
  }
  return <p className="usa-hint">They ask for: {court.reliefs.map(({ title }) => title).join('; ')}.</p>;
}

/** What the desk is asked for. */
function requestOf(
  run: string,
  asked: PapersAsked,
  packets: PacketTerms,
  report: ReportTerms,
): PapersRequest {
  const { kind, from, filter } = asked;
  const isFiltered = from === 'approved' && Object.keys(filter).length > 0;
  const of = { run, from, ...(isFiltered ? { filter } : {}) };
  if (kind === 'report') {
    const { language, pdf, html } = report;
    return {
      kind,
      ...of,
      language,
      forms: [...(html ? ['html' as const] : []), ...(pdf ? ['pdf' as const] : [])],
    };
  }
  const { office, by, atMost, courthouse, ordersPerPerson, letters } = packets;
  return {
    kind,
    ...of,
    by,
    ordersPerPerson,
    letters,
    ...(isFile(office) ? { office: office.text } : {}),
    ...(by === 'all' && atMost !== '' ? { atMost: Number(atMost) } : {}),
    ...(courthouse === '' ? {} : { courthouse }),
  };
}
