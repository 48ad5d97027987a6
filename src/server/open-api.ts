import { z } from 'zod';
import { errorSchema } from './api/common.js';
import type { DescribedRoute } from './route.js';

/** The OpenAPI document (3.1) of the routes, made from the schemas by which they are checked. */
export function openApiOf(routes: readonly DescribedRoute[], programVersion: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Freshstart desk', version: programVersion },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'freshstart-desk-PORT' } },
    },
    security: [{ session: [] }],
  };
}

function operationOf({ summary, params, query, body, answer, takes, status = 200 }: DescribedRoute) {
  const content =
    typeof answer === 'string'
      ? { [answer]: {} }
      : { 'application/json': { schema: plain(answer, 'output') } };
  return {
    summary,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body === undefined && takes === undefined
      ? {}
      : { requestBody: { required: true, content: bodyContent(body, takes) } }),
    responses: {
      [status]: { description: 'The answer', content },
      default: {
        description: 'What went wrong, and what to do next',
        content: { 'application/json': { schema: plain(errorSchema, 'output') } },
      },
    },
  };
}

const bodyContent = (body: z.ZodType | undefined, takes: string | undefined) =>
  body === undefined ? { [takes ?? '']: {} } : { 'application/json': { schema: plain(body, 'input') } };

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || !(one as z.ZodType).safeParse(undefined).success,
    schema: plain(one as z.ZodType, 'input'),
  }));
}

function plain(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
