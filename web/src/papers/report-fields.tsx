import { Checkbox, Fieldset } from '@trussworks/react-uswds';
import { Choices } from '../parts/choices.js';

const LANGUAGES = [
  { key: 'en', name: 'English' },
  { key: 'es', name: 'Spanish (español)' },
] as const;

/** How a report is made. */
export interface ReportTerms {
  readonly language: (typeof LANGUAGES)[number]['key'];
  readonly pdf: boolean;
  readonly html: boolean;
}

export const USUAL_REPORT: ReportTerms = { language: 'en', pdf: true, html: false };

interface ReportFieldsProps {
  readonly terms: ReportTerms;
  readonly onChange: (terms: ReportTerms) => void;
}

/** What is asked of a report. */
export function ReportFields({ terms, onChange }: ReportFieldsProps) {
  const { language, pdf, html } = terms;
  return (
    <>
      <Choices
        legend="Language"
        name="language"
        choices={LANGUAGES}
        chosen={language}
        onChosen={(key) => onChange({ ...terms, language: key })}
      />
      <Fieldset legend="In which form" legendStyle="default">
        <Checkbox
          id="form-pdf"
          name="form-pdf"
          label="PDF"
          labelDescription="To print and to send."
          checked={pdf}
          // One of the two is always wanted.
          onChange={({ target }) =>
            onChange({ ...terms, pdf: target.checked, html: html || !target.checked })
          }
        />
        <Checkbox
          id="form-html"
          name="form-html"
          label="Web page"
          labelDescription="One file that any browser opens."
          checked={html}
          onChange={({ target }) => onChange({ ...terms, html: target.checked, pdf: pdf || !target.checked })}
        />
      </Fieldset>
    </>
  );
}
