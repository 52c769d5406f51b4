import { createModels } from '../models/index.js';
import { connect } from './connection.js';
import { found, statusOf } from './errors.js';

/** Makes the database where it is missing, and says whether it was. */
export async function createDatabase(url) {
  return create(connect(url));
}

async function create(database) {
  try {
    await database.request({ method: 'PUT' });
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status === 412) return false;
    if (status !== 401 && status !== 403) throw error;
    throw new Error(
      `The user may not create ${database.name}: only a server administrator of CouchDB can.`,
      { cause: error },
    );
  }
}

/**
 * An index for each field that lists are sorted by. The language is the JavaScript that CouchDB runs: it is
 * an old one.
 */
function viewsOf({ name, sortFields }) {
  const views = sortFields.map((field) => {
    const key = field === 'id' ? 'doc._id' : `doc.${field}`;
    const map = `function (doc) { if (doc._id.indexOf('${name}:') === 0) emit(${key}, null); }`;
    return [field, { map }];
  });
  return Object.fromEntries(views);
}

/**
 * Brings the indexes of each model up to date, and returns the names of the models that had others. A database
 * that is missing is made.
 * @param {import('./connection.js').Database} database
 */
export async function migrate(database) {
  createModels(database);
  if ((await found(database.request({}))) === undefined) await create(database);
  const changed = [];
  for (const kind of database.kinds.values()) {
    const views = viewsOf(kind);
    const _id = `_design/${kind.name}`;
    const present = await found(database.request({ doc: _id }));
    if (JSON.stringify(present?.views) === JSON.stringify(views)) continue;
    await database.request({ method: 'PUT', doc: _id, body: { ...present, _id, views } });
    changed.push(kind.name);
  }
  return changed;
}
