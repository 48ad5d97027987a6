import { lawDocument } from '../../law/document/law-document.js';
import { printLaw } from '../../law/document/print-document.js';
import { Failure } from '../../messages/failure.js';
import { idParams } from '../api/common.js';
import { lawSchema } from '../api/laws.js';
import type { DeskServices } from '../desk-services.js';
import { type Api, addRoute } from '../route.js';

/** The laws as documents. */
export function addLawRoutes(api: Api, { rulebooks }: Pick<DeskServices, 'rulebooks'>): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/laws/:id',
    summary: 'A law as a document: what freshstart law --format json prints',
    params: idParams,
    answer: lawSchema,
    handle: async ({ params }) => {
      const rulebook = rulebooks.find(({ id }) => id === params.id);
      if (rulebook === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'law' });
      return JSON.parse(printLaw(rulebook, lawDocument(rulebook), 'json'));
    },
  });
}
