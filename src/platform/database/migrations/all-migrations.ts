import { Core1763769600000 } from './1763769600000-core.js';
import { CoreIndexes1763769600001 } from './1763769600001-core-indexes.js';

/**
 * Every migration, oldest first. A migration that has been released never changes; it adds before anything is removed,
 * so that the release before still runs on its schema.
 */
export const ALL_MIGRATIONS = [Core1763769600000, CoreIndexes1763769600001];
