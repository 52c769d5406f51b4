/** How a field is kept in its column. Neither direction ever sees null. */
export interface Column {
  name: string;
  sortable: boolean;
  read(stored: unknown): unknown;
  write(value: unknown): unknown;
}

const same = (value: unknown) => value;

/** A value that the database keeps as it is. */
export function plain(name: string): Column {
  return { name, sortable: true, read: same, write: same };
}

export function text(name: string): Column {
  return { name, sortable: false, read: same, write: same };
}

/** SQLite keeps decimals as floats, exact for the twelve digits that there are. */
export function decimal(name: string): Column {
  return { name, sortable: true, read: (stored) => Number(stored).toFixed(2), write: same };
}

export function boolean(name: string): Column {
  return { name, sortable: true, read: Boolean, write: same };
}

export function timestamp(name: string): Column {
  return {
    name,
    sortable: true,
    read: (stored) => new Date(stored as string | number | Date).toISOString(),
    write: (value) => new Date(value as string),
  };
}

export function json(name: string): Column {
  return {
    name,
    sortable: false,
    read: (stored) => JSON.parse(String(stored)),
    write: (value) => JSON.stringify(value),
  };
}
