import { Failure } from '../parts/failure.js';

/** What the last act came to. */
export type Said =
  | { readonly kind: 'done'; readonly run: string; readonly entry: number; readonly words: string }
  | { readonly kind: 'undone' | 'waiting'; readonly words: string }
  | { readonly kind: 'failed'; readonly error: unknown };

interface NoticeProps {
  readonly said: Said;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Says at the lower edge of the window what was done, until it is closed or something else is done. */
export function Notice({ said, onUndo, onClose }: NoticeProps) {
  return (
    <section className="desk-notice" aria-label="What was done last">
      <div className="desk-notice-words">
        {said.kind === 'failed' ? (
          <Failure error={said.error} />
        ) : (
          <p role="status">
            {said.words}
            {said.kind === 'done' ? ` (Entry ${said.entry} of the trail.)` : ''}
          </p>
        )}
      </div>
      {said.kind === 'done' ? (
        <button type="button" className="usa-button usa-button--outline" onClick={onUndo}>
          Take it back
        </button>
      ) : null}
      <button type="button" className="usa-button usa-button--unstyled" onClick={onClose}>
        Close this message
      </button>
    </section>
  );
}
