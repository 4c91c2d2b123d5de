import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it was sent. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of its trace. */
  readonly parentId: string;
  readonly name: string;
  /** 2: server, 3: client. */
  readonly kind: number;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2: error. */
  readonly status: number;
  /** The resource attributes of the process that sent it. */
  readonly resource: Readonly<Record<string, unknown>>;
}

/** A collector of spans, as far as a test needs one: OTLP over HTTP in protobuf. */
export class OtlpReceiver {
  spans: ReceivedSpan[] = [];
  /** All received bytes as text, to search for values. */
  text = '';
  /** The headers of the last request. */
  headers: Readonly<Record<string, unknown>> = {};
  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      this.headers = request.headers;
      this.text += `${request.url ?? ''}\n${body.toString('latin1')}`;
      if (request.url === '/v1/traces' && request.headers['content-type'] === 'application/x-protobuf') this.spans.push(...spansOf(body));
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Discards everything received so far. */
  clear(): void {
    this.spans = [];
    this.text = '';
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

type Field = bigint | Buffer;
type Message = ReadonlyMap<number, readonly Field[]>;

/** The fields of a protobuf message by their numbers: numbers as they are, all else as bytes. */
function decode(bytes: Buffer): Message {
  const fields = new Map<number, Field[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    if (wire !== 0 && wire !== 1 && wire !== 2 && wire !== 5) throw new Error(`No such type in protobuf: ${wire}`);
    const field = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()));
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), field]);
  }
  return fields;
}

const messages = (message: Message, field: number): Message[] => (message.get(field) ?? []).map((bytes) => decode(bytes as Buffer));
const bytes = (message: Message, field: number): Buffer => (message.get(field)?.[0] as Buffer | undefined) ?? Buffer.alloc(0);
const integer = (message: Message, field: number): number => Number(message.get(field)?.[0] ?? 0);

function attributesOf(message: Message, field: number): Record<string, unknown> {
  return Object.fromEntries(
    messages(message, field).map((pair) => {
      const [value = new Map() as Message] = messages(pair, 2);
      return [bytes(pair, 1).toString(), value.has(1) ? bytes(value, 1).toString() : value.has(3) ? integer(value, 3) : undefined];
    }),
  );
}

/** Numbers as in opentelemetry/proto/trace/v1/trace.proto. */
function spansOf(body: Buffer): ReceivedSpan[] {
  return messages(decode(body), 1).flatMap((group) => {
    const resource = Object.assign({}, ...messages(group, 1).map((one) => attributesOf(one, 1))) as Record<string, unknown>;
    return messages(group, 2)
      .flatMap((scope) => messages(scope, 2))
      .map((span) => ({
        traceId: bytes(span, 1).toString('hex'),
        spanId: bytes(span, 2).toString('hex'),
        state: bytes(span, 3).toString(),
        parentId: bytes(span, 4).toString('hex'),
        name: bytes(span, 5).toString(),
        kind: integer(span, 6),
        attributes: attributesOf(span, 9),
        status: messages(span, 15).reduce((_none, status) => integer(status, 3), 0),
        resource,
      }));
  });
}
