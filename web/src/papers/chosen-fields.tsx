import { rewriteAddress } from '../navigation.js';
import { type Choice, Choices } from '../parts/choices.js';
import { Approved } from './approved.js';
import { type PapersAsked, type PapersFrom, type PapersKind, papersAddress } from './papers-address.js';

const OF: Readonly<Record<PapersKind, readonly Choice<PapersFrom>[]>> = {
  packets: [
    {
      key: 'selected',
      name: 'What the policy asks for',
      description: 'As the run was written: without what was decided, found, merged or split at the desk.',
    },
    {
      key: 'approved',
      name: 'What attorneys approved',
      description:
        'Of it what is eligible now, with the facts that were found and the people as they are here.',
    },
  ],
  report: [
    {
      key: 'selected',
      name: 'What the run found',
      description: 'As it was written: without what was decided or found at the desk.',
    },
    {
      key: 'approved',
      name: 'What the run found, and what attorneys approved of it',
      description: 'Approved: what is eligible now, with the facts that were found.',
    },
  ],
};

interface ChosenFieldsProps {
  readonly run: string;
  readonly asked: PapersAsked;
}

/** What papers are made of: what the run says, or what was decided. It stands in the address. */
export function ChosenFields({ run, asked }: ChosenFieldsProps) {
  const { kind, from } = asked;
  return (
    <>
      <Choices
        legend="Of what"
        name="of"
        choices={OF[kind]}
        chosen={from}
        onChosen={(key) => rewriteAddress(papersAddress(run, { ...asked, from: key }))}
      />
      {from === 'approved' ? <Approved run={run} asked={asked} /> : null}
    </>
  );
}
