import { Checkbox, Fieldset } from '@trussworks/react-uswds';

/** How files are read together, and what is written beside the answers. */
export interface Written {
  readonly sameSource: boolean;
  readonly annotated: boolean;
  readonly workbook: boolean;
}

interface WrittenFilesProps {
  /** How many files are read together. */
  readonly files: number;
  readonly written: Written;
  readonly onChange: (written: Written) => void;
}

/** What may be left out of a run, and what several files have in common. */
export function WrittenFiles({ files, written, onChange }: WrittenFilesProps) {
  const box = (name: keyof Written, label: string, description: string) => (
    <Checkbox
      id={name}
      name={name}
      label={label}
      labelDescription={description}
      checked={written[name]}
      onChange={({ target }) => onChange({ ...written, [name]: target.checked })}
    />
  );
  return (
    <>
      {files < 2 ? null : (
        <Fieldset legend={`The ${files} files`} legendStyle="default">
          {box(
            'sameSource',
            'They are of one source',
            'A person key then means the same person in all of them. If you are not sure, leave it empty.',
          )}
        </Fieldset>
      )}
      <details className="desk-details">
        <summary>Files that are written beside the answers</summary>
        <Fieldset legend="Without them a run takes less time and room. The docket needs neither.">
          {box('annotated', 'Copies of the list with the answers added', 'As CSV, one for each file.')}
          {box('workbook', 'An Excel workbook to look through', 'review.xlsx, with the first 20,000 rows.')}
        </Fieldset>
      </details>
    </>
  );
}
