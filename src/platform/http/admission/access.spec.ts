import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { UnitOfWorkInterceptor } from '../writes/unit-of-work.interceptor.js';
import { DeclareScope } from './access.js';

class Routes {
  @DeclareScope('read')
  read(): string {
    return 'read';
  }
  @DeclareScope('write')
  write(): string {
    return 'write';
  }
  @DeclareScope('write', { ownUnits: true })
  long(): string {
    return 'long';
  }
}

it.each<[keyof Routes, unknown]>([['read', undefined], ['write', [UnitOfWorkInterceptor]], ['long', undefined]])('around the route %s stands %p', (name, expected) => {
  expect(Reflect.getMetadata(INTERCEPTORS_METADATA, Routes.prototype[name])).toEqual(expected);
});

it('a route that only reads makes no record that could have a Location', () => {
  expect(() => DeclareScope('read', { location: '/x/{id}' })).toThrow('Location');
});
