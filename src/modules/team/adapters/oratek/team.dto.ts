import { ApiProperty } from '@nestjs/swagger';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { ChoiceField, EmailField, IdOrNullField, ServerField, TextField } from '../../../../platform/input/fields.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { FlagField } from '../../../../platform/input/number-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import { KEY_STATES, type KeyState } from '../../../api-keys/api-keys.api.js';
import type { LinkPurpose } from '../../../sign-in/sign-in.api.js';
import { USER_NAME, USER_ROLES } from '../../../users/users.api.js';
import type { Holdings } from '../../application/read-holdings.js';
import { MEMBER_STATES, type MemberState } from '../../domain/member-state.js';
import type { Member, MemberWithLink } from '../../team.api.js';

const ROLES = nameEnum('UserRole', USER_ROLES, 'What a user may do: `member` reads and writes records, `admin` also opens Settings.');
nameEnum('UserState', MEMBER_STATES, '`invited` has never signed in, `active` has, `disabled` may not.');
const PURPOSES = nameEnum('UserLinkPurpose', ['invitation', 'password_reset', 'sign_in'] as const satisfies readonly LinkPurpose[], 'What a one-time link is for.');

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75';
const NAME_DOCS = { description: 'Name. Without one, what stands before the @ of the email is shown.', example: 'Jane Doe' } as const;
const ROLE_DOCS = { description: 'What the user may do.', example: 'member' } as const;
const ACTIVE_DOCS = { description: 'Whether the user may sign in and become the owner of records. One who is disabled is signed out everywhere within 100 ms.', example: true } as const;

/** A user to invite. */
export class InviteUserBody {
  @EmailField({ required: true, description: 'Where the user is reached. It is unique in your organization, in any case of letters, and never changes.', example: 'jane@example.com' })
  email!: string;

  @ChoiceField({ ...ROLE_DOCS, choices: ROLES, required: true })
  role!: Member['role'];

  @TextField({ max: USER_NAME.max, ...NAME_DOCS })
  name?: string | null;
}

/** The fields of a user that an admin changes. */
class UserInput {
  @TextField({ ...USER_NAME, ...NAME_DOCS })
  name?: string;

  @ChoiceField({ ...ROLE_DOCS, choices: ROLES })
  role?: Member['role'];

  @FlagField(ACTIVE_DOCS)
  active?: boolean;
}

/** A change of a user: only the fields sent change. One that was read may be sent back whole. */
export class UpdateUserBody extends UserInput {
  @ServerField({ kind: 'id', description: 'Id of the user.', example: ID })
  id?: string;

  @ServerField({ kind: 'word', description: 'The email of the user.', example: 'jane@example.com' })
  email?: string;

  @ServerField({ kind: 'word', description: 'What follows from `active` and from whether the user has signed in.', example: 'active' })
  state?: string;

  @ServerField({ kind: 'flag', description: 'Whether the user has a password.', example: true })
  has_password?: boolean;

  @ServerField({ kind: 'time', nullable: true, description: 'When the user last signed in.', example: '2026-05-14T18:24:30.000Z' })
  last_sign_in_at?: Timestamp | null;

  @ServerField({ kind: 'time', description: 'When the user was invited.', example: '2026-05-14T18:24:30.000Z' })
  created_at?: Timestamp;
}

/** Where the records of a user go. */
export class ReassignBody {
  @IdOrNullField({ description: 'The active user who becomes the owner; null for no owner.' })
  to!: string | null;
}

/** A user as Settings show it. */
export class SettingsUser {
  @ApiProperty({ description: 'Id of the user, a UUID; records name their owner by it.', format: 'uuid', example: ID })
  id!: string;

  @ApiProperty({ description: 'Where the user is reached, and what it signs in with.', format: 'idn-email', example: 'jane@example.com' })
  email!: string;

  @ApiProperty({ description: 'Name; unless it has been given, what stands before the @ of the email.', example: 'Jane Doe' })
  name!: string;

  @ApiProperty({ ...ROLE_DOCS, enum: ROLES })
  role!: Member['role'];

  @ApiProperty(ACTIVE_DOCS)
  active!: boolean;

  @ApiProperty({ description: 'Whether the user has signed in yet, or may not.', enum: MEMBER_STATES, example: 'invited' })
  state!: MemberState;

  @ApiProperty({ description: 'Whether the user can sign in with a password.', example: false })
  has_password!: boolean;

  @ApiProperty({ description: 'When the user last signed in: UTC, in milliseconds; null if never.', type: String, format: 'date-time', nullable: true, example: null })
  last_sign_in_at!: Timestamp | null;

  @ApiProperty({ description: 'When the user was invited: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;
}

const LINK_DOCS = {
  description: 'The link, in this answer and never again; null where the answer is repeated for an Idempotency-Key. It works once. Whoever has it is signed in as the user: hand it to that person alone.',
  type: String,
  nullable: true,
  example: 'https://crm.example.com/account/link/q8Zl0vVJ3m2kX1c9TtB7nR5yE4wH6sUaLd_PfGjKoIQ',
} as const;
const EXPIRES_DOCS = { description: 'When the link ceases to work: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-21T18:24:30.000Z' } as const;

/** An invited user at the one moment at which the link is shown. */
export class InvitedUser extends SettingsUser {
  @ApiProperty(LINK_DOCS)
  link!: string | null;

  @ApiProperty(EXPIRES_DOCS)
  expires_at!: Timestamp;
}

/** A one-time link at the one moment at which it is shown. */
export class UserLink {
  @ApiProperty({ description: 'What the link is for: the invitation of one who has never signed in, else a new password, or only signing in where your organization takes no passwords.', enum: PURPOSES, example: 'password_reset' })
  purpose!: (typeof PURPOSES)[number];

  @ApiProperty(LINK_DOCS)
  link!: string | null;

  @ApiProperty(EXPIRES_DOCS)
  expires_at!: Timestamp;
}

/** A key of a user. */
export class HeldKey {
  @ApiProperty({ description: 'Id of the key, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f' })
  id!: string;

  @ApiProperty({ description: 'The first 12 characters of its token.', example: 'otk_a1b2c3d4' })
  prefix!: string;

  @ApiProperty({ description: 'What it is for.', example: 'website' })
  name!: string;

  @ApiProperty({ description: 'Whether it works, was revoked, or has expired.', enum: KEY_STATES, example: 'active' })
  state!: KeyState;
}

/** What a user holds. */
export class UserHoldings {
  @ApiProperty({ description: 'The keys that the user made, or that were issued for it, and those that such keys made: those that still work first, then the newest, at most 200. They go on working until they are revoked.', type: [HeldKey] })
  keys!: HeldKey[];

  @ApiProperty({ description: 'Whether there are more keys than are listed.', example: false })
  has_more_keys!: boolean;

  @ApiProperty({ description: 'How many contacts the user owns; 100000 means that many or more.', type: 'integer', example: 12 })
  contacts!: number;

  @ApiProperty({ description: 'How many opportunities the user owns; 100000 means that many or more.', type: 'integer', example: 3 })
  opportunities!: number;

  @ApiProperty({ description: 'How many tasks the user owns; 100000 means that many or more.', type: 'integer', example: 5 })
  tasks!: number;
}

/** A page of users. */
export class SettingsUserPage {
  @ApiProperty({ description: 'The users of this page.', type: [SettingsUser] })
  data!: SettingsUser[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}

/** The one place that makes the published user. */
export function publishMember({ id, email, name, role, active, state, hasPassword, lastSignInAt, createdAt }: Member): SettingsUser {
  return { id, email, name, role, active, state, has_password: hasPassword, last_sign_in_at: lastSignInAt, created_at: createdAt };
}

/** How a user looks in Settings. A sign-in is no change of the user, so one that was read before it may still be changed. */
export const MEMBER_FORM = RecordForm.ofContent(publishMember, ['last_sign_in_at']);

/** The invited user with its link. */
export function invited({ member, link }: MemberWithLink): InvitedUser {
  return MEMBER_FORM.showWith(member, { link: link.url, expires_at: link.expiresAt });
}

/** What a user holds as this API shows it. */
export function publishHoldings({ keys, hasMoreKeys, records }: Holdings): UserHoldings {
  return { keys: keys.map(({ key: { id, prefix, name }, state }) => ({ id, prefix, name, state })), has_more_keys: hasMoreKeys, ...records };
}

/** The fields that were sent, in the domain's words. */
export const toFields = bodyToFields<UserInput, { readonly name: string; readonly role: Member['role']; readonly active: boolean }>();
