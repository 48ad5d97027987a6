import { type ChangeEvent, type DragEvent, type ReactNode, useEffect, useState } from 'react';

interface DropZoneProps {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  /** Endings of the files that can be chosen. */
  readonly accept: string;
  readonly isMany?: boolean;
  /** What came before is still being taken: nothing else is until then. */
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}

/** A place to drop files on, or to choose them. */
export function DropZone({
  id,
  label,
  hint,
  accept,
  isMany = false,
  isBusy,
  onFiles,
  children,
}: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  // A file that is dropped beside it would be opened in the place of the page, and what was filled in would be lost.
  useEffect(() => {
    const pass = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', pass);
    window.addEventListener('drop', pass);
    return () => {
      window.removeEventListener('dragover', pass);
      window.removeEventListener('drop', pass);
    };
  }, []);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    if (!isBusy) onFiles([...event.dataTransfer.files]);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again, once it is mended.
    target.value = '';
    onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is for all.
    <div
      className={isOver ? 'desk-drop desk-drop-over' : 'desk-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="desk-drop-label">
        {label}
      </label>
      <p className="usa-hint">{hint}</p>
      <input id={id} type="file" multiple={isMany} accept={accept} disabled={isBusy} onChange={choose} />
      {children}
    </div>
  );
}
