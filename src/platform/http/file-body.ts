/** Files that are the body of a request as they are: only where an endpoint takes their media type. */
import type { FastifyRequest } from 'fastify';
import { type AnyEndpoint, invalid } from '#kernel';

type Files = AnyEndpoint['files'];

/** The format that an endpoint gives to the media type of the request; undefined: it takes no such file. */
export const formatOf = (files: Files, { headers }: FastifyRequest): string | undefined =>
  files?.[headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''];

const JSON_TYPE = 'application/json';

/**
 * What the JSON parser left alone must not be taken for an object with one field for each byte. Holds for every route,
 * declared or not; a `raw` one reads its body itself. Error: `input.mediaType`.
 */
export async function refuseForeignBody(request: FastifyRequest): Promise<void> {
  const { files, raw } = request.routeOptions.config as Pick<AnyEndpoint, 'files' | 'raw'>;
  if (!Buffer.isBuffer(request.body) || request.is404 || raw || formatOf(files, request)) return;
  const options = [JSON_TYPE, ...Object.keys(files ?? {})].join(', ');
  throw invalid('input.mediaType', {}, [{ path: 'Content-Type', code: 'notOneOf', facts: { options } }]);
}
