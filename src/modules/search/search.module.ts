import { Module } from '@nestjs/common';
import { SearchController } from './adapters/oratek/search.controller.js';
import { PostgresRecordSearch } from './adapters/postgres/postgres-record-search.js';
import { RecordSearch } from './ports/record-search.js';

@Module({
  controllers: [SearchController],
  providers: [{ provide: RecordSearch, useClass: PostgresRecordSearch }],
})
export class SearchModule {}
