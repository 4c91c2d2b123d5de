import { type DynamicModule, Module } from '@nestjs/common';
import { AesSecretBox } from './aes-secret-box.js';
import { KeyRing } from './key-ring.js';
import { SecretBox } from './secret-box.js';

/** Encryption of stored secrets. Global: any module that stores a secret uses it. */
@Module({})
export class SecretsModule {
  static forRoot(keys: KeyRing): DynamicModule {
    return { module: SecretsModule, global: true, providers: [{ provide: SecretBox, useValue: new AesSecretBox(keys) }, { provide: KeyRing, useValue: keys }], exports: [SecretBox, KeyRing] };
  }
}
