/** What `npm run test:later` preloads, and by how much it shifts the clock. */
const OF_THE_CLOCK = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'FAKETIME_DID_REEXEC'];

/** What a process of ours is given of this one's environment: where programs are, and by which clock they run. No setting. */
export function bareEnvironment(): Record<string, string> {
  const given = ['PATH', 'HOME', ...OF_THE_CLOCK].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

/** This environment for a program that is not ours, which keeps its own clock: what shifts the clock can hang a program as it starts (`redis-server`). */
export function ownClock(): NodeJS.ProcessEnv {
  return { ...process.env, LD_PRELOAD: undefined };
}
