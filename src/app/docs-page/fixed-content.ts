import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { entityTagOf, isKnown } from '../../platform/http/writes/entity-tag.js';
import { withMember } from '../../platform/http/request/list-header.js';
import { PAGE_HEADERS } from '../../platform/http/transport/page-headers.js';

/** Content codings in the server's order of preference among those that the client likes equally. */
const CODINGS = ['br', 'gzip', 'identity'] as const;
type Coding = (typeof CODINGS)[number];

/** Brotli: the best ratio below 10 ms for a document of 400 kB. Level 11 needs 8 s for Swagger UI's bundle. */
const BROTLI_QUALITY = 5;

const COMPRESSED_ALREADY = /^image\/(?!svg)/;

/** The types of the package do not know the option yet. */
type Encodings = (available: readonly string[], options: { readonly preferred: readonly string[] }) => string[];

interface Representation {
  readonly bytes: Buffer;
  readonly tag: string;
}

export interface ContentOptions {
  /** The media type, with its charset. */
  readonly type: string;
  /** `Cache-Control`; by default a client caches its copy and revalidates it with the ETag on each use. */
  readonly cache?: string;
}

/**
 * Content that is the same for every client until the process ends. It is made at the first request that needs it, and
 * compressed once for each coding, so neither costs time at start or per request; all answers share one buffer, so a
 * client that leaves its answers unread costs no copy.
 *
 * Not `@fastify/compress`: it compresses each answer again.
 */
export class FixedContent {
  private readonly representations = new Map<Coding, Promise<Representation>>();
  private readonly codings: readonly Coding[];

  /** @param make called once, unless it fails: then the next request calls it again */
  constructor(
    private readonly options: ContentOptions,
    private readonly make: () => string | Buffer | Promise<string | Buffer>,
  ) {
    this.codings = COMPRESSED_ALREADY.test(options.type) ? ['identity'] : CODINGS;
  }

  /** Serves it at the path. HEAD as a method of the route itself: the one that Fastify adds gives a 304 a length of 0. */
  serveAt(instance: FastifyInstance, url: string): void {
    instance.route({ method: ['GET', 'HEAD'], url, handler: (request, reply) => this.answer(request, reply) });
  }

  /** Answers with the representation that `Accept-Encoding` prefers (RFC 9110, 12.5.3), or 304 if the client has it. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { type, cache = 'no-cache' } = this.options;
    const coding = this.preferred(request);
    const { bytes, tag } = await this.representation(coding);
    void reply.headers(PAGE_HEADERS).header('cache-control', cache).header('etag', tag);
    if (this.codings.length > 1) void reply.header('vary', withMember(reply.getHeader('vary'), 'Accept-Encoding'));
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    if (coding !== 'identity') void reply.header('content-encoding', coding);
    void reply.type(type);
    return request.method === 'HEAD' ? reply.header('content-length', bytes.length).send() : reply.send(bytes);
  }

  /** A client that accepts none of the codings gets the plain bytes rather than a 406. */
  private preferred(request: FastifyRequest): Coding {
    const accepted = new Negotiator(request.raw) as Negotiator & { encodings: Encodings };
    const [first] = accepted.encodings(this.codings, { preferred: CODINGS });
    return this.codings.find((coding) => coding === first) ?? 'identity';
  }

  private representation(coding: Coding): Promise<Representation> {
    const known = this.representations.get(coding);
    if (known) return known;
    const made = this.encode(coding).then((bytes) => ({ bytes, tag: entityTagOf(bytes) }));
    this.representations.set(coding, made);
    made.catch(() => this.representations.delete(coding));
    return made;
  }

  private async encode(coding: Coding): Promise<Buffer> {
    if (coding === 'identity') {
      const content = await this.make();
      return typeof content === 'string' ? Buffer.from(content) : content;
    }
    const { bytes } = await this.representation('identity');
    if (coding === 'gzip') return promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION });
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants;
    return promisify(brotliCompress)(bytes, {
      params: { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [BROTLI_PARAM_SIZE_HINT]: bytes.length, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT },
    });
  }
}
