import fs from 'fs-extra';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Python } from '../../src/run/python.ts';

/** A folder for stand-ins: shell scripts that answer the probe as a Python of that kind would. */
export class FakePythons {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<FakePythons> {
    return new FakePythons(await mkdtemp(path.join(tmpdir(), 'create-backend-pythons-')));
  }

  /** A Python with all that belongs to it, unless `parts` says otherwise. Answers with its path. */
  add(name: string, version: string, parts: Partial<Python> = {}): Promise<string> {
    const executable = path.join(this.folder, name);
    const answer = { version, executable, venv: true, ensurepip: true, pip: '24.0', ...parts };
    return this.script(name, `echo '${JSON.stringify(answer)}'`);
  }

  /** As pyenv's shims do for versions that are not switched on. */
  shim(name: string): Promise<string> {
    return this.script(name, 'echo "pyenv: command not found" >&2; exit 127');
  }

  async script(name: string, body: string): Promise<string> {
    const file = path.join(this.folder, name);
    await fs.outputFile(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return file;
  }

  remove(): Promise<void> {
    return fs.remove(this.folder);
  }
}
