import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Papers } from '../../../src/server/api/papers.js';
import { ask } from '../api/ask.js';
import { useChoicesOfRun } from '../api/docket-queries.js';
import { papersKey } from '../api/papers-queries.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';
import { WideTable } from '../parts/wide-table.js';
import { printTime } from '../words.js';
import { Download } from './download.js';
import { holdsWords, ofWords } from './made-words.js';

interface MadeListProps {
  readonly run: string;
  readonly papers: readonly Papers[];
  readonly onRemoved: (id: string) => void;
}

/** What was made from a run and is kept in the data folder. */
export function MadeList({ run, papers, onRemoved }: MadeListProps) {
  const isFiltered = papers.some(({ filter }) => filter !== null);
  const choices = useChoicesOfRun(run, isFiltered);
  const [leaving, setLeaving] = useState<Papers>();
  if (papers.length === 0) return <p>Nothing was made from this run yet.</p>;
  return (
    <>
      <p>
        They stay in the data folder until they are removed. Papers for the court hold names and numbers: save
        them only where the list may be kept.
      </p>
      <WideTable
        caption="The newest first"
        columns={['What', 'Of what', 'Made', 'Holds', 'Download or remove']}
        rows={papers.map((one) => ({
          key: one.id,
          cells: [
            one.kind === 'packets' ? 'Papers for the court' : 'Report',
            ofWords(one, choices.data),
            one.madeAt === null ? '' : printTime(one.madeAt),
            one.made === null ? '' : holdsWords(one.made),
            <span key="acts" className="desk-made-acts">
              <Download papers={one} />
              <Button
                type="button"
                unstyled
                onClick={() => setLeaving(one)}
                aria-label={`Remove ${one.made?.name ?? ''}${one.madeAt === null ? '' : `, made ${printTime(one.madeAt)}`}`}
              >
                Remove
              </Button>
            </span>,
          ],
        }))}
      />
      {leaving === undefined ? null : (
        <Remove
          papers={leaving}
          onRemoved={() => onRemoved(leaving.id)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}

interface RemoveProps {
  readonly papers: Papers;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

function Remove({ papers, onRemoved, onClose }: RemoveProps) {
  const client = useQueryClient();
  const [failed, setFailed] = useState<unknown>();
  const remove = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await ask(`/api/papers/${papers.id}`, 'DELETE');
      await client.invalidateQueries({ queryKey: papersKey(papers.run) });
      onRemoved();
      onClose();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Dialog title={`Remove ${papers.made?.name ?? 'it'}?`} onClose={onClose}>
      <p>
        It is removed from the data folder. What was downloaded of it stays where it is.{' '}
        {papers.from === 'approved' ? 'Made again, it holds what is approved then.' : null}
      </p>
      {failed === undefined ? null : <Failure error={failed} />}
      <div className="desk-buttons">
        <Button type="button" onClick={() => void remove()}>
          Remove it
        </Button>
        <Button type="button" outline onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
