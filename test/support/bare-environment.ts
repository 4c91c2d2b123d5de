/** What `npm run test:later` preloads, and by how much it shifts the clock. */
const OF_THE_CLOCK = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'FAKETIME_DID_REEXEC'];

/** The part of this environment that our own processes get: the PATH and the shifted clock, but no settings. */
export function bareEnvironment(): Record<string, string> {
  const given = ['PATH', 'HOME', ...OF_THE_CLOCK].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

/** This environment for other programs, without the shifted clock, which can hang a program as it starts (`redis-server`). */
export function ownClock(): NodeJS.ProcessEnv {
  return { ...process.env, LD_PRELOAD: undefined };
}
