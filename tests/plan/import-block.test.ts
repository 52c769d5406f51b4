import { describe, expect, it } from 'vitest';
import { mergeImports } from '../../src/plan/import-block.ts';

describe('mergeImports', () => {
  it("sorts Node's modules, packages and the project's own files", () => {
    const text = `import { b } from './b.js';
import { z } from 'zod';
import { a } from '../a.js';
import { existsSync } from 'node:fs';
import express, { type Express } from 'express';
`;
    expect(mergeImports(text)).toBe(`import { existsSync } from 'node:fs';
import express, { type Express } from 'express';
import { z } from 'zod';
import { a } from '../a.js';
import { b } from './b.js';
`);
  });

  it('joins the imports of one module, but not of its types alone', () => {
    const text = `import { one, type Two } from './a.js';
import type { Four } from './a.js';
import { three, one } from './a.js';
`;
    expect(mergeImports(text)).toBe(`import { one, three, type Two } from './a.js';
import type { Four } from './a.js';
`);
  });

  it('breaks up what is too long for a line, and reads what is broken up', () => {
    const names = Array.from({ length: 12 }, (_, index) => `aLongName${index + 10}`);
    const broken = `import {\n${names.map((name) => `  ${name},\n`).join('')}} from './a.js';\n`;
    expect(mergeImports(`import { ${names.join(', ')} } from './a.js';\n`)).toBe(broken);
    expect(mergeImports(broken)).toBe(broken);
  });

  it('is a bug with anything else', () => {
    expect(() => mergeImports('const a = 1;\n')).toThrow(/Not an import/);
  });
});
