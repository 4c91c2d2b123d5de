import { Controller, Get, Param } from '@nestjs/common';
import { routeNotFound } from '../../../../platform/http/failures.js';
import { StaticFile } from '../../../../surfaces/account/page.js';
import { PublicPage } from '../../../../surfaces/account/page.interceptor.js';
import { STYLES, STYLES_FILE } from '../../../../surfaces/account/styles.js';

/** The style of the pages. */
@Controller('account/style')
export class StylesController {
  @Get(':file')
  @PublicPage()
  get(@Param('file') file: string): StaticFile {
    // One of another release: a browser must not keep this one in its place.
    if (file !== STYLES_FILE) throw routeNotFound();
    return new StaticFile(STYLES, 'text/css; charset=utf-8');
  }
}
