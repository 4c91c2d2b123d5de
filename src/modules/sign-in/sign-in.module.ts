import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionCredentials } from '../../platform/auth/session-credentials.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountController } from './adapters/account/account.controller.js';
import { LinkController } from './adapters/account/link.controller.js';
import { SignInController } from './adapters/account/sign-in.controller.js';
import { StylesController } from './adapters/account/styles.controller.js';
import { SessionPrincipals } from './adapters/auth/session-principals.js';
import { KnownBrowsers } from './adapters/limits/known-browsers.js';
import { LimitedAttempts } from './adapters/limits/limited-attempts.js';
import { PublicLinkAddresses } from './adapters/links/public-link-addresses.js';
import { MeController } from './adapters/oratek/me.controller.js';
import { Argon2Hasher } from './adapters/passwords/argon2-hasher.js';
import { ListedCommonPasswords } from './adapters/passwords/listed-common-passwords.js';
import { PostgresSessionStore } from './adapters/postgres/postgres-session.store.js';
import { PostgresSignInRepository } from './adapters/postgres/postgres-sign-in.repository.js';
import { sessionsTable } from './adapters/postgres/session.table.js';
import { signInChoicesTable } from './adapters/postgres/sign-in-choice.table.js';
import { signInLinksTable } from './adapters/postgres/sign-in-link.table.js';
import { SignInSweeper } from './adapters/postgres/sign-in-sweeper.js';
import { signInsTable } from './adapters/postgres/sign-in.table.js';
import { ChangePassword } from './application/change-password.js';
import { ChooseUser } from './application/choose-user.js';
import { CompleteSignIn } from './application/complete-sign-in.js';
import { EndSessions } from './application/end-sessions.js';
import { MyAccount } from './application/my-account.js';
import { Sessions } from './application/sessions.js';
import { SignInFacade } from './application/sign-in.facade.js';
import { SignInWithPassword } from './application/sign-in-with-password.js';
import { UpdateMe } from './application/update-me.js';
import { UseLink } from './application/use-link.js';
import { Attempts } from './ports/attempts.js';
import { CommonPasswords } from './ports/common-passwords.js';
import { LinkAddresses } from './ports/link-addresses.js';
import { PasswordHasher } from './ports/password-hasher.js';
import { SessionStore } from './ports/session.store.js';
import { SignInRepository } from './ports/sign-in.repository.js';
import { PasswordPolicies, SignInApi, SignInOptions } from './sign-in.api.js';

/** How people sign in, and what belongs to them alone. */
@Module({
  imports: [TypeOrmModule.forFeature([signInsTable.entity, sessionsTable.entity, signInLinksTable.entity, signInChoicesTable.entity]), OrganizationsModule, UsersModule],
  controllers: [MeController, SignInController, LinkController, AccountController, StylesController],
  providers: [
    SignInWithPassword,
    CompleteSignIn,
    ChooseUser,
    UseLink,
    ChangePassword,
    EndSessions,
    MyAccount,
    UpdateMe,
    Sessions,
    KnownBrowsers,
    SignInSweeper,
    PasswordPolicies,
    SignInOptions,
    { provide: SignInApi, useClass: SignInFacade },
    { provide: SignInRepository, useClass: PostgresSignInRepository },
    { provide: SessionStore, useClass: PostgresSessionStore },
    { provide: PasswordHasher, useClass: Argon2Hasher },
    { provide: CommonPasswords, useClass: ListedCommonPasswords },
    { provide: Attempts, useClass: LimitedAttempts },
    { provide: LinkAddresses, useClass: PublicLinkAddresses },
    { provide: SessionCredentials, useClass: SessionPrincipals },
  ],
  exports: [SignInApi, SessionCredentials, PasswordPolicies, SignInOptions],
})
export class SignInModule {}
