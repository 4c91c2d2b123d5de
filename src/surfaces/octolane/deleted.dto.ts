import { ApiProperty } from '@nestjs/swagger';

/** The data of an answer to DELETE (octolane.md, Reads). */
export class Deleted {
  @ApiProperty({ description: 'Id of the record that is gone.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string;
}
