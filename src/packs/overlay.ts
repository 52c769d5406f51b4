import * as z from 'zod';
import type { PackFile } from './pack.ts';

/** What a project is written in, where a stack leaves the choice. */
export const LanguageSchema = z.strictObject({
  /** Of its source files. */
  extension: z.string(),
  /** The folder of what production runs. */
  output: z.string(),
  /** Whether packs lay their folder `javascript/` over what they bring otherwise (packs/language.ts). */
  overlay: z.boolean().default(false),
});
export type Language = Readonly<z.infer<typeof LanguageSchema>>;

const Lines = z.record(z.string(), z.string().nullable());

/** The package.json of a folder `javascript/`: lines that are added or said anew; null takes one out. */
export const PackageOverlaySchema = z.strictObject({
  engines: Lines.optional(),
  scripts: Lines.optional(),
  dependencies: Lines.optional(),
  devDependencies: Lines.optional(),
  overrides: Lines.optional(),
});
export type PackageOverlay = Readonly<z.infer<typeof PackageOverlaySchema>>;

export type TypeFragments<T> = Readonly<Record<string, Readonly<Record<string, T | readonly T[]>>>>;

/** What of a pack is otherwise in a JavaScript project: its folder `javascript/`. */
export interface Overlay<T> {
  readonly packageJson: PackageOverlay;
  readonly files: readonly PackFile<T>[];
  readonly slots: Readonly<Record<string, T>>;
  readonly types: TypeFragments<T>;
}
