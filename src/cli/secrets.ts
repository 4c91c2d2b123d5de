import type { Command } from 'commander';
import { Failure } from '../kernel/failure.js';
import { ResealSecrets } from '../modules/webhooks/application/reseal-secrets.js';
import { ResealClientSecrets } from '../modules/openid/application/reseal-client-secrets.js';
import { withApplication } from './application.js';
import type { CommandContext } from './command-context.js';
import { toJson } from './output.js';

/** @param write takes the findings, a line each */
export function addSecretCommands(program: Command, context: (command: Command) => CommandContext, write: (text: string) => void): void {
  const secrets = program.command('secrets').description('what is stored encrypted');
  secrets
    .command('reseal')
    .description('encrypt all secrets again with the first key of ENCRYPTION_KEY, so that the other keys can be removed; servers may run meanwhile')
    .action(async (_options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const [ofSubscriptions, ofProviders] = await withApplication(settings(), log, 'as it is', async (app) => [
        await app.get(ResealSecrets, { strict: false }).execute((looked) => {
          if (looked % 10_000 === 0) log(`Looked at ${looked} subscriptions.`);
        }),
        await app.get(ResealClientSecrets, { strict: false }).execute(),
      ] as const);
      const [resealed, unopened] = [ofSubscriptions.resealed + ofProviders.resealed, ofSubscriptions.unopened];
      const isJson = command.optsWithGlobals()['json'] === true;
      for (const orgId of ofProviders.unopened) write(`${isJson ? toJson({ organization: orgId, openid: true }) : `${orgId}  OpenID Connect  No key opens its client secret: set it again, or bring the key back.`}\n`);
      for (const { orgId, id } of unopened) write(`${isJson ? toJson({ organization: orgId, subscription: id }) : `${orgId}  ${id}  No key opens its secret: rotate it, or bring the key back.`}\n`);
      if (unopened.length + ofProviders.unopened.length > 0) throw unopenedSecrets(resealed, unopened.length, ofProviders.unopened.length);
      output.result({ resealed }, resealed === 0 ? 'Every secret is sealed with the first key.' : `Sealed ${resealed} ${resealed === 1 ? 'secret' : 'secrets'} with the first key: the other keys can be removed.`);
    });
}

/** Makes the command exit as failed. */
function unopenedSecrets(resealed: number, subscriptions: number, providers: number): Failure {
  const parts = [
    ...(subscriptions === 0 ? [] : [subscriptions === 1 ? '1 subscription has a secret' : `${subscriptions} subscriptions have secrets`]),
    ...(providers === 0 ? [] : [providers === 1 ? '1 organization has a client secret of OpenID Connect' : `${providers} organizations have client secrets of OpenID Connect`]),
  ];
  return new Failure('invalid', 'secrets_unopened', `Sealed ${resealed} with the first key; ${parts.join(' and ')} that no key opens: remove no key yet.`);
}
