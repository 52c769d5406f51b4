import { BSON, type Document } from 'bson';
import type { Socket } from 'node:net';

/** Opcodes of "MongoDB Wire Protocol"; drivers still say hello by the oldest one. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const HEADER = 16;

export interface Request {
  readonly command: Document;
  /** Writes the answer to the socket that the request came from. */
  reply(answer: Document): void;
}

/** Cuts what comes from a socket into requests. */
export function readRequests(socket: Socket, handle: (request: Request) => void): void {
  let pending = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= HEADER && pending.length >= pending.readInt32LE(0)) {
      const length = pending.readInt32LE(0);
      const request = parse(pending.subarray(0, length), socket);
      pending = pending.subarray(length);
      if (request) handle(request);
      else socket.destroy();
    }
  });
}

function parse(message: Buffer, socket: Socket): Request | undefined {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  const body = message.subarray(HEADER);
  const answer = (operation: number, ...parts: Buffer[]): void => {
    const header = Buffer.alloc(HEADER);
    const length = parts.reduce((sum, part) => sum + part.length, HEADER);
    for (const [at, value] of [length, id, id, operation].entries()) {
      header.writeInt32LE(value, at * 4);
    }
    if (socket.writable) socket.write(Buffer.concat([header, ...parts]));
  };
  if (opcode === OP_MSG) {
    return {
      command: readSections(body.subarray(4)),
      // No flags, and one section of kind 0.
      reply: (document) => answer(OP_MSG, Buffer.alloc(5), encode(document)),
    };
  }
  if (opcode !== OP_QUERY) return undefined;
  const collection = body.subarray(4, body.indexOf(0, 4)).toString();
  const query = body.subarray(4 + collection.length + 1 + 8);
  return {
    command: { ...decode(query), $db: collection.split('.')[0] },
    reply(document) {
      const flags = Buffer.alloc(20);
      flags.writeInt32LE(1, 16);
      answer(OP_REPLY, flags, encode(document));
    },
  };
}

/** Sections of kind 0 are the command, those of kind 1 a list of documents that belongs into it. */
function readSections(sections: Buffer): Document {
  const command: Document = {};
  let at = 0;
  while (at < sections.length) {
    const isList = sections[at] === 1;
    const section = sections.subarray(at + 1);
    const length = section.readInt32LE(0);
    if (isList) {
      const end = section.indexOf(0, 4);
      command[section.subarray(4, end).toString()] = readList(section.subarray(end + 1, length));
    } else {
      Object.assign(command, decode(section));
    }
    at += 1 + length;
  }
  return command;
}

function readList(bytes: Buffer): Document[] {
  const documents: Document[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) {
    documents.push(decode(bytes.subarray(at)));
  }
  return documents;
}

const decode = (bytes: Buffer): Document =>
  BSON.deserialize(bytes.subarray(0, bytes.readInt32LE(0)));

const encode = (document: Document): Buffer => Buffer.from(BSON.serialize(document));
