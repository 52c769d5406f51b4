import fs from 'fs-extra';
import { createServer, type Server } from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../src/run/find-python.ts';
import { freePort } from '../contract/free-port.ts';
import { createBackend, temporaryFolder } from './create.ts';
import { describeUnless } from './describe-unless.ts';

/** Of this test alone. Good for two days of January 2001: to whoever trusts it, this machine's clock is wrong. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4wYzGkQKkvAetUY5
LJd05SoM5/z4gxWD7Cp/kPXiauihRANCAATsW0+hEbq7hK1w/wyAxu0YjYZmdpYH
ErswNPp59PMgW57tBdtggdxcTnAuq3Sz4LuIo5sRwy0dmJTUudPfLaEt
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmDCCAT+gAwIBAgIUbO/qQ9l3qHv2DN8SLVGSb9SVxPUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTAxMDEwMTAwMDAwMFoXDTAxMDEwMzAw
MDAwMFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAE7FtPoRG6u4StcP8MgMbtGI2GZnaWBxK7MDT6efTzIFue7QXbYIHcXE5w
Lqt0s+C7iKObEcMtHZiU1LnT3y2hLaNvMG0wHQYDVR0OBBYEFMRcwtooTxtKm2E5
QgcsLoKtSxIOMB8GA1UdIwQYMBaAFMRcwtooTxtKm2E5QgcsLoKtSxIOMA8GA1Ud
EwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49
BAMCA0cAMEQCIBne7dwBzo1rK7x9PHVASEyYoEzNF+5eXlxdPQWJj58TAiAhU8Bg
hEx7xV/VvqaWvw8lCMi2kVACVT8y4hCQpv0lww==
-----END CERTIFICATE-----`;

const { folder, remove } = await temporaryFolder();
const { chosen } = await findPython(folder);
const authority = path.join(folder, 'authority.pem');
let server: Server;
let registry = '';
beforeAll(async () => {
  await fs.writeFile(authority, CERTIFICATE);
  const port = await freePort();
  server = createServer({ key: KEY, cert: CERTIFICATE }, (_req, res) => res.end('{}'));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  registry = `https://localhost:${port}`;
});
afterAll(async () => {
  server.close();
  await remove();
});

/** Contract: exit 4, with the time that the machine says it is. */
async function expectClockNamed(name: string, ...args: string[]) {
  const run = await createBackend([name, '--product', 'crm', '--yes', ...args], folder, {
    NODE_EXTRA_CA_CERTS: authority,
    npm_config_registry: registry,
    npm_config_cache: path.join(folder, 'npm-cache'),
    npm_config_prefer_offline: 'false',
    PIP_INDEX_URL: `${registry}/simple`,
    PIP_CERT: '',
    REQUESTS_CA_BUNDLE: authority,
    SSL_CERT_FILE: authority,
    PIP_NO_CACHE_DIR: '1',
  });
  expect(run.exitCode, run.stderr).toBe(4);
  const today = new Date().toISOString().slice(0, 10);
  expect((run.stdout + run.stderr).replaceAll(/\s+/g, ' ')).toMatch(
    new RegExp(
      `no certificate is good at ${today} \\d\\d:\\d\\d UTC, which this machine's clock says`,
    ),
  );
}

describe('a clock that is wrong', () => {
  it('is named where npm finds no certificate good', async () => {
    await expectClockNamed('node-project', '--framework', 'express');
  });
});

await describeUnless(
  chosen ? undefined : 'no Python 3.10 to 3.14 answers here',
  'a clock that is wrong, with Python',
  () => {
    it('is named where pip finds no certificate good', async () => {
      await expectClockNamed('python-project', '--framework', 'django', '--python-manager', 'pip');
    });
  },
);
