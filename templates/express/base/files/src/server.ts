import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createApp } from './app.js';
import { EnvError, loadEnvFile, parseEnv, type Env } from './config/env.js';
import { createLogger } from './config/logger.js';
import { connect, disconnect } from './database/connection.js';

const DRAIN_MS = 8_000;
const EXIT_MS = 9_500;

function readEnv(): Env {
  try {
    loadEnvFile();
    return parseEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const env = readEnv();
const logger = createLogger(env);
const database = connect(env.DATABASE_URL);
const sockets = new Set<Socket>();
const inFlight = new Set<ServerResponse>();
let draining = false;

const server = createServer({
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than load balancers keep their side open, so that they never meet a closed connection.
  keepAliveTimeout: 65_000,
});

server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
server.on('request', (_req, res) => {
  if (draining) res.setHeader('Connection', 'close');
  inFlight.add(res);
  res.on('close', () => inFlight.delete(res));
});
server.on('request', createApp({ env, logger, database, isDraining: () => draining }));

async function shutDown(exitCode: number): Promise<void> {
  if (draining) return;
  draining = true;
  setTimeout(() => process.exit(exitCode), EXIT_MS);
  setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  for (const res of inFlight) {
    if (!res.headersSent) res.setHeader('Connection', 'close');
  }
  const closed = new Promise((resolve) => server.close(resolve));
  // Node takes a connection that never sent a byte for a busy one.
  for (const socket of sockets) {
    if (socket.bytesRead === 0) socket.destroy();
  }
  await closed;
  await disconnect(database);
  logger.info('stopped');
  process.exit(exitCode);
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    logger.info(`${signal}, shutting down`);
    void shutDown(0);
  });
}

for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (error: unknown) => {
    logger.fatal(error, event);
    void shutDown(1);
  });
}

server.on('error', (error) => {
  logger.fatal(error, 'cannot listen');
  process.exit(1);
});
server.listen(env.PORT, env.HOST, () => {
  logger.info({ address: server.address() }, 'listening');
});
