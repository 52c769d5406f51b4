/** A record as the API answers it: its values and what the store adds to them. */
export type Stored<Values> = { id: string } & Required<Values> & {
    createdAt: string;
    updatedAt: string;
  };

export interface ListQuery {
  page: number;
  pageSize: number;
  sort: { field: string; direction: 'asc' | 'desc' };
}

export interface Page<Values> {
  items: Stored<Values>[];
  page: number;
  pageSize: number;
  total: number;
}

/** All that controllers know of a model. How and where it keeps its records is its own affair. */
export interface Store<Values> {
  readonly sortFields: readonly string[];
  list(query: ListQuery): Promise<Page<Values>>;
  count(): Promise<number>;
  find(id: string): Promise<Stored<Values>>;
  create(values: Values): Promise<Stored<Values>>;
  update(id: string, changes: Partial<Values>): Promise<Stored<Values>>;
  remove(id: string): Promise<void>;
}
