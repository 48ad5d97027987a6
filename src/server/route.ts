import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Failure } from '../messages/failure.js';

type Method = 'GET' | 'POST' | 'DELETE';

/** One thing the API can be asked: what is handed in and what comes back, as schemas. */
export interface Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  readonly method: Method;
  /** With parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The schema of the answer, or the media type of one that is no JSON. */
  readonly answer: A | string;
  /** Media type of a body that is no JSON. */
  readonly takes?: string;
  readonly status?: number;
  readonly handle: (asked: {
    readonly params: z.infer<P>;
    readonly query: z.infer<Q>;
    readonly body: z.infer<B>;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
  }) => Promise<z.infer<A>>;
}

/** What a document of the API needs of a route. */
export type DescribedRoute = Omit<Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'handle'>;

export interface Api {
  readonly app: FastifyInstance;
  /** All routes so far. */
  readonly described: DescribedRoute[];
  /** Whether answers are held against their schemas. */
  readonly checkAnswers: boolean;
}

/** Adds a route: what is asked is checked by its schemas before it is handled. */
export function addRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  { app, described, checkAnswers }: Api,
  route: Route<P, Q, B, A>,
): void {
  const { handle, ...description } = route;
  described.push(description);
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const params = checked(route.params, request.params, 'the address') as z.infer<P>;
      const query = checked(route.query, request.query, 'the address') as z.infer<Q>;
      const body = checked(route.body, request.body, 'its body') as z.infer<B>;
      const answer = await handle({ params, query, body, request, reply });
      if (typeof route.answer === 'string') return answer;
      if (checkAnswers) strictly(route.answer, answer);
      return reply.code(route.status ?? 200).send(answer);
    },
  });
}

function checked(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new Failure(2, 'SERVER_BAD_REQUEST', { where: where === '' ? part : where });
}

/** Throws when an answer is not of its schema, or has more than that says. */
function strictly(schema: z.ZodType, answer: unknown): void {
  const plain: unknown = JSON.parse(JSON.stringify(answer));
  const read = schema.parse(plain);
  if (JSON.stringify(sorted(read)) !== JSON.stringify(sorted(plain)))
    throw new RangeError('an answer has more in it than its schema says');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
