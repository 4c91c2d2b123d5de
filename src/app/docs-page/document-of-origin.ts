import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../../platform/http/request/request-origin.js';
import type { TrustedProxies } from '../../platform/http/request/trusted-proxies.js';
import { FixedContent } from './fixed-content.js';

/** A server has one origin, or a few: above this number, the least recently requested is made again. */
const MAX_ORIGINS = 8;

/**
 * The document with the requested origin in place of the file's variable, so that generated clients and the try-out
 * page reach this server. If the origin is unknown, the server is `/`, relative to the document.
 */
export class DocumentOfOrigin {
  /** The most recently requested origin is last. */
  private readonly contents = new Map<string, FixedContent>();

  /** @param write makes the text of a document */
  constructor(
    private readonly options: { readonly type: string; readonly proxies: TrustedProxies },
    private readonly document: () => OpenAPIObject,
    private readonly write: (document: OpenAPIObject) => string,
  ) {}

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return this.contentFor(originOf(request.raw, this.options.proxies) ?? '/').answer(request, reply);
  }

  private contentFor(url: string): FixedContent {
    const content = this.contents.get(url) ?? this.make(url);
    this.contents.delete(url);
    this.contents.set(url, content);
    const [oldest] = this.contents.keys();
    if (this.contents.size > MAX_ORIGINS && oldest !== undefined) this.contents.delete(oldest);
    return content;
  }

  private make(url: string): FixedContent {
    // Private: a shared cache must not give one client's origin to another.
    return new FixedContent({ type: this.options.type, cache: 'private, no-cache' }, () => this.write({ ...this.document(), servers: [{ url, description: 'This server' }] }));
  }
}
