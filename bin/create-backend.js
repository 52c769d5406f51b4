#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`create-backend needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  await import('../dist/main.js');
}
