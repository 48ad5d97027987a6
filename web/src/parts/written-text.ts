/** What was written to an act, in words: a found fact is kept as its value, its source and a note. */
export function writtenText(action: string, text: string): string {
  if (action !== 'record_fact') return text;
  const { value, source, note } = fieldsIn(text);
  if (value === undefined) return text;
  return `${value}. Found in: ${source ?? ''}${note === undefined || note === '' ? '' : `. ${note}`}`;
}

function fieldsIn(text: string): { value?: string; source?: string; note?: string } {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
