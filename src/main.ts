import { endProcess, processStreams, stopSignal } from './app/process.js';
import { runServerProgram } from './app/server-program.js';
import { settingsOfProcess } from './config/settings.js';

endProcess(await runServerProgram(settingsOfProcess, processStreams, stopSignal));
