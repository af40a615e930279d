import { describe, expect, test } from 'vitest';
import { changedFields } from './merge.ts';

describe('what each of several people changed', () => {
  const shown = { place: 'Reception', types: ['loss'], severity: null };

  test('a field that was not touched is not written, though another has changed it since', () => {
    const merged = changedFields(shown, { ...shown, place: 'Arkivet' }, { ...shown, severity: 3 });
    expect(merged).toEqual({ changes: { place: 'Arkivet' }, clashes: [] });
  });

  test('two who wrote different things in one field: nothing is lost, and both are shown', () => {
    const merged = changedFields(shown, { ...shown, place: 'Arkivet' }, { ...shown, place: 'Köket' });
    expect(merged).toEqual({
      changes: {},
      clashes: [{ field: 'place', saved: 'Köket', typed: 'Arkivet' }],
    });
  });

  test('two who wrote the same are of one mind', () => {
    const typed = { ...shown, types: ['loss', 'access'] };
    expect(changedFields(shown, typed, typed)).toEqual({ changes: {}, clashes: [] });
  });
});
