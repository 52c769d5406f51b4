import { connect } from 'node:net';

const CONNECT_MS = 900;

/**
 * Resolves when one upstream at least takes connections.
 * @param {import('../config/upstreams.js').Upstream[]} upstreams
 */
export async function ping(upstreams) {
  await Promise.any(upstreams.map(knock));
}

function knock({ origin }) {
  const { protocol, hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) || (protocol === 'https:' ? 443 : 80) });
  socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`${origin} does not answer`)));
  return new Promise((resolve, reject) => {
    socket.on('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.on('error', reject);
  });
}
