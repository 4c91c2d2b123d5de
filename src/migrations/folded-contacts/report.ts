import type { QueryRunner } from 'typeorm';

/** Reports the progress of a long migration now and then; a `final` sentence is always reported. */
export type Report = (sentence: string, final: boolean) => void;

const EVERY_MS = 5_000;

/** Reports through the logger of the migrations' data source. */
export function reportOf({ dataSource }: QueryRunner): Report {
  let last = Date.now();
  return (sentence, final) => {
    if (!final && Date.now() - last < EVERY_MS) return;
    last = Date.now();
    dataSource.logger.log('info', sentence);
  };
}
