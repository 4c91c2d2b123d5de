import { runGroup } from '../support/spec-group.js';

runGroup(3);
