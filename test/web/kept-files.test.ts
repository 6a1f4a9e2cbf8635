import { describe, expect, it } from 'vitest';
import { KEPT_DAYS, keptFiles } from '../../web/kept-files.ts';

const DAY = 24 * 3_600_000;
const NOW = 1_000 * DAY;

describe('the files of builds before', () => {
  it('stay from when they are replaced, however old they are, and so long', () => {
    const first = keptFiles({ 'a.js': NOW - 900 * DAY }, ['a.js'], ['b.js'], NOW);
    expect(first).toEqual({ kept: { 'a.js': NOW, 'b.js': NOW }, gone: [] });
    const last = keptFiles(first.kept, ['b.js'], ['c.js'], NOW + KEPT_DAYS * DAY);
    expect(last.gone).toEqual([]);
    const after = keptFiles(last.kept, ['c.js'], ['c.js'], NOW + KEPT_DAYS * DAY + 1);
    expect(after).toEqual({
      kept: { 'b.js': NOW + KEPT_DAYS * DAY, 'c.js': NOW + KEPT_DAYS * DAY + 1 },
      gone: ['a.js'],
    });
  });

  it('are never those that are needed', () => {
    expect(keptFiles({ 'a.js': 0 }, [], ['a.js'], NOW)).toEqual({ kept: { 'a.js': NOW }, gone: [] });
  });
});
