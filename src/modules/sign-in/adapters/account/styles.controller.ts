import { Controller, Get } from '@nestjs/common';
import { StaticFile } from '../../../../surfaces/account/page.js';
import { PublicPage } from '../../../../surfaces/account/page.interceptor.js';
import { STYLES, STYLES_PATH } from '../../../../surfaces/account/styles.js';

/** The style of the pages. */
@Controller()
export class StylesController {
  @Get(STYLES_PATH)
  @PublicPage()
  get(): StaticFile {
    return new StaticFile(STYLES, 'text/css; charset=utf-8');
  }
}
