import { Decimal128, MongoClient, type Db } from 'mongodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startDouble } from './server.ts';

const double = await startDouble();
const client = new MongoClient(double.url);
afterAll(async () => {
  await client.close();
  await double.stop();
});

describe("the double of MongoDB's wire protocol", () => {
  let db: Db;
  let number = 0;
  beforeEach(() => {
    number += 1;
    db = client.db(`test_${number}`);
  });

  it('keeps unique indexes, of which sparse ones leave out what is missing', async () => {
    const things = db.collection<{ _id: string; sku?: string | null }>('things');
    await things.createIndex({ sku: 1 }, { unique: true, sparse: true });
    await things.insertMany([{ _id: 'a', sku: 'x' }, { _id: 'b' }, { _id: 'c' }]);
    const taken = { code: 11000, keyPattern: { sku: 1 }, keyValue: { sku: 'x' } };
    await expect(things.insertOne({ _id: 'd', sku: 'x' })).rejects.toMatchObject(taken);
    const change = things.findOneAndUpdate({ _id: 'b' }, { $set: { sku: 'x' } });
    await expect(change).rejects.toMatchObject(taken);
    await expect(things.insertOne({ _id: 'a' })).rejects.toMatchObject({ code: 11000 });
    await things.updateOne({ _id: 'a' }, { $unset: { sku: 1 } });
    expect(await things.countDocuments({ sku: 'x' })).toBe(0);
    await things.insertOne({ _id: 'd', sku: 'x' });
  });

  it('keeps a unique index over some documents only', async () => {
    const things = db.collection('things');
    const partialFilterExpression = { sku: { $exists: true } };
    await things.createIndex({ owner: 1, sku: 1 }, { unique: true, partialFilterExpression });
    await things.insertMany([{ owner: 'a' }, { owner: 'a' }, { owner: 'a', sku: 'x' }]);
    await things.insertOne({ owner: 'b', sku: 'x' });
    await expect(things.insertOne({ owner: 'a', sku: 'x' })).rejects.toMatchObject({ code: 11000 });
  });

  it('takes null for a value in a unique index that is not sparse', async () => {
    const things = db.collection('things');
    await things.createIndex({ sku: 1 }, { unique: true });
    await things.insertOne({});
    await expect(things.insertOne({ sku: null })).rejects.toMatchObject({ code: 11000 });
  });

  it('refuses a unique index over what is not unique, and one of the same name that differs', async () => {
    const things = db.collection('things');
    await things.insertMany([{ sku: 'x' }, { sku: 'x' }]);
    const unique = things.createIndex({ sku: 1 }, { unique: true });
    await expect(unique).rejects.toMatchObject({ code: 11000 });
    await things.createIndex({ sku: 1 });
    const other = things.createIndex({ sku: 1 }, { unique: true });
    await expect(other).rejects.toMatchObject({ code: 86 });
  });

  it('sorts by type, then by value, whatever kind of number it is', async () => {
    const things = db.collection('things');
    const inOrder = [null, -1, Decimal128.fromString('9.00'), 10.5, 'A', 'a', 'ä', false, true];
    await things.insertMany(inOrder.toReversed().map((value) => ({ value })));
    const found = await things.find().sort({ value: 1 }).toArray();
    expect(found.map(({ value }) => value as unknown)).toEqual(inOrder);
    const last = await things.find().sort({ value: -1 }).skip(1).limit(1).toArray();
    expect(last).toMatchObject([{ value: false }]);
  });

  it('hands out large results in batches', async () => {
    const things = db.collection<{ _id: number }>('things');
    await things.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id })));
    expect(await things.find().toArray()).toHaveLength(250);
    expect(await things.find().batchSize(7).toArray()).toHaveLength(250);
  });

  it('says so where it is no MongoDB', async () => {
    await expect(db.command({ distinct: 'things', key: 'a' })).rejects.toMatchObject({ code: 59 });
    await db.collection('things').insertOne({});
    const again = db.collection('things').updateOne({}, { $inc: { a: 1 } });
    await expect(again).rejects.toMatchObject({ code: 238 });
  });
});
