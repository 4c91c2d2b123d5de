import { Injectable } from '@nestjs/common';
import type { Visit } from '../../../contracts/visit.js';
import { systemActor } from '../../../kernel/actor.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { OrganizationsApi } from '../../organizations/organizations.api.js';
import { PasswordPolicies, SignInApi } from '../../sign-in/sign-in.api.js';
import { UsersApi } from '../../users/users.api.js';
import type { Recovery } from '../domain/reset-mail.js';
import { ResetMails } from '../ports/reset-mails.js';

/**
 * Mails a link to a new password for each organization that knows the address, in one mail. Only whoever reads the mail of that address
 * learns of it.
 */
@Injectable()
export class MailResetLinks {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly organizations: OrganizationsApi,
    private readonly policies: PasswordPolicies,
    private readonly signIn: SignInApi,
    private readonly mails: ResetMails,
  ) {}

  async execute({ requestId, client }: Pick<Visit, 'requestId' | 'client'>, email: string): Promise<void> {
    const users = (await this.users.withEmail(email)).filter(({ active }) => active);
    if (users.length === 0) return;
    const orgIds = [...new Set(users.map(({ orgId }) => orgId))];
    const [allowed, organizations] = [await this.policies.allowedIn(orgIds), await this.organizations.getMany(orgIds)];
    const recoveries: Recovery[] = [];
    for (const user of users) {
      const organization = organizations.find(({ id }) => id === user.orgId);
      if (!organization) continue;
      const actor = { ...systemActor(user.orgId, 'forgotten password'), requestId, client };
      const link = allowed.has(user.orgId) ? (await this.units.run(() => Promise.resolve(this.signIn.createLink(actor, user, 'forgotten')))).url : null;
      recoveries.push({ organization: organization.name, link, providerPage: this.mails.providerPageOf(organization.slug) });
    }
    // As the users have it, not as it was typed: two forms of an address may reach different people.
    for (const address of new Set(users.map(({ email: known }) => known))) {
      this.mails.send(address, recoveries.filter((_recovery, i) => users[i]?.email === address));
    }
  }
}
