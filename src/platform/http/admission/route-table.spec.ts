import fastify from 'fastify';
import { RouteTable } from './route-table.js';

it('knows which methods a path has', () => {
  const instance = fastify();
  const routes = new RouteTable();
  routes.observe(instance);
  instance.get('/things/:id', () => '');
  instance.delete('/things/:id', () => '');
  instance.post('/things', () => '');
  instance.post('/things/bulk', () => '');
  instance.get('/openapi.yaml', () => '');
  expect(routes.methodsOf('/things/1')).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS']);
  expect(routes.methodsOf('/things')).toEqual(['OPTIONS', 'POST']);
  expect(routes.methodsOf('/things/bulk')).toEqual(['OPTIONS', 'POST']);
  expect(routes.methodsOf('/things/:id')).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS']);
  expect(routes.methodsOf('/things/1/2')).toBeNull();
  expect(routes.methodsOf('/things/')).toBeNull();
  expect(routes.methodsOf('/openapiXyaml')).toBeNull();
});
