import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { dump } from 'js-yaml';

/** The document as the file `openapi.yaml` holds it. */
export function toYaml(document: OpenAPIObject): string {
  return dump(document, { lineWidth: 120, noRefs: true });
}

/** Serves the document as `/openapi.yaml` and `/openapi.json`, and pages to try it out at `/docs`. */
export function serveDocs(app: NestFastifyApplication, document: OpenAPIObject): void {
  const yaml = toYaml(document);
  const json = JSON.stringify(document);
  const instance = app.getHttpAdapter().getInstance();
  instance.get('/openapi.yaml', (_request, reply) => reply.type('application/yaml; charset=utf-8').send(yaml));
  instance.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  instance.get('/', (_request, reply) => reply.redirect('/docs'));
  SwaggerModule.setup('docs', app, document, {
    raw: false,
    customSiteTitle: 'OraTek API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
}
