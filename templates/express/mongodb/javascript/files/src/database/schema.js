import { createModels } from '../models/index.js';
import { using } from './connection.js';
import { isDenied } from './errors.js';

function modelsOf(database) {
  createModels(database);
  return Object.values(database.models);
}

/** Makes the collections, and MongoDB the database with them; says whether there were none before. */
export async function createDatabase(url) {
  return using(url, async (database) => {
    try {
      const collections = await database.listCollections();
      if (collections.length > 0) return false;
      for (const model of modelsOf(database)) await model.createCollection();
      return true;
    } catch (error) {
      if (!isDenied(error)) throw error;
      throw new Error(
        `The user may not create ${database.name}. As an administrator, grant these roles: ` +
          'readWriteAnyDatabase, dbAdminAnyDatabase.',
        { cause: error },
      );
    }
  });
}

/** Makes the indexes that are missing, and returns their names. Others are left alone. */
export async function migrate(database) {
  const made = [];
  for (const model of modelsOf(database)) {
    await model.createCollection();
    const { toCreate } = await model.diffIndexes();
    await model.createIndexes();
    const { collectionName } = model.collection;
    made.push(...toCreate.map((keys) => `${collectionName}.${Object.keys(keys).join('+')}`));
  }
  return made;
}
