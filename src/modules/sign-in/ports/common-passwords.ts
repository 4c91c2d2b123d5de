/** The most common passwords. */
export abstract class CommonPasswords {
  /** A function that tells whether a word, in lower case, is among them. */
  abstract load(): Promise<(word: string) => boolean>;
}
