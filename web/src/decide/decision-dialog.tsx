import { Button } from '@trussworks/react-uswds';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Decided, DecideRequest, DocketDecision } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useChoicesOfRun, useMe, usePreview } from '../api/docket-queries.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';
import { counted } from '../words.js';
import type { Begun } from './acts.js';
import { DecisionFields, type Written } from './decision-fields.js';
import { decisionOf, KINDS } from './decision-kinds.js';
import { PreviewView } from './preview-view.js';
import { NameForm } from './who-decides.js';

interface DecisionDialogProps {
  readonly begun: Begun;
  readonly onDone: (run: string, entry: number, words: string) => void;
  readonly onClose: () => void;
}

/** A decision from what is chosen to what exactly it changes, and then done. */
export function DecisionDialog({ begun, onDone, onClose }: DecisionDialogProps) {
  const me = useMe();
  const { title } = KINDS[begun.kind];
  return (
    <Dialog title={`${title}: ${begun.of}`} onClose={onClose}>
      {me.isError ? <Failure error={me.error} /> : null}
      {me.data === undefined ? null : me.data.name === null ? (
        <NameForm name="" />
      ) : (
        <DecisionForm begun={begun} onDone={onDone} onClose={onClose} />
      )}
    </Dialog>
  );
}

function DecisionForm({ begun, onDone, onClose }: DecisionDialogProps) {
  const { run, kind, chosen } = begun;
  const choices = useChoicesOfRun(run);
  const [written, setWritten] = useState<Written>(() => ({
    reason: '',
    fact: begun.missing?.length === 1 ? begun.missing[0] : '',
    text: '',
    to: '',
  }));
  const [failed, setFailed] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const decision = decisionOf(kind, written);
  const request = decision === undefined ? undefined : { ...asLists(chosen), decision };
  // What is written changes nothing of what the decision changes; whom something is assigned to does.
  const preview = usePreview(run, request, [chosen, kind, kind === 'assign' ? written.to : '']);
  const seen = decision === undefined ? undefined : preview.data;
  const form = useRef<HTMLFormElement>(null);
  const isReady = kind === 'approve' && seen !== undefined;
  // What it changes is shown: Enter confirms it, unless somebody went elsewhere meanwhile.
  useEffect(() => {
    const isElsewhere = form.current?.contains(document.activeElement) === true;
    if (isReady && !isElsewhere) form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [isReady]);

  const act = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (decision === undefined || seen === undefined) return;
    setFailed(undefined);
    setIsSending(true);
    try {
      const asked: DecideRequest = { ...asLists(chosen), decision, mark: seen.mark };
      const decided = await ask<Decided>(`/api/docket/${run}/decide`, 'POST', asked);
      onDone(run, decided.entry, doneWords(decision, decided.count));
    } catch (error) {
      setFailed(error);
      setIsSending(false);
      await preview.refetch();
    }
  };
  return (
    <form ref={form} className="desk-form" onSubmit={(event) => void act(event)}>
      <p>{KINDS[kind].meaning}</p>
      <DecisionFields
        kind={kind}
        written={written}
        onChange={setWritten}
        missing={begun.missing ?? []}
        choices={choices.data}
      />
      {decision === undefined ? (
        <p className="desk-quiet">{KINDS[kind].lacks}</p>
      ) : preview.isError ? (
        <Failure error={preview.error} />
      ) : seen === undefined ? (
        <p role="status">Counting what it would change ...</p>
      ) : (
        <PreviewView preview={seen} kind={kind} />
      )}
      {failed === undefined ? null : <Failure error={failed} />}
      <div className="desk-buttons">
        <Button type="submit" disabled={isSending || seen === undefined || seen.count === 0}>
          {KINDS[kind].button}
          {seen === undefined || seen.count === 0
            ? ''
            : ` ${counted(seen.count, 'determination', 'determinations')}`}
        </Button>
        <Button type="button" outline onClick={onClose}>
          Change nothing
        </Button>
      </div>
    </form>
  );
}

const asLists = (chosen: Begun['chosen']) => ('items' in chosen ? { items: [...chosen.items] } : chosen);

function doneWords(decision: DocketDecision, count: number): string {
  const what = counted(count, 'determination', 'determinations');
  if (decision.kind === 'assign') return `${what} assigned to ${decision.to ?? 'nobody'}.`;
  return `${what} ${KINDS[decision.kind].done}.`;
}
