import { endProcess, processStreams, stopSignal } from './app/process.js';
import { runWorkerProgram } from './app/worker-program.js';
import { settingsOfProcess } from './config/settings.js';

endProcess(await runWorkerProgram(settingsOfProcess, processStreams, stopSignal));
