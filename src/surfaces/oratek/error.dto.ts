import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';

/** One fault of an input. */
export class ErrorDetail {
  @ApiProperty({ description: 'Dotted path of the field in the body (`tags.3`), the name of the query parameter, or `id`.', example: 'deal_value' })
  field!: string;

  @ApiProperty({ description: 'The rule that was broken; stable, for programs.', example: 'max' })
  code!: string;

  @ApiProperty({ description: 'What to change, for people.', example: 'deal_value must be at most 999999999999.99.' })
  message!: string;
}

/** Every error of this API (oratek.md, Errors). */
export class ErrorBody {
  @ApiProperty({ description: 'What went wrong; stable, for programs.', enum: Object.keys(ERROR_CODES), example: 'not_found' })
  error!: ErrorCode;

  @ApiProperty({ description: 'One sentence that a person can act on.', example: 'Contact does not exist or has been deleted.' })
  message!: string;

  @ApiProperty({ description: 'Only with `validation`: every fault, not only the first.', type: [ErrorDetail], required: false })
  details?: ErrorDetail[];
}
