import { ApiProperty } from '@nestjs/swagger';
import { SCOPES, type Scope } from '../../../../contracts/scopes.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { SecretField, ServerField, TextField } from '../../../../platform/input/fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import type { OrganizationView } from '../../../organizations/organizations.api.js';
import { type User, USER_ROLES, type UserRole } from '../../../users/users.api.js';
import { PASSWORD } from '../../domain/password.js';
import { SIGN_IN_METHODS, type SessionView, type SignInMethod } from '../../domain/session.js';

nameEnum('UserRole', USER_ROLES, 'What a person may do: `member` reads and writes records, `admin` opens Settings, too.');
nameEnum('SignInMethod', SIGN_IN_METHODS, 'How a person has proven who they are: by password, at the identity provider of the organization, or by a one-time link.');

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75';
/** The id of a session, as an example. */
export const SESSION_ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90';
const NAME = { description: 'Name, as others see it.', example: 'Jane Doe' } as const;
/** As for every user. */
const USER_NAME = { max: 255, notBlank: true } as const;

/** A change of the person who asks: `name`. A record that was read may be sent back whole. */
export class UpdateMeBody {
  @TextField({ ...USER_NAME, ...NAME })
  name?: string;

  @ServerField({ kind: 'id', description: 'Id of the user.', example: ID })
  id?: string;

  @ServerField({ kind: 'word', description: 'Email, by which the person signs in.', example: 'jane@acme.example' })
  email?: string;

  @ServerField({ kind: 'word', description: 'Role, which an admin changes.', example: 'member' })
  role?: string;

  @ServerField({ kind: 'words', description: 'What the role may do.', example: ['read', 'write'] })
  scopes?: readonly string[];

  @ServerField({ kind: 'object', description: 'The organization.', example: {} })
  organization?: object;

  @ServerField({ kind: 'object', description: 'The session of the request.', example: {} })
  session?: object;
}

/** A new password for the person who asks. */
export class ChangePasswordBody {
  @SecretField({ max: 2 * PASSWORD.max, description: 'The present password.', example: 'correct horse battery staple' })
  current_password!: string;

  @SecretField({ max: 2 * PASSWORD.max, description: `The new one: ${PASSWORD.min} to ${PASSWORD.max} characters, in NFKC; none of the common passwords, nor the email or the name of the person or the organization, not even with digits or signs around it.`, example: 'umbrella tractor violin seaside' })
  new_password!: string;
}

/** The organization of the person who asks, as far as the console shows it everywhere. */
export class MyOrganization {
  @ApiProperty({ description: 'Its id, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50' })
  id!: string;

  @ApiProperty({ description: 'Its short name.', example: 'acme' })
  slug!: string;

  @ApiProperty({ description: 'Its name.', example: 'Acme Laboratories' })
  name!: string;

  @ApiProperty({ description: 'The time zone in which its people read times: a name of the IANA database.', example: 'America/Denver' })
  time_zone!: string;

  @ApiProperty({ description: 'The currency of all its money: a code of ISO 4217.', example: 'USD' })
  currency!: string;
}

/** The session of the request. */
export class MySession {
  @ApiProperty({ description: 'Its id, by which it can be ended. It grants no access.', format: 'uuid', example: SESSION_ID })
  id!: string;
}

/** The person who asks. */
export class Me {
  @ApiProperty({ description: 'Id of the user, a UUID; records name their owner by it.', format: 'uuid', example: ID })
  id!: string;

  @ApiProperty({ description: 'Email, by which the person signs in.', example: 'jane@acme.example' })
  email!: string;

  @ApiProperty(NAME)
  name!: string;

  @ApiProperty({ description: 'Role, which an admin changes.', enum: USER_ROLES, example: 'member' })
  role!: UserRole;

  @ApiProperty({ description: 'What the role may do.', type: 'array', items: { type: 'string', enum: [...SCOPES] }, example: ['read', 'write'] })
  scopes!: readonly Scope[];

  @ApiProperty({ description: 'The organization.', type: MyOrganization })
  organization!: MyOrganization;

  @ApiProperty({ description: 'The session of the request.', type: MySession })
  session!: MySession;
}

/** The parts of `Me`. */
export interface MeView {
  readonly user: User;
  readonly organization: OrganizationView;
  readonly scopes: readonly Scope[];
  readonly sessionId: string;
}

/** How the person who asks looks in this API. */
export const ME_FORM = RecordForm.ofContent(
  ({ user, organization, scopes, sessionId }: MeView): Me => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    scopes: [...scopes],
    organization: { id: organization.id, slug: organization.slug, name: organization.name, time_zone: organization.timeZone, currency: organization.currency },
    session: { id: sessionId },
  }),
);

/** A session of the person who asks. */
export class Session {
  @ApiProperty({ description: 'Id of the session, a UUID. It grants no access.', format: 'uuid', example: SESSION_ID })
  id!: string;

  @ApiProperty({ description: 'Whether it is the one of this request.', example: true })
  is_present!: boolean;

  @ApiProperty({ description: 'How the person signed in.', enum: SIGN_IN_METHODS, example: 'password' })
  method!: SignInMethod;

  @ApiProperty({ description: 'When: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;

  @ApiProperty({ description: 'When it was last used, to the minute. It ends 12 hours later, and 30 days after it began.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  last_seen_at!: Timestamp;

  @ApiProperty({ description: 'The address from which the person signed in; null if it is not known.', type: String, nullable: true, example: '198.51.100.7' })
  address!: string | null;

  @ApiProperty({ description: 'What the browser called itself then; null if nothing.', type: String, nullable: true, example: 'Mozilla/5.0' })
  user_agent!: string | null;
}

/** The sessions of the person who asks. */
export class SessionList {
  @ApiProperty({ description: 'All of them, the newest first: a user has at most 50.', type: [Session] })
  data!: Session[];
}

/** The session as this API shows it. */
export function publishSession({ id, method, createdAt, lastSeenAt, address, userAgent }: SessionView, present: string): Session {
  return { id, is_present: id === present, method, created_at: createdAt, last_seen_at: lastSeenAt, address, user_agent: userAgent };
}
