import type { Papers } from '../../../src/server/api/papers.js';
import { printTime } from '../words.js';

/** The link by which papers are saved. */
export function Download({ papers }: { readonly papers: Papers }) {
  const { id, made, madeAt } = papers;
  if (made === null) return null;
  const at = madeAt === null ? '' : `, made ${printTime(madeAt)}`;
  return (
    <a
      className="usa-link"
      href={`/api/papers/${id}/download`}
      download={made.name}
      aria-label={`Download ${made.name}${at}`}
    >
      Download {made.name}
    </a>
  );
}
