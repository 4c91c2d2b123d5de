import { resolve } from 'node:path';
import type { Settings } from '../config/settings.js';
import { makeFolder } from '../operations/make-folder.js';
import { StartupError } from '../kernel/startup-error.js';
import { keyOfFolder } from '../platform/secrets/key-file.js';
import { KeyRing } from '../platform/secrets/key-ring.js';

/**
 * The keys of ENCRYPTION_KEY; without it, the key of the data folder, which the first process that needs it makes.
 * @param dataDir of the embedded Postgres; null with DATABASE_URL @throws StartupError if the key cannot be kept there
 */
export function openKeys(settings: Settings, dataDir: string | null): KeyRing {
  if (settings.encryptionKeys.length > 0) return new KeyRing(settings.encryptionKeys);
  const folder = dataDir ?? resolve(settings.dataDir);
  try {
    makeFolder(folder, 'umask');
  } catch (error) {
    throw new StartupError(`The folder ${folder} for the encryption key cannot be made: set DATA_DIR to another folder, or set ENCRYPTION_KEY.`, { cause: error });
  }
  return new KeyRing([keyOfFolder(folder)]);
}
