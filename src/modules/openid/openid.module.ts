import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TargetPolicy } from '../../platform/outbound-http/target-policy.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PasswordPolicies, SignInOptions } from '../sign-in/sign-in.api.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { UsersModule } from '../users/users.module.js';
import { OpenIdPagesController } from './adapters/account/openid-pages.controller.js';
import { OpenIdController } from './adapters/oratek/openid.controller.js';
import { identitiesTable } from './adapters/postgres/identity.table.js';
import { openIdProvidersTable } from './adapters/postgres/openid-provider.table.js';
import { PostgresIdentityRepository } from './adapters/postgres/postgres-identity.repository.js';
import { PostgresProviderRepository } from './adapters/postgres/postgres-provider.repository.js';
import { PostgresSealedClientSecrets } from './adapters/postgres/postgres-sealed-client-secrets.js';
import { OpenIdClientProvider } from './adapters/provider/openid-client-provider.js';
import { PublicRedirectAddress } from './adapters/provider/public-redirect-address.js';
import { BoxedClientSecrets } from './adapters/secrets/boxed-client-secrets.js';
import { SealedFlows } from './adapters/secrets/sealed-flows.js';
import { BeginSignIn } from './application/begin-sign-in.js';
import { CheckClientSecrets } from './application/check-client-secrets.js';
import { ConfigureOpenId } from './application/configure-openid.js';
import { FindUser } from './application/find-user.js';
import { OfferProvider } from './application/offer-provider.js';
import { FinishSignIn } from './application/finish-sign-in.js';
import { OpenIdPasswordPolicy } from './application/openid-password-policy.js';
import { OrganizationProviders } from './application/organization-providers.js';
import { ResealClientSecrets } from './application/reseal-client-secrets.js';
import { ClientSecrets } from './ports/client-secrets.js';
import { Flows } from './ports/flows.js';
import { IdentityProvider } from './ports/identity-provider.js';
import { IdentityRepository } from './ports/identity.repository.js';
import { ProviderRepository } from './ports/provider.repository.js';
import { RedirectAddress } from './ports/redirect-address.js';
import { SealedClientSecrets } from './ports/sealed-client-secrets.js';
import { TargetRules } from './ports/target-rules.js';

@Module({
  imports: [OrganizationsModule, UsersModule, AccountsModule, SignInModule, TypeOrmModule.forFeature([openIdProvidersTable.entity, identitiesTable.entity])],
  controllers: [OpenIdController, OpenIdPagesController],
  providers: [
    OrganizationProviders,
    ConfigureOpenId,
    BeginSignIn,
    FinishSignIn,
    FindUser,
    OfferProvider,
    ResealClientSecrets,
    CheckClientSecrets,
    OpenIdPasswordPolicy,
    { provide: ProviderRepository, useClass: PostgresProviderRepository },
    { provide: IdentityRepository, useClass: PostgresIdentityRepository },
    { provide: SealedClientSecrets, useClass: PostgresSealedClientSecrets },
    { provide: IdentityProvider, useClass: OpenIdClientProvider },
    { provide: ClientSecrets, useClass: BoxedClientSecrets },
    { provide: Flows, useClass: SealedFlows },
    { provide: RedirectAddress, useClass: PublicRedirectAddress },
    { provide: TargetRules, useExisting: TargetPolicy },
  ],
})
export class OpenIdModule implements OnModuleInit {
  constructor(
    private readonly passwords: PasswordPolicies,
    private readonly policy: OpenIdPasswordPolicy,
    private readonly options: SignInOptions,
    private readonly offerProvider: OfferProvider,
  ) {}

  onModuleInit(): void {
    this.passwords.use(this.policy);
    this.options.add((organization) => this.offerProvider.execute(organization));
  }
}
