import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Failure } from '../kernel/failure.js';
import { Database } from '../platform/database/database.js';
import { Public } from '../platform/http/admission/access.js';
import { DocumentErrors } from '../surfaces/oratek/documented.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';

/** Load balancers give up on a readiness check after a few seconds. */
const READY_WITHIN_MS = 2_000;

/** The process is well. */
export class HealthBody {
  @ApiProperty({ description: 'Always `ok`; anything else is an error.', enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

/** For load balancers and supervisors; asks for no token. */
@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly database: Database,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'getLiveness', summary: 'Is the process alive?', description: 'Answers while the process runs: restart it if this does not. Needs no token.' })
  @ApiResponse({ status: 200, description: 'It is.', type: HealthBody })
  @DocumentErrors('bad_request')
  live(): HealthBody {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ operationId: 'getReadiness', summary: 'Can it answer?', description: 'Answers 200 while requests can be served, writes to the database included; send it none otherwise. Needs no token.' })
  @ApiResponse({ status: 200, description: 'It can.', type: HealthBody })
  @DocumentErrors('bad_request', 'unavailable')
  async ready(): Promise<HealthBody> {
    if (!this.lifecycle.isReady) throw new Failure('unavailable', 'not_serving', 'The server is starting or stopping; try again shortly.');
    if (!(await within(READY_WITHIN_MS, this.database.takesWrites()))) {
      throw new Failure('unavailable', 'database_read_only', 'The database takes no writes at the moment; try again shortly.');
    }
    return { status: 'ok' };
  }
}

/** Throws `unavailable` if the answer takes longer. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Failure('unavailable', 'database_slow', 'The database does not answer in time; try again shortly.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
