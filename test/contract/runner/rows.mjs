// How the rows of a contract are written down.

/** A row, or a part of one, that cannot be tried here. */
export class NotRun extends Error {}

/**
 * One row of a contract.
 * @param name the contract's wording: the call or the point, a colon, the rule
 * @param check tries it; throws where the server does otherwise
 * @param needs the operations that it is about, such as `POST /v1/notes`: a server of an older release may have none of them
 */
export const row = (name, check, needs = []) => ({ name, check, needs });

/** A row that changes what the other rows rely on, such as which pipeline is the default: it is tried after them, by itself. */
export const rowAlone = (name, check, needs = []) => ({ ...row(name, check, needs), isAlone: true });

/** A row that is not tried from outside, and why. */
export const notRun = (name, reason) => ({ name, reason });

/** The rows of one section of a contract. */
export const section = (title, rows) => ({ title, rows });

/** Why rows of routes that do not exist yet are not run. */
export const LATER = 'not built yet';
