import { Injectable } from '@nestjs/common';
import { CommonPasswords } from '../../ports/common-passwords.js';

/** The 49,000 most common passwords, of the package @zxcvbn-ts/language-common. Loaded when the first password is chosen. */
@Injectable()
export class ListedCommonPasswords extends CommonPasswords {
  private words: Promise<ReadonlySet<string>> | undefined;

  override async load(): Promise<(word: string) => boolean> {
    const words = await (this.words ??= read());
    return (word) => words.has(word);
  }
}

async function read(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
