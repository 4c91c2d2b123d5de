import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import type { UserView } from '../../ports/user.queries.js';

/** A user of the organization (oratek.md, Extensions over the same records). */
export class User {
  @ApiProperty({ description: 'Id of the user, a UUID; records name their owner by it.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75' })
  id!: string;

  @ApiProperty({ description: "Name; unless it has been given, what stands before the @ of the user's email.", example: 'jane' })
  name!: string;

  @ApiProperty({ description: 'Whether the user still belongs to the organization.', example: true })
  active!: boolean;
}

/** The user as this API shows it. */
export function publishUser({ id, name, active }: UserView): User {
  return { id, name, active };
}

/** A page of users. */
export class UserPage {
  @ApiProperty({ description: 'The users of this page.', type: [User] })
  data!: User[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
