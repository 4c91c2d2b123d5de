import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { withStatus } from '../../platform/http/writes/success.js';
import { taggedLike } from '../../platform/http/writes/entity-tag.js';

/** Every success of this API (octolane.md, Conventions: success). */
export interface Envelope<Data> {
  readonly success: true;
  /** What was done, for people: `Account created successfully`. */
  readonly message: string;
  readonly data: Data;
}

/** The class of a success with this data, for the document: a route's answer extends it. */
export function answerWith<Data extends object>(data: Type<Data>, example: string): Type<Envelope<Data>> {
  class Answer implements Envelope<Data> {
    @ApiProperty({ description: 'Always true.', type: Boolean, enum: [true], example: true })
    success!: true;

    @ApiProperty({ description: 'What was done, for people.', example })
    message!: string;

    @ApiProperty({ description: 'What was asked for.', type: data })
    data!: Data;
  }
  return Answer;
}

/** Every error of this API (octolane.md, Conventions: error). */
export class ErrorEnvelope {
  @ApiProperty({ description: 'Always false.', type: Boolean, enum: [false], example: false })
  success!: false;

  @ApiProperty({ description: 'The status of the answer.', type: 'integer', example: 400 })
  statusCode!: number;

  @ApiProperty({ description: 'What went wrong, in one sentence; `Validation error` if `errors` says more.', example: 'Validation error' })
  message!: string;

  @ApiProperty({
    description: 'One sentence for each field with a fault, by its path in the body, or the name of the parameter. Empty if the error is not about fields.',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { pipeline_id: 'Pipeline id must be a valid uuid' },
  })
  errors!: Record<string, string>;
}

/**
 * A success. If the data is a record that has an entity tag (`RecordForm.show`), the answer has that tag.
 * @param status where the route has several: 201 if something was created, 200 if it existed
 */
export function answered<Data extends object>(message: string, data: Data, status?: 200 | 201): Envelope<Data> {
  const envelope = taggedLike(data, { success: true, message, data } as const);
  return status === undefined ? envelope : withStatus(envelope, status);
}
