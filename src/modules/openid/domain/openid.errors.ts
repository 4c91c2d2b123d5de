import { Failure } from '../../../kernel/failure.js';

/** The settings come from the environment of the server. */
export function setByEnvironment(): Failure {
  return new Failure('conflict', 'openid_set_by_environment', 'The OpenID Connect of your organization is set by the variables OPENID_… of the server: have its operator change them.');
}

/** A first configuration without its secret, or a new issuer: the secret of one provider is never sent to another. */
export function secretMissing(isNewIssuer: boolean): Failure {
  const rule = isNewIssuer ? 'must be sent along with another issuer: the secret that is kept belongs to the one before' : 'is required: none is kept yet';
  return new Failure('invalid', 'openid_secret_missing', `The client secret ${rule}.`, [{ path: ['clientSecret'], code: 'required', rule }]);
}

/** Anybody can have an address at such a domain. */
export function freeMailDomain(index: number, domain: string): Failure {
  const rule = `must not be ${domain}, where anybody can have an address: name domains of your organization`;
  return new Failure('invalid', 'openid_free_mail', `An email domain ${rule}.`, [{ path: ['emailDomains', index], code: 'free_mail', rule }]);
}

/** The same whether there is no such organization or it has no provider: nobody may find out which organizations exist. */
export function notSetUp(): Failure {
  return new Failure('not_found', 'openid_not_set_up', 'No organization with this short name signs in with a provider: check the name, or sign in with your password.');
}

/** The browser has no cookie of this sign-in, or one that is too old, used, or of another provider. */
export function flowLost(): Failure {
  return new Failure('malformed', 'openid_flow_lost', 'This sign-in was not begun in this browser, took too long, or has been used already: begin again.');
}

/** The browser would not keep the cookie of the sign-in. */
export function cookiesNotKept(): Failure {
  return new Failure('forbidden', 'openid_needs_https', 'Signing in needs HTTPS: open this page by its https:// address.');
}

/** The person, or the provider, has ended the sign-in. @param error the code of OAuth 2.0 */
export function endedByProvider(error: string): Failure {
  if (error === 'access_denied') return new Failure('forbidden', 'openid_denied', 'The provider did not let you in, or you ended the sign-in there: try again, or ask an admin of your organization.');
  const code = /^[\w-]{1,60}$/.test(error) ? error : 'unknown';
  return new Failure('unavailable', 'openid_provider_error', `The provider ended the sign-in with the error "${code}": try again, or ask an admin of your organization.`);
}

/** The answer of the provider fails a check. @param reason the end of a sentence, without anything of the answer itself */
export function answerRefused(reason: string): Failure {
  return new Failure('forbidden', 'openid_answer_refused', `The answer of the provider cannot be trusted (${reason}): ask an admin of your organization to check the settings of OpenID Connect.`);
}

/** The provider cannot be reached, or refuses this server. @param reason the end of a sentence */
export function providerFailed(reason: string): Failure {
  return new Failure('unavailable', 'openid_provider_failed', `The provider cannot be used at the moment (${reason}): try again, or ask an admin of your organization to check the settings of OpenID Connect.`);
}

/** The stored secret was sealed by a key that the server has no longer. */
export function secretLost(): Failure {
  return providerFailed('the client secret that is kept can no longer be read: an admin has to set it again');
}

/** The provider says of no address that it is verified. */
export function emailUnverified(): Failure {
  return new Failure('forbidden', 'openid_email_unverified', 'Your provider does not say that your email address is verified, so it cannot be matched with a user: ask an admin of your organization.');
}

/** Nobody in the organization has this address, and its domain does not join by itself. */
export function noSuchUser(): Failure {
  return new Failure('forbidden', 'openid_no_user', 'You are not a user of this organization yet: ask one of its admins to invite you by the email address that your provider knows.');
}

/** The user with the address is linked to somebody else at the provider: an address may have passed to another person. */
export function linkedToAnother(): Failure {
  return new Failure('forbidden', 'openid_linked_to_another', 'The user with your email address signs in with another account of your provider: ask an admin of your organization.');
}

/** The user does not belong to the organization any more. */
export function userDisabled(): Failure {
  return new Failure('forbidden', 'openid_user_disabled', 'Your user is disabled: ask an admin of your organization.');
}

/** @param seconds after which one is taken again */
export function tooManySignIns(seconds: number): Failure {
  return new Failure('excessive', 'rate_limited', `Too many sign-ins have begun from your address: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, [], { headers: { 'retry-after': String(seconds) } });
}
