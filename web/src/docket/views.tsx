import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Label, Select, TextInput } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { Views as KeptViews, View } from '../../../src/server/api/docket.js';
import { ask, errorOf } from '../api/ask.js';
import { useViews } from '../api/docket-queries.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';
import { type DocketView, searchOf } from './address.js';

interface ViewsProps {
  readonly run: string;
  readonly view: DocketView;
  readonly onShow: (view: DocketView) => void;
}

/** Filters and orders that were given a name. */
export function Views({ run, view, onShow }: ViewsProps) {
  const views = useViews();
  const [isSaving, setIsSaving] = useState(false);
  const mine = (views.data?.views ?? []).filter((one) => one.run === null || one.run === run);
  const unusable = (views.data?.unusable ?? []).filter((one) => one.run === null || one.run === run);
  const shown = mine.find((one) => searchOf(one) === searchOf(view));
  return (
    <div>
      <Label htmlFor="view">Saved views</Label>
      <Select
        id="view"
        name="view"
        value={shown === undefined ? '' : String(shown.id)}
        onChange={({ target: { value } }) => {
          const next = mine.find(({ id }) => String(id) === value);
          onShow(next ?? { filter: {}, sort: 'place', descending: false });
        }}
      >
        <option value="">{searchOf(view) === '' ? 'Everything' : 'Not saved'}</option>
        {mine.map((one) => (
          <option key={one.id} value={String(one.id)}>
            {one.name}
            {mine.some(({ id, name }) => id !== one.id && name === one.name) ? ` (${scopeOf(one)})` : ''}
          </option>
        ))}
      </Select>
      <button
        type="button"
        className="usa-button usa-button--unstyled desk-under-field"
        onClick={() => setIsSaving(true)}
      >
        Save or remove a view
      </button>
      {isSaving ? (
        <SaveView run={run} view={view} views={mine} unusable={unusable} onClose={() => setIsSaving(false)} />
      ) : null}
    </div>
  );
}

const focusOn = (box: HTMLElement | null): void => box?.focus();

/** Names are told apart without case and outer blanks. */
const keyOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();

const scopeOf = ({ run }: Pick<View, 'run'>): string => (run === null ? 'all runs' : 'this run');

interface SaveViewProps {
  readonly run: string;
  readonly view: DocketView;
  readonly views: readonly View[];
  /** Those that cannot be shown. */
  readonly unusable: KeptViews['unusable'];
  readonly onClose: () => void;
}

function SaveView({ run, view, views, unusable, onClose }: SaveViewProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [isOfAll, setIsOfAll] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [isThere, setIsThere] = useState(false);
  const there = [...views, ...unusable];
  const same = there.some((one) => (one.run === null) === isOfAll && keyOf(one.name) === keyOf(name));
  const begin = (): void => {
    setFailed(undefined);
    setIsThere(false);
  };
  const doing = async (work: () => Promise<unknown>): Promise<boolean> => {
    begin();
    try {
      await work();
    } catch (error) {
      // Somebody else may have saved one of that name just now.
      if (errorOf(error).code === 'DOCKET_VIEW_EXISTS') setIsThere(true);
      else setFailed(error);
      return false;
    }
    await client.invalidateQueries({ queryKey: ['views'] });
    return true;
  };
  const save = async (replace: boolean): Promise<void> => {
    const asked = { name, run: isOfAll ? null : run, ...view, replace };
    if (await doing(() => ask('/api/docket/views', 'POST', asked))) onClose();
  };
  return (
    <Dialog title="Saved views" onClose={onClose}>
      <form
        className="desk-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (same) setIsThere(true);
          else void save(false);
        }}
      >
        <Label htmlFor="view-name">Name for what is set now</Label>
        <TextInput
          id="view-name"
          name="view-name"
          type="text"
          required
          maxLength={200}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            begin();
          }}
        />
        <Checkbox
          id="view-of-all"
          name="view-of-all"
          label="In the dockets of all runs"
          checked={isOfAll}
          onChange={(event) => {
            setIsOfAll(event.target.checked);
            begin();
          }}
        />
        {isThere ? null : <Button type="submit">Save</Button>}
      </form>
      {isThere ? (
        <div className="desk-preview" role="alert" tabIndex={-1} ref={focusOn}>
          <p>
            <strong>There is a view of this name already.</strong> Replace it with what is set now?
          </p>
          <div className="desk-buttons">
            <Button type="button" onClick={() => void save(true)}>
              Replace it
            </Button>
            <Button
              type="button"
              outline
              onClick={() => {
                begin();
                document.getElementById('view-name')?.focus();
              }}
            >
              Leave it as it is
            </Button>
          </div>
        </div>
      ) : null}
      {failed === undefined ? null : <Failure error={failed} />}
      {there.length === 0 ? null : (
        <>
          <h3>Views that are there</h3>
          <ul className="desk-lists">
            {there.map((one) => (
              <li key={one.id}>
                <span className="desk-grow">
                  {one.name} <span className="desk-quiet">({scopeOf(one)})</span>
                  {'filter' in one ? null : <strong> cannot be used any more</strong>}
                </span>
                <button
                  type="button"
                  className="usa-button usa-button--unstyled"
                  aria-label={`Remove the view ${one.name}`}
                  onClick={() => void doing(() => ask(`/api/docket/views/${one.id}`, 'DELETE'))}
                >
                  Remove
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
