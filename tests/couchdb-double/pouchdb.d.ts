/** As much of PouchDB as the double needs; the packages bring no types. */
declare module 'pouchdb-core' {
  interface Kind {
    plugin(plugin: object): Kind;
    defaults(options: object): Kind;
  }
  const kind: Kind;
  export default kind;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: object;
  export default plugin;
}

declare module 'pouchdb-mapreduce' {
  const plugin: object;
  export default plugin;
}

declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';
  export default function expressPouchdb(kind: object, options: object): RequestListener;
}
