import { isAbsolute, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { manifestHash } from '../docket/run-id.js';
import { MANIFEST_NAME } from '../files/output-folder.js';
import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { isoDay } from '../record/day.js';
import { checkFiles } from '../screening/check-files.js';
import type { Manifest } from '../screening/manifest.js';
import { openRun } from '../screening/open-run.js';
import type { Approved } from './approved.js';
import { namesUsed } from './check-template.js';
import type { CourtDocument, CourtList, CourtPapers, OnDemand } from './court-interface.js';
import { type Grouping, groupPackets } from './group-packets.js';
import { grouped } from './grouped.js';
import { listFiles } from './list-files.js';
import { rowsOf } from './list-rows.js';
import { missingDetails, type Office } from './office.js';
import { openPacketFolder, PACKETS_KIND, type PacketFolder } from './packet-folder.js';
import type { Courthouse, Packet } from './packet-model.js';
import { packetPeople } from './packet-people.js';
import {
  chargesIn,
  numbersIn,
  type PacketFrame,
  packetValues,
  personDocumentValues,
} from './packet-values.js';
import { type ChosenDetermination, runCharges } from './run-charges.js';
import { openTemplates, type Templates } from './templates.js';

/** What packets are made of, and how. */
export interface PacketOptions {
  /** The folder of the run. */
  readonly run: string;
  readonly out: string;
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  readonly papers: readonly CourtPapers[];
  readonly office: Office;
  readonly grouping: Omit<Grouping, 'courthouses'>;
  /** A folder with templates of the office. */
  readonly templates: string | undefined;
  readonly onDemand: readonly OnDemand[];
  /** Says what was approved in the docket; without it, what the policy selects is taken. */
  readonly approved: ((manifest: Manifest, reliefs: readonly string[]) => Promise<Approved>) | undefined;
  readonly force: boolean;
  readonly programVersion: string;
  readonly signal?: AbortSignal;
  /** Told in documents and lists. */
  readonly onProgress?: (done: number, whole: number) => void;
}

/** What was made. */
export interface WrittenPackets {
  readonly folder: string;
  readonly packets: number;
  readonly people: number;
  readonly charges: number;
  readonly files: number;
  /** How many charges are in no packet, because they are of another courthouse than the one asked for. */
  readonly elsewhere: number;
}

/**
 * Makes the packets of a finished run: motions, orders, notices and lists, in a folder that is there whole or not at
 * all. Everything is checked before anything is written: the files of the run against its manifest, the office file,
 * the templates. Throws a Failure.
 */
export async function writePackets(options: PacketOptions): Promise<WrittenPackets> {
  const run = openRun(options.run, options.rulebooks);
  const papers = papersOf(options.papers, run.manifest.rulebook.id);
  mustLieOutside(options.out, options.run);
  const templates = openTemplates(papers, options.templates);
  checkOffice(options, papers, templates);
  await checkFiles(run);
  const approved = await options.approved?.(run.manifest, papers.reliefs);
  const charges = await runCharges(run, papers.reliefs, approved);
  if (charges.chosen.length === 0) {
    const what =
      approved === undefined
        ? 'no conviction is eligible and selected'
        : 'no eligible determination of this run is approved';
    throw new Failure(2, 'COURT_NOTHING_SELECTED', { what });
  }
  if (approved !== undefined && approved.determinations.size !== charges.chosen.length) {
    throw new Failure(1, 'SCREENING_COUNTS_DIFFER', {
      what: 'the number of approved determinations that are eligible, in the store and in the run,',
      first: approved.determinations.size,
      second: charges.chosen.length,
    });
  }
  mustAskOnce(charges.chosen);
  const people = packetPeople(run, charges, papers, options.layouts, approved?.found ?? []);
  const packets = groupPackets(people, { ...options.grouping, courthouses: options.office.courthouses });
  if (packets.length === 0) {
    throw new Failure(2, 'COURT_NOTHING_SELECTED', { what: 'no case is of that courthouse' });
  }
  mustSay(
    options,
    papers,
    templates,
    packets.map(({ courthouse }) => courthouse),
  );
  const frame: PacketFrame = {
    manifestHash: manifestHash(run.manifest),
    asOf: isoDay(run.manifest.asOf),
    office: options.office,
    packets: packets.length,
  };
  const folder = openPacketFolder(options.out, options.force);
  try {
    const counts = await fill(folder, { options, papers, templates, frame, packets });
    folder.put(MANIFEST_NAME, Buffer.from(packetManifest(options, frame, packets, folder, approved)));
    options.signal?.throwIfAborted();
    folder.commit();
    return {
      folder: resolve(options.out),
      packets: packets.length,
      ...counts,
      files: folder.hashes.size,
      elsewhere: charges.chosen.length - counts.charges,
    };
  } finally {
    folder.abandon();
  }
}

/** Of one conviction a court is asked for one relief, not for two that exclude each other. */
function mustAskOnce(chosen: readonly ChosenDetermination[]): void {
  const twice = [...grouped(chosen, ({ charge }) => charge).values()].filter((of) => of.length > 1);
  if (twice.length === 0) return;
  const [{ cells }] = twice[0];
  throw new Failure(2, 'COURT_TWO_RELIEFS', {
    charges: twice.length,
    row: Number(cells.source_row),
    file: cells.source_file,
  });
}

function papersOf(all: readonly CourtPapers[], rulebook: string): CourtPapers {
  const found = all.find((one) => one.rulebook === rulebook);
  if (found !== undefined) return found;
  const rulebooks = all.map((one) => one.rulebook).join(', ');
  throw new Failure(2, 'COURT_NO_PAPERS', { rulebook, rulebooks });
}

function mustLieOutside(out: string, run: string): void {
  const way = relative(resolve(run), resolve(out));
  if (!way.startsWith('..') && !isAbsolute(way)) throw new Failure(2, 'COURT_PACKET_IN_RUN', { path: out });
}

/** The documents that were asked for. */
const wanted = ({ documents }: CourtPapers, onDemand: readonly OnDemand[]): CourtDocument[] =>
  documents.filter((document) => document.onDemand === undefined || onDemand.includes(document.onDemand));

function checkOffice(options: PacketOptions, papers: CourtPapers, templates: Templates): void {
  const { office, grouping } = options;
  const { courthouse } = grouping;
  const names = office.courthouses.map(({ name }) => name);
  if (
    courthouse !== undefined &&
    !(courthouse === 'each' && names.length > 0) &&
    !names.includes(courthouse)
  ) {
    throw new Failure(2, 'COURT_COURTHOUSE_UNKNOWN', { name: courthouse, known: names.join(', ') });
  }
  const asked = office.courthouses.filter(({ name }) => courthouse === 'each' || courthouse === name);
  mustSay(options, papers, templates, courthouse === undefined ? [undefined] : asked);
}

/** The office file must say what the documents print, for packets of these courthouses. */
function mustSay(
  { office, onDemand }: PacketOptions,
  papers: CourtPapers,
  templates: Templates,
  places: readonly (Courthouse | undefined)[],
): void {
  if (office.file === undefined) return;
  const used = wanted(papers, onDemand).map(({ id }) => {
    const template = templates.get(id);
    return { id, names: template === undefined ? new Set<string>() : namesUsed(template) };
  });
  const keys = missingDetails(office, new Set(used.flatMap(({ names }) => [...names])), places);
  if (keys.length === 0) return;
  const where = used.filter(({ names }) => keys.some((key) => names.has(key))).map(({ id }) => `${id}.docx`);
  throw new Failure(2, 'COURT_OFFICE_LACKS', {
    file: office.file,
    keys: keys.join(', '),
    templates: where.join(', '),
  });
}

interface Filling {
  readonly options: PacketOptions;
  readonly papers: CourtPapers;
  readonly templates: Templates;
  readonly frame: PacketFrame;
  readonly packets: readonly Packet[];
}

/** Writes all documents and lists. */
async function fill(
  folder: PacketFolder,
  { options, papers, templates, frame, packets }: Filling,
): Promise<{ people: number; charges: number }> {
  const documents = wanted(papers, options.onDemand);
  const own = options.grouping.by === 'all' ? papers.lists.filter(({ of }) => of === 'packet') : [];
  const shared = papers.lists.filter((list) => !own.includes(list));
  const digits = String(packets.length).length;
  const distinct = new Set<number>();
  const whole = howMany({ documents, own, shared, packets });
  let done = 0;
  let charges = 0;
  const pause = async (): Promise<void> => {
    options.onProgress?.(done, whole);
    await setImmediate();
    options.signal?.throwIfAborted();
  };
  await pause();
  for (const packet of packets) {
    const place = `packet-${String(packet.number).padStart(digits, '0')}`;
    for (const document of documents) {
      await writeDocument(folder, place, { document, templates, frame, packet }, async () => {
        done += 1;
        if (done % PAUSE_AFTER === 0) await pause();
      });
    }
    for (const list of own) {
      const files = await listFiles(list, rowsOf(list, [packet]), frame, { packet: packet.number });
      for (const [ending, bytes] of files) folder.put(`${place}/${list.id}.${ending}`, bytes);
      done += 1;
      await pause();
    }
    for (const { number } of packet.people) distinct.add(number);
    charges += packet.people.reduce((sum, person) => sum + person.charges.length, 0);
    await pause();
  }
  for (const list of shared) {
    const files = await listFiles(list, rowsOf(list, packets), frame, { packets: packets.length });
    for (const [ending, bytes] of files) folder.put(`lists/${list.id}.${ending}`, bytes);
    done += 1;
    await pause();
  }
  return { people: distinct.size, charges };
}

/** How many documents and lists there will be. */
function howMany({
  documents,
  own,
  shared,
  packets,
}: {
  readonly documents: readonly CourtDocument[];
  readonly own: readonly CourtList[];
  readonly shared: readonly CourtList[];
  readonly packets: readonly Packet[];
}): number {
  const ofPackets = packets.flatMap(({ people }) =>
    documents.map(({ relief, per }) => {
      const { length } = chargesIn(people, relief);
      return per === 'packet' ? Math.min(length, 1) : length;
    }),
  );
  return ofPackets.reduce((sum, of) => sum + of, 0) + packets.length * own.length + shared.length;
}

const PAUSE_AFTER = 50;

async function writeDocument(
  folder: PacketFolder,
  place: string,
  of: { document: CourtDocument; templates: Templates; frame: PacketFrame; packet: Packet },
  onWritten: () => Promise<void>,
): Promise<void> {
  const { document, frame, packet } = of;
  const template = of.templates.get(document.id);
  if (template === undefined) throw new RangeError(`no template ${document.id}`);
  const people = chargesIn(packet.people, document.relief);
  if (people.length === 0) return;
  if (document.per === 'packet') {
    folder.put(`${place}/${document.id}.docx`, template.fill(packetValues(frame, packet, people)));
    await onWritten();
    return;
  }
  const digits = Math.max(4, String(packet.people.length).length);
  const numberOf = numbersIn(packet);
  for (const person of people) {
    const number = numberOf(person);
    const name = `person-${String(number).padStart(digits, '0')}`;
    folder.put(
      `${place}/${document.id}/${name}.docx`,
      template.fill(personDocumentValues(frame, packet, person, number)),
    );
    await onWritten();
  }
}

/** What the folder says of itself: the same for the same run, office and templates. */
function packetManifest(
  { grouping, onDemand, office, programVersion }: PacketOptions,
  frame: PacketFrame,
  packets: readonly Packet[],
  { hashes }: PacketFolder,
  approved: Approved | undefined,
): string {
  const manifest = {
    kind: PACKETS_KIND,
    format: 1,
    version: programVersion,
    run: frame.manifestHash,
    chosen: approved === undefined ? 'selected' : 'approved',
    foundAtTheDesk: approved?.found.length ?? 0,
    movedAtTheDesk: approved?.moved.length ?? 0,
    by: grouping.by,
    atMost: grouping.atMost ?? null,
    courthouse: grouping.courthouse ?? null,
    onDemand: [...onDemand].sort(),
    hasOffice: office.file !== undefined,
    packets: packets.map(({ number, county, courthouse, people }) => ({
      number,
      county,
      courthouse: courthouse?.name ?? null,
      people: people.length,
      charges: people.reduce((sum, person) => sum + person.charges.length, 0),
    })),
    files: Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
