import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Undone } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useDocketChanged } from '../api/docket-queries.js';
import { counted } from '../words.js';
import type { Begun } from './begun.js';
import { DecisionDialog } from './decision-dialog.js';
import { FactDialog } from './fact-dialog.js';
import { Notice, type Said } from './notice.js';

interface FactBegun {
  readonly run: string;
  readonly kind: 'fact';
  readonly item: number;
  readonly of: string;
}

interface Acts {
  /** Opens the window in which a decision is looked at and confirmed. */
  readonly begin: (begun: Begun) => void;
  /** Opens the window in which a fact is recorded that was found elsewhere. */
  readonly recordFact: (fact: Omit<FactBegun, 'kind'>) => void;
  /** Says what was done, by which entry, so that it can be taken back. */
  readonly done: (run: string, entry: number, words: string) => void;
  /** Takes the last act of this window back; does nothing when there is none. */
  readonly undoLast: () => void;
  /** Takes the act of an entry back. */
  readonly undo: (run: string, entry: number) => void;
}

const ActsContext = createContext<Acts | undefined>(undefined);

/** What can be done with determinations, from wherever they are shown. */
export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (acts === undefined) throw new RangeError('a screen outside of the frame');
  return acts;
}

/** Holds the window of the act that goes on, and what was done last. */
export function ActsFrame({ children }: { readonly children: ReactNode }) {
  const changed = useDocketChanged();
  const [begun, setBegun] = useState<Begun | FactBegun>();
  const [said, setSaid] = useState<Said>();

  const done = (run: string, entry: number, words: string): void => {
    setBegun(undefined);
    setSaid({ kind: 'done', run, entry, words });
    void changed();
  };
  const undo = async (run: string, entry: number): Promise<void> => {
    setSaid({ kind: 'waiting', words: 'Taking it back ...' });
    try {
      const undone = await ask<Undone>(`/api/docket/${run}/undo`, 'POST', { entry });
      setSaid({ kind: 'undone', words: undoneWords(undone) });
    } catch (error) {
      setSaid({ kind: 'failed', error });
    }
    await changed();
  };
  const acts: Acts = {
    begin: setBegun,
    recordFact: (fact) => setBegun({ ...fact, kind: 'fact' }),
    done,
    undo: (run, entry) => void undo(run, entry),
    undoLast: () => {
      if (said?.kind === 'done') void undo(said.run, said.entry);
    },
  };
  return (
    <ActsContext value={acts}>
      {children}
      {said === undefined ? null : (
        <Notice said={said} onUndo={acts.undoLast} onClose={() => setSaid(undefined)} />
      )}
      {begun === undefined ? null : begun.kind === 'fact' ? (
        <FactDialog {...begun} onClose={() => setBegun(undefined)} onChanged={changed} onUndo={acts.undo} />
      ) : (
        <DecisionDialog
          begun={begun}
          onDone={(run, entry, words) => {
            begun.onDone?.();
            done(run, entry, words);
          }}
          onClose={() => setBegun(undefined)}
        />
      )}
    </ActsContext>
  );
}

function undoneWords({ count, kept }: Undone): string {
  // What was found, merged or split may have changed no determination.
  const back =
    count === 0 ? 'Taken back. No outcome changed.' : `Taken back: ${counted(count, 'change', 'changes')}.`;
  if (kept.length === 0) return back;
  const whys = [...new Set(kept.map(({ why }) => why))].join('; ');
  return `${back} ${counted(kept.length, 'determination stays', 'determinations stay')} as they are: ${whys}.`;
}
